namespace Nadir;

/// <summary>What an arm takes for some days at the same clock times.</summary>
/// <param name="Precursor">What is swallowed.</param>
/// <param name="Milligrams">One dose, mg.</param>
/// <param name="FromDay">First day, 0 = the day of the first visit.</param>
/// <param name="Days">Days.</param>
/// <param name="Clock">Clock time of the first dose of a day, h.</param>
/// <param name="TimesPerDay">Doses a day, evenly over 24 h.</param>
/// <param name="Form">How it comes free.</param>
public sealed record DoseCourse(Precursor Precursor, double Milligrams, int FromDay, int Days, double Clock = 8, int TimesPerDay = 1, ReleaseForm Form = ReleaseForm.Immediate)
{
    /// <summary>Every intake when none is missed or late; hour 0 is midnight before day 0.</summary>
    public IEnumerable<Intake> Intakes => Enumerable.Range(0, Days * TimesPerDay).Select(i => new Intake(Precursor, Milligrams, FromDay * 24 + Clock + i * 24.0 / TimesPerDay, Form));

    /// <summary>"NMN 300 mg once a day at 8 h, days 0 to 59".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Precursor} {Milligrams:0.##} mg{(Form == ReleaseForm.Extended ? " extended release" : "")} {(TimesPerDay == 1 ? "once" : $"{TimesPerDay} times")} a day at {Clock:0.##} h, days {FromDay} to {FromDay + Days - 1}");
}
