namespace Nadir;

/// <summary>The typical person of a trial, and the regimen of an arm.</summary>
internal static class TrialPeople
{
    private const double HoursPerDay = 24;

    // Two or three doses a day fall into the waking day: every 12 or 8 h.
    private const double LongestInterval = 24;

    /// <summary>Reported age, sex and body-mass index where there are any, else those of the reference.</summary>
    public static Person Typical(Body body, TrialPopulation population)
    {
        var rule = body.Rules;
        var sex = (population.MaleFraction ?? 0.5) >= 0.5 ? Sex.Male : Sex.Female;
        var height = rule[sex == Sex.Male ? "ref_height" : "ref_height_f"];
        var bodyMassIndex = population.Bmi ?? rule["ref_mass"] / (rule["ref_height"] * rule["ref_height"] / 10_000);
        var age = Math.Clamp(population.AgeMean ?? rule["ref_age"], 18, 100);
        return new Person(age * Units.year, sex, Math.Clamp(bodyMassIndex, 15, 60) * height * height / 10_000 * Units.kg, height * Units.cm);
    }

    /// <summary>The typical person where nothing is reported.</summary>
    public static Person Reference(Body body) => Typical(body, new TrialPopulation(null, null, null, null, null, null, null));

    /// <summary>The arm's schedule as a regimen.</summary>
    public static Regimen RegimenOf(ArmSchedule schedule)
    {
        if (schedule.DoseMilligrams == 0 || !Enum.TryParse<Precursor>(schedule.Precursor, out var precursor))
        {
            return Regimen.None;
        }

        var form = schedule.Form == "extended" ? ReleaseForm.Extended : ReleaseForm.Immediate;
        var interval = LongestInterval / schedule.TimesPerDay;
        var count = Math.Max(1, (int)Math.Round(schedule.Days)) * schedule.TimesPerDay;
        var intakes = Enumerable.Range(0, count).Select(i => new Intake(precursor, schedule.DoseMilligrams, i * interval, form, schedule.InfusionHours));
        return Regimen.Of(intakes, Label(schedule));
    }

    /// <summary>"NMN 250 mg once a day, 84 days".</summary>
    public static string Label(ArmSchedule s)
    {
        var how = s.Days <= 1 && s.TimesPerDay == 1 ? "once" : s.TimesPerDay switch
        {
            1 => "once a day",
            2 => "twice a day",
            _ => FormattableString.Invariant($"{s.TimesPerDay} times a day"),
        };
        return s.DoseMilligrams == 0 ? s.Precursor : FormattableString.Invariant($"{s.Precursor} {s.DoseMilligrams:0.##} mg {how}");
    }

    /// <summary>Hours at which the arm's state is needed for a row.</summary>
    public static IEnumerable<double> Hours(ReplayRow row)
    {
        var schedule = row.Arm.Schedule!;
        var isSingle = schedule is { Days: <= 1, TimesPerDay: 1 };
        return row.Kind switch
        {
            ReadingKind.Area or ReadingKind.Peak or ReadingKind.PeakTime => Fine(Math.Max(24, row.Hour)),
            ReadingKind.Recovery => [0, row.Hour],
            ReadingKind.HalfLife when isSingle => Fine(96),
            ReadingKind.HalfLife => Enumerable.Range(0, 22).Select(day => (schedule.Days + day) * HoursPerDay),
            _ => [0, row.Hour],
        };
    }

    /// <summary>A fine grid after one dose: 3 min steps for 3 h, 6 min to 12 h, then 30 min.</summary>
    private static IEnumerable<double> Fine(double end)
    {
        for (var i = 0; i <= 60; i++)
        {
            yield return i * 0.05;
        }

        for (var i = 1; i <= 90; i++)
        {
            yield return 3 + i * 0.1;
        }

        for (var hour = 12.5; hour <= end; hour += 0.5)
        {
            yield return hour;
        }
    }
}
