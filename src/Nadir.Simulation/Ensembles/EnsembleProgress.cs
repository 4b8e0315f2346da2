namespace Nadir;

/// <summary>How far an ensemble is.</summary>
/// <param name="Done">Subjects given out.</param>
/// <param name="Total">Subjects to run.</param>
/// <param name="Failed">Subjects among them that failed.</param>
public sealed record EnsembleProgress(int Done, int Total, int Failed);
