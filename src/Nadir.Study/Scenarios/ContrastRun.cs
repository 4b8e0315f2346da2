namespace Nadir;

/// <summary>NAD⁺ of several arms side by side.</summary>
/// <param name="Title">What was asked.</param>
/// <param name="Person">Whose body.</param>
/// <param name="Days">Day at which pools were read.</param>
/// <param name="Arms">Pools over the first arm before any dose, one an arm.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record ContrastRun(string Title, Person Person, int Days, IReadOnlyList<ArmPools> Arms, IReadOnlyList<string> Notes, Provenance Provenance);
