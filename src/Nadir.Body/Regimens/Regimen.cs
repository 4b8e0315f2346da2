namespace Nadir;

/// <summary>What a person takes and when.</summary>
public sealed record Regimen
{
    /// <summary>Largest single dose that a regimen takes, mg: twenty times the largest trial dose would be an entry error.</summary>
    public const double LargestDose = 20_000;

    private Regimen(IReadOnlyList<Intake> intakes, string text)
    {
        Intakes = intakes;
        Text = text;
    }

    /// <summary>Every administration, in order of time.</summary>
    public IReadOnlyList<Intake> Intakes { get; }

    /// <summary>In words, for a heading.</summary>
    public string Text { get; }

    /// <summary>Nothing is taken.</summary>
    public static Regimen None { get; } = new([], "nothing");

    /// <summary>The same oral dose again and again.</summary>
    /// <param name="precursor">What is swallowed.</param>
    /// <param name="dose">One dose, a mass (NR: of its chloride).</param>
    /// <param name="every">Time between doses.</param>
    /// <param name="times">Number of doses, 1 to 10,000.</param>
    /// <param name="form">How it comes free.</param>
    /// <exception cref="ArgumentException">A dose that is negative, not finite or above <see cref="LargestDose"/>, an interval below one minute, or a count out of range.</exception>
    public static Regimen Oral(Precursor precursor, Quantity dose, Quantity every, int times, ReleaseForm form = ReleaseForm.Immediate)
    {
        var milligrams = dose.In(Units.mg);
        if (!(milligrams >= 0 && milligrams <= LargestDose))
        {
            throw new ArgumentException(FormattableString.Invariant($"The dose is {milligrams:0.###} mg; give 0 to {LargestDose:0} mg."), nameof(dose));
        }

        var hours = every.In(Units.h);
        if (!(hours >= 1.0 / 60 && hours <= 24 * 366))
        {
            throw new ArgumentException(FormattableString.Invariant($"The time between doses is {hours:0.###} h; give one minute to one year."), nameof(every));
        }

        if (times is < 1 or > 10_000)
        {
            throw new ArgumentException(FormattableString.Invariant($"The regimen has {times} doses; give 1 to 10000."), nameof(times));
        }

        var intakes = Enumerable.Range(0, times).Select(i => new Intake(precursor, milligrams, i * hours, form)).ToArray();
        var release = form == ReleaseForm.Extended ? ", extended release" : "";
        var text = times == 1
            ? FormattableString.Invariant($"{precursor} {milligrams:0.##} mg once{release}")
            : FormattableString.Invariant($"{precursor} {milligrams:0.##} mg every {hours:0.##} h, {times} times{release}");
        return new Regimen(intakes, text);
    }

    /// <summary>Any list of administrations.</summary>
    /// <param name="intakes">In any order; sorted by time.</param>
    /// <param name="text">In words, for a heading.</param>
    public static Regimen Of(IEnumerable<Intake> intakes, string text) => new(intakes.OrderBy(intake => intake.Time).ToArray(), text);
}
