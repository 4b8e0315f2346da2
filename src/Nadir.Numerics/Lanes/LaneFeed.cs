namespace Nadir;

/// <summary>Where lanes get their subjects from and bring their results to. One instance belongs to one thread.</summary>
internal abstract unsafe class LaneFeed
{
    /// <summary>The next subject for a free lane; false when there is none or it must wait. Fills state, times and stops.</summary>
    public abstract bool Begin(int lane, LaneClocks clocks, double* state);

    /// <summary>A lane is at its stop: doses, events or the end. False when the subject is done. Changes state, stop and step.</summary>
    public abstract bool Reached(int lane, LaneClocks clocks, double* state);

    /// <summary>A due output of a lane; sets the time of the next.</summary>
    public abstract void Output(int lane, LaneClocks clocks, double* row);

    /// <summary>A lane cannot go on.</summary>
    public abstract void Fail(int lane, LaneClocks clocks, SolveCode code);

    /// <summary>Whether no subject is left to begin.</summary>
    public abstract bool IsOver { get; }

    /// <summary>Whether to stop where one is.</summary>
    public abstract bool IsCancelled { get; }
}
