namespace Nadir;

/// <summary>How far a long study is.</summary>
/// <param name="Stage">What it does now, in a few words.</param>
/// <param name="Done">Finished pieces.</param>
/// <param name="Total">All pieces.</param>
public readonly record struct Progress(string Stage, int Done, int Total);
