namespace Nadir;

/// <summary>Every dose of a run.</summary>
/// <param name="Doses">In any order.</param>
public sealed record Protocol(IReadOnlyList<Dose> Doses)
{
    /// <summary>No dose.</summary>
    public static Protocol None { get; } = new([]);

    /// <summary>The same dose again and again.</summary>
    /// <param name="first">The first dose.</param>
    /// <param name="every">Time between doses, above zero.</param>
    /// <param name="times">Number of doses, at least 1.</param>
    public static Protocol Repeat(Dose first, double every, int times)
    {
        if (!(every > 0) || times < 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"Doses every {every}, {times} times: the time between must be above zero and the number at least one."));
        }

        return new Protocol(Enumerable.Range(0, times).Select(i => first with { Time = first.Time + i * every }).ToArray());
    }

    /// <summary>Both protocols together.</summary>
    public Protocol Plus(Protocol other) => new([.. Doses, .. other.Doses]);
}
