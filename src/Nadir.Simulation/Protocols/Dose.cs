namespace Nadir;

/// <summary>One dose into a species.</summary>
public sealed record Dose
{
    /// <summary>Checked at the door.</summary>
    /// <param name="Target">Species that receives it.</param>
    /// <param name="Amount">Amount in the model's unit of amount (µmol in the body), not negative.</param>
    /// <param name="Time">Time it is given, in the model's unit of time.</param>
    /// <param name="Duration">0 = bolus, else zero order over this time.</param>
    /// <param name="Lag">Time between giving and arriving.</param>
    /// <param name="Bioavailability">Share that arrives, 0 to 1.</param>
    public Dose(string Target, double Amount, double Time, double Duration = 0, double Lag = 0, double Bioavailability = 1)
    {
        if (!(Amount >= 0 && double.IsFinite(Amount)))
        {
            throw new ArgumentException(FormattableString.Invariant($"A dose of {Amount} into '{Target}': it must be finite and not negative."), nameof(Amount));
        }

        if (!double.IsFinite(Time) || !(Duration >= 0 && double.IsFinite(Duration)) || !(Lag >= 0 && double.IsFinite(Lag)))
        {
            throw new ArgumentException($"The dose into '{Target}' needs a finite time, and a duration and lag that are not negative.", nameof(Time));
        }

        if (!(Bioavailability is >= 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"A bioavailability of {Bioavailability}: it must be 0 to 1."), nameof(Bioavailability));
        }

        this.Target = Target;
        this.Amount = Amount;
        this.Time = Time;
        this.Duration = Duration;
        this.Lag = Lag;
        this.Bioavailability = Bioavailability;
    }

    /// <summary>Species that receives it.</summary>
    public string Target { get; }

    /// <summary>Amount given.</summary>
    public double Amount { get; }

    /// <summary>Time it is given.</summary>
    public double Time { get; init; }

    /// <summary>0 = bolus, else zero order over this time.</summary>
    public double Duration { get; }

    /// <summary>Time between giving and arriving.</summary>
    public double Lag { get; }

    /// <summary>Share that arrives.</summary>
    public double Bioavailability { get; }

    internal double Start => Time + Lag;

    internal double Arriving => Amount * Bioavailability;
}
