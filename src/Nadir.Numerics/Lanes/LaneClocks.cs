namespace Nadir;

/// <summary>What every lane keeps for itself: time, stop, next output, step and controller.</summary>
internal sealed unsafe class LaneClocks
{
    private const int Rows = 14;
    private readonly LaneMemory memory;

    /// <summary>Clocks of so many lanes.</summary>
    public LaneClocks(int width)
    {
        var row = Math.Max(8, width);
        memory = new LaneMemory(Rows * row);
        Time = memory.Start;
        Length = Time + row;
        Error = Length + row;
        Share = Error + row;
        Stop = Share + row;
        NextOutput = Stop + row;
        NextStep = NextOutput + row;
        FirstStep = NextStep + row;
        Start = FirstStep + row;
        LastLog = Start + row;
        Attempts = (int*)(LastLog + row);
        WasRejected = (bool*)(Attempts + row);
        IsActive = WasRejected + row;
        IsAccepted = IsActive + row;
        IsLast = IsAccepted + row;
        IsDue = IsLast + row;
    }

    /// <summary>Time.</summary>
    public double* Time { get; }

    /// <summary>Length of the step.</summary>
    public double* Length { get; }

    /// <summary>Scaled error of the step.</summary>
    public double* Error { get; }

    /// <summary>Shares of the step at which outputs are due.</summary>
    public double* Share { get; }

    /// <summary>Where the run is halted next.</summary>
    public double* Stop { get; }

    /// <summary>Time of the next output within the step; infinity when none is due before the stop.</summary>
    public double* NextOutput { get; }

    /// <summary>Step to try; 0 = choose.</summary>
    public double* NextStep { get; }

    /// <summary>First step accepted since the last stop; 0 when none yet.</summary>
    public double* FirstStep { get; }

    /// <summary>Start of the stretch up to the stop.</summary>
    public double* Start { get; }

    /// <summary>Logarithm of the last accepted error.</summary>
    public double* LastLog { get; }

    /// <summary>Whether the last try was rejected.</summary>
    public bool* WasRejected { get; }

    /// <summary>Steps tried by the subject.</summary>
    public int* Attempts { get; }

    /// <summary>Whether the lane has a subject.</summary>
    public bool* IsActive { get; }

    /// <summary>Whether the last try was accepted.</summary>
    public bool* IsAccepted { get; }

    /// <summary>Whether the step ends at the stop.</summary>
    public bool* IsLast { get; }

    /// <summary>Whether an output lies within the step.</summary>
    public bool* IsDue { get; }

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
