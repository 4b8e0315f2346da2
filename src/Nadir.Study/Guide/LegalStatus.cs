using System.Globalization;

namespace Nadir;

/// <summary>Legal status with dates, as lines; old entries are marked.</summary>
public static class LegalStatus
{
    private const int StaleAfterMonths = 12;

    /// <summary>Current entries, one a line.</summary>
    /// <param name="library">The evidence.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<string> Lines(EvidenceLibrary library, DateOnly today) =>
        [.. library.Regulation.Where(entry => entry.IsCurrent != false && entry.Checked != Checked.Unconfirmed).Select(entry => $"{entry.Region}, {entry.Date}{Mark(entry, today)}: {entry.Status}")];

    /// <summary>" [n months old: may be stale, check]", " [replaced]" or nothing.</summary>
    public static string Mark(RegulationEntry entry, DateOnly today) => entry.IsCurrent == false
        ? " [replaced]"
        : entry.AgeInMonths(today) is > StaleAfterMonths and var months ? string.Create(CultureInfo.InvariantCulture, $" [{months} months old: may be stale, check]") : "";
}
