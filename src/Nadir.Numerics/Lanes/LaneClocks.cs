namespace Nadir;

/// <summary>What every lane keeps for itself: time, stop, next output, step and controller.</summary>
/// <param name="width">Lanes.</param>
internal sealed unsafe class LaneClocks(int width)
{
    private readonly LaneMemory memory = new(4 * Math.Max(8, width));

    /// <summary>Time, for the kernels.</summary>
    public double* Time => memory.Start;

    /// <summary>Length of the step, for the kernels.</summary>
    public double* Length => memory.Start + Math.Max(8, width);

    /// <summary>Scaled error of the step.</summary>
    public double* Error => memory.Start + 2 * Math.Max(8, width);

    /// <summary>Shares of the step at which outputs are due.</summary>
    public double* Share => memory.Start + 3 * Math.Max(8, width);

    /// <summary>Where the run is halted next.</summary>
    public double[] Stop { get; } = new double[width];

    /// <summary>Time of the next output within the step; infinity when none is due before the stop.</summary>
    public double[] NextOutput { get; } = new double[width];

    /// <summary>Step to try; 0 = choose.</summary>
    public double[] NextStep { get; } = new double[width];

    /// <summary>First step accepted since the last stop; 0 when none yet.</summary>
    public double[] FirstStep { get; } = new double[width];

    /// <summary>Start of the stretch up to the stop.</summary>
    public double[] Start { get; } = new double[width];

    /// <summary>Logarithm of the last accepted error.</summary>
    public double[] LastLog { get; } = new double[width];

    /// <summary>Whether the last try was rejected.</summary>
    public bool[] WasRejected { get; } = new bool[width];

    /// <summary>Steps tried by the subject.</summary>
    public int[] Attempts { get; } = new int[width];

    /// <summary>Steps accepted by the subject.</summary>
    public int[] Accepted { get; } = new int[width];

    /// <summary>Whether the lane has a subject.</summary>
    public bool[] IsActive { get; } = new bool[width];

    /// <summary>Begins a stretch: a fresh controller.</summary>
    public void Restart(int lane, double stop)
    {
        Start[lane] = Time[lane];
        Stop[lane] = stop;
        FirstStep[lane] = 0;
        LastLog[lane] = LaneController.FirstLog;
        WasRejected[lane] = false;
    }
}
