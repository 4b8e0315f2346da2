namespace Nadir;

/// <summary>Who took part. Null means not reported; a replay then uses the documented reference person.</summary>
/// <param name="N">Number of people.</param>
/// <param name="AgeMean">Mean age, years (middle of the range when only a range is given).</param>
/// <param name="AgeLow">Youngest, years.</param>
/// <param name="AgeHigh">Oldest, years.</param>
/// <param name="MaleFraction">0 to 1.</param>
/// <param name="Bmi">Mean body-mass index, kg/m² (middle of the range when only a range is given).</param>
/// <param name="Health">Health state, as text.</param>
public sealed record TrialPopulation(
    int? N, double? AgeMean, double? AgeLow, double? AgeHigh, double? MaleFraction, double? Bmi, string? Health)
{
    /// <summary>What a reader must know: which figure is assumed, which group it stands for; or null.</summary>
    public string? Note { get; init; }
}
