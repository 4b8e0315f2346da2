namespace Nadir;

/// <summary>Legal status in a region at a date.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Region">Country or union.</param>
/// <param name="Date">Since when, year to day.</param>
/// <param name="Status">What holds.</param>
/// <param name="IsCurrent">False where a later entry replaces it.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="VerifyAt">Where a reader can check.</param>
/// <param name="Checked">How it was checked.</param>
/// <param name="Sources">Ids of sources.</param>
/// <param name="Url">Where it was seen.</param>
/// <param name="Leads">Rows of the shared collection.</param>
public sealed record RegulationEntry(
    string Id, string Region, string Date, string Status, bool? IsCurrent, string? Note, string? VerifyAt, Checked Checked, IReadOnlyList<string> Sources, string? Url, IReadOnlyList<string>? Leads)
{
    /// <summary>Whole months between its date and a day; a law is stale long before it is wrong.</summary>
    /// <param name="today">The day.</param>
    public int AgeInMonths(DateOnly today)
    {
        var year = int.Parse(Date.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        var month = Date.Length >= 7 ? int.Parse(Date.AsSpan(5, 2), System.Globalization.CultureInfo.InvariantCulture) : 6;
        return Math.Max(0, (today.Year - year) * 12 + today.Month - month);
    }
}
