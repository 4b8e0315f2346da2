namespace Nadir;

/// <summary>Another engine that runs a population.</summary>
public interface IPeer
{
    /// <summary>What to call it.</summary>
    string Name { get; }

    /// <summary>Ids of its states in the order of its rows; numbers when it does not say.</summary>
    IReadOnlyList<string> States { get; }

    /// <summary>Runs a population, one thread.</summary>
    /// <param name="population">Table on disk.</param>
    /// <param name="subjects">Subjects 0 … n−1 of it.</param>
    /// <param name="study">Times and the row convention.</param>
    /// <param name="tolerances">Tolerances.</param>
    /// <param name="isReference">Whether to run each interval between doses on its own clock, for references at 1e-12.</param>
    /// <param name="keepStates">Whether to return the states.</param>
    EngineRun Run(string population, int subjects, StudyTimes study, Tolerances tolerances, bool isReference = false, bool keepStates = true);
}
