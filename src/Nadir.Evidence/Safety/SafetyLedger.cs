namespace Nadir;

/// <summary>Everything known and unknown about harm.</summary>
/// <param name="Items">Adverse events, interactions, unknowns.</param>
/// <param name="Noaels">Animal toxicology.</param>
/// <param name="UpperLevels">Intake limits of authorities.</param>
public sealed record SafetyLedger(IReadOnlyList<SafetyItem> Items, IReadOnlyList<Noael> Noaels, IReadOnlyList<UpperLevel> UpperLevels)
{
    /// <summary>Items on a condition of the guide.</summary>
    public IEnumerable<SafetyItem> On(string condition) => Items.Where(item => item.Conditions?.Contains(condition, StringComparer.Ordinal) == true);
}
