namespace Nadir;

/// <summary>An input of a certain size over a certain time. Without times it has always been there: the body then starts at the steady state it leads to.</summary>
public sealed record Condition
{
    private const double HoursPerDay = 24;

    /// <summary>Checked at the door.</summary>
    /// <param name="input">What acts.</param>
    /// <param name="size">In the unit of the input.</param>
    /// <param name="fromHour">Start, h after the start of the run; null when it has always been there.</param>
    /// <param name="toHour">End, h; null when it goes on.</param>
    /// <param name="clockFrom">Start of a daily window, clock time in h, 0 to 24; null for the whole day.</param>
    /// <param name="clockTo">End of the daily window, clock time in h; it may lie beyond midnight.</param>
    /// <exception cref="ArgumentException">A size or time that is not allowed; the message says which and what is.</exception>
    public Condition(Input input, double size, double? fromHour = null, double? toHour = null, double? clockFrom = null, double? clockTo = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!(size >= input.Least && size <= input.Most))
        {
            throw new ArgumentException(FormattableString.Invariant($"The size of '{input.Name}' is {size}; give {input.Least} to {input.Most} ({input.Unit})."), nameof(size));
        }

        if (fromHour is < 0 || fromHour is { } a && !double.IsFinite(a) || toHour is { } b && !(b > (fromHour ?? 0) && double.IsFinite(b)))
        {
            throw new ArgumentException($"'{input.Name}' needs a start of 0 or later and an end after it.", nameof(fromHour));
        }

        if (clockFrom is null != clockTo is null || clockFrom is not null && (!(clockFrom is >= 0 and < HoursPerDay && clockTo is >= 0 and <= HoursPerDay) || clockFrom.Equals(clockTo)))
        {
            throw new ArgumentException($"'{input.Name}': a daily window needs a start and another end, clock times of 0 to 24 h.", nameof(clockFrom));
        }

        if (input.Name == "feeding window" && clockFrom is null)
        {
            throw new ArgumentException("'feeding window' needs the start and end of its daily window.", nameof(clockFrom));
        }

        (Input, Size, FromHour, ToHour, ClockFrom, ClockTo) = (input, size, fromHour, toHour, clockFrom, clockTo);
    }

    /// <summary>What acts.</summary>
    public Input Input { get; }

    /// <summary>Size, in the unit of the input.</summary>
    public double Size { get; }

    /// <summary>Start, h; null when it has always been there.</summary>
    public double? FromHour { get; }

    /// <summary>End, h; null when it goes on.</summary>
    public double? ToHour { get; }

    /// <summary>Start of the daily window, clock time in h.</summary>
    public double? ClockFrom { get; }

    /// <summary>End of the daily window, clock time in h.</summary>
    public double? ClockTo { get; }

    /// <summary>Whether nothing about it changes with time, so that it has a steady state.</summary>
    internal bool IsStanding => FromHour is null && ToHour is null && ClockFrom is null && !Input.Effects.Any(effect => effect.IsGradual);

    /// <summary>"CD38 inhibitor 0.8 share, day 0 to 30".</summary>
    public override string ToString()
    {
        var when = FromHour is null && ToHour is null ? "" : FormattableString.Invariant($", day {(FromHour ?? 0) / HoursPerDay:0.##}{(ToHour is { } end ? FormattableString.Invariant($" to {end / HoursPerDay:0.##}") : " on")}");
        var window = ClockFrom is { } a && ClockTo is { } b ? FormattableString.Invariant($", {a:0.##} to {b:0.##} h every day") : "";
        return FormattableString.Invariant($"{Input.Name} {Size:0.###} {Input.Unit}{when}{window}");
    }

    /// <summary>Whether it acts at an hour of the run, daily window aside.</summary>
    internal bool LastsAt(double hour) => hour >= (FromHour ?? double.NegativeInfinity) && hour < (ToHour ?? double.PositiveInfinity);

    /// <summary>Whether a clock time lies in the daily window; true without a window.</summary>
    internal bool HasClock(double clock) => ClockFrom is not { } a || ClockTo is not { } b || (a < b ? clock >= a && clock < b : clock >= a || clock < b);

    /// <summary>Middle of the daily window, clock time in h; null without one.</summary>
    internal double? Middle => ClockFrom is { } a && ClockTo is { } b ? (a + ((b - a + HoursPerDay) % HoursPerDay) / 2) % HoursPerDay : null;
}
