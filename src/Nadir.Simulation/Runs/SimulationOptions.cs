namespace Nadir;

/// <summary>What to write and how exactly.</summary>
public sealed record SimulationOptions
{
    /// <summary>Checked at the door.</summary>
    /// <param name="OutputTimes">Ascending, none before <paramref name="StartTime"/>; the run ends at the last.</param>
    /// <param name="Tolerances">Local error allowed.</param>
    /// <param name="Method">Method; Rodas5P when null.</param>
    /// <param name="StartTime">Time of the initial state.</param>
    public SimulationOptions(IReadOnlyList<double> OutputTimes, Tolerances Tolerances, Tableau? Method = null, double StartTime = 0)
    {
        if (OutputTimes.Count == 0)
        {
            throw new ArgumentException("At least one output time is needed.", nameof(OutputTimes));
        }

        for (var i = 0; i < OutputTimes.Count; i++)
        {
            if (!double.IsFinite(OutputTimes[i]) || OutputTimes[i] < (i == 0 ? StartTime : OutputTimes[i - 1]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Output time {OutputTimes[i]} at place {i}: times must be finite and ascending from {StartTime}."), nameof(OutputTimes));
            }
        }

        this.OutputTimes = OutputTimes;
        this.Tolerances = Tolerances;
        this.Method = Method ?? Tableau.Rodas5P;
        this.StartTime = StartTime;
    }

    /// <summary>Times at which the state is written.</summary>
    public IReadOnlyList<double> OutputTimes { get; }

    /// <summary>Local error allowed.</summary>
    public Tolerances Tolerances { get; }

    /// <summary>Method.</summary>
    public Tableau Method { get; }

    /// <summary>Time of the initial state.</summary>
    public double StartTime { get; }

    /// <summary>Seed of what is random: the order of events of equal priority at one time.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Stream of random numbers, one a subject.</summary>
    public ulong Stream { get; init; }

    /// <summary>The same for one subject of many.</summary>
    public SimulationOptions For(ulong subject) => this with { Stream = subject };
}
