namespace Nadir;

/// <summary>How people go through an arm, on average over the repetitions.</summary>
/// <param name="Randomized">People.</param>
/// <param name="Completed">Came to the last visit.</param>
/// <param name="Rescued">Got rescue.</param>
/// <param name="PerProtocol">Followed the plan.</param>
/// <param name="Taken">Share of the doses taken.</param>
public sealed record ArmFlow(double Randomized, double Completed, double Rescued, double PerProtocol, double Taken);
