namespace Nadir;

/// <summary>One administration.</summary>
/// <param name="Precursor">What is given.</param>
/// <param name="Milligrams">Mass as weighed, mg; NR by the mass of its chloride.</param>
/// <param name="Time">Hours after the start of the regimen.</param>
/// <param name="Form">How it comes free.</param>
/// <param name="InfusionHours">0 for an oral dose; above 0 an intravenous infusion of that many hours.</param>
public sealed record Intake(Precursor Precursor, double Milligrams, double Time, ReleaseForm Form = ReleaseForm.Immediate, double InfusionHours = 0)
{
    /// <summary>How it gets in: by vein when it is an infusion, else by mouth.</summary>
    public Route Route { get; init; } = InfusionHours > 0 ? Route.Vein : Route.Mouth;

    /// <summary>Hours over which an oral dose is drunk; 0 for one swallow.</summary>
    public double DrinkingHours { get; init; }
}
