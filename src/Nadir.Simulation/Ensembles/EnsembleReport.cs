namespace Nadir;

/// <summary>How an ensemble went.</summary>
/// <param name="Next">First subject that was not given out: where to resume.</param>
/// <param name="Completed">Subjects that reached the end.</param>
/// <param name="Failures">Subjects that did not, with the reason.</param>
/// <param name="Statistics">Work of all subjects.</param>
/// <param name="Lanes">Subjects side by side; 1 also where a model runs on the scalar path.</param>
public sealed record EnsembleReport(int Next, int Completed, IReadOnlyList<(int Subject, SolveStatus Status)> Failures, SolveStatistics Statistics, int Lanes);
