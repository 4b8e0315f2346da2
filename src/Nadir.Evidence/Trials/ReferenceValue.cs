namespace Nadir;

/// <summary>A reference value of a population, for example whole-blood NAD⁺ of 1,518 people.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Analyte">What was measured.</param>
/// <param name="Matrix">Where.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Value">The number, or null where the source gives a range or text.</param>
/// <param name="ValueText">The value as text where it is not one number.</param>
/// <param name="Spread">Spread in <paramref name="Unit"/>, or null.</param>
/// <param name="SpreadText">Spread as text, or null.</param>
/// <param name="SpreadType">SD, IQR, range ..., or null.</param>
/// <param name="N">People behind the value, or null.</param>
/// <param name="Population">Who.</param>
/// <param name="Citation">Source.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Checked">How it was checked.</param>
public sealed record ReferenceValue(
    string Id,
    string Analyte,
    string Matrix,
    string Unit,
    double? Value,
    string? ValueText,
    double? Spread,
    string? SpreadText,
    string? SpreadType,
    int? N,
    string? Population,
    string Citation,
    string? Note,
    Checked Checked)
{
    /// <summary>mean, median, range, ..., or null.</summary>
    public string? Statistic { get; init; }

    /// <summary>Where the number was seen, or null.</summary>
    public string? Url { get; init; }
}
