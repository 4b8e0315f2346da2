namespace Nadir;

/// <summary>What an engine did with a population.</summary>
/// <param name="States">Row-major [subject, time, state]; empty when they were not kept.</param>
/// <param name="StateIds">Ids of the states in a row.</param>
/// <param name="Subjects">Number of subjects.</param>
/// <param name="UserSeconds">User CPU time of the run alone: without start, reading, compiling and writing.</param>
/// <param name="StepsPerSubject">Accepted steps, or NaN when the engine does not say.</param>
/// <param name="Failures">Subjects that failed.</param>
public sealed record EngineRun(double[] States, IReadOnlyList<string> StateIds, int Subjects, double UserSeconds, double StepsPerSubject, int Failures)
{
    /// <summary>User CPU milliseconds a subject.</summary>
    public double MillisecondsPerSubject => 1e3 * UserSeconds / Subjects;
}

/// <summary>When a study writes its rows.</summary>
/// <param name="Until">End, in the model's unit of time.</param>
/// <param name="Every">Time between rows.</param>
/// <param name="RowsAfterDoses">Whether the row at the time of a dose is the state after it (as SBML's events want) or before.</param>
public sealed record StudyTimes(double Until, double Every, bool RowsAfterDoses)
{
    /// <summary>Times of the rows.</summary>
    public IReadOnlyList<double> Rows => [.. Enumerable.Range(0, (int)Math.Floor(Until / Every + 1e-9) + 1).Select(i => i * Every)];
}
