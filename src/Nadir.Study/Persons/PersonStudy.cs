namespace Nadir;

/// <summary>One person, one regimen: what the body is predicted to do.</summary>
public static class PersonStudy
{
    private const int HoursPerDay = 24;

    /// <summary>Largest number of days.</summary>
    public const int MostDays = 3650;

    /// <summary>Simulates from rest and reads blood, plasma, tissues and urine once a day, just before the dose.</summary>
    /// <param name="body">The body.</param>
    /// <param name="person">Whose.</param>
    /// <param name="regimen">What is taken.</param>
    /// <param name="days">Days, 1 to <see cref="MostDays"/>.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static PersonRun Run(Body body, Person person, Regimen regimen, int days, CancellationToken cancellation = default) =>
        Run(body, new PersonScenario("", person, regimen, days), cancellation);

    /// <summary>Simulates a scenario of one person; see the other overload for what is read.</summary>
    /// <param name="body">The default body.</param>
    /// <param name="scenario">What is asked.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static PersonRun Run(Body body, PersonScenario scenario, CancellationToken cancellation = default)
    {
        var (person, regimen, days) = (scenario.Person, scenario.Regimen, scenario.Days);
        CheckDays(days);
        var rest = body.Assume(scenario.Hypotheses).At(person).Under(scenario.Conditions, scenario.StartClock);
        var hours = Enumerable.Range(0, days + 1).Select(day => (double)day * HoursPerDay).ToArray();
        var run = rest.Simulate(regimen, hours, null, cancellation);
        double[] Read(Measurement measure) => Enumerable.Range(0, hours.Length).Select(i => measure(new Sample(rest, run.StateAt(i)))).ToArray();
        double[] Fold(Measurement measure)
        {
            var values = Read(measure);
            return values.Select(value => value / values[0]).ToArray();
        }

        Series Of(string matrix, string analyte, string id, string label, string group)
        {
            var model = ObservationModel.For(matrix, analyte, null)!;
            return new Series(id, label, model.Unit == "uM" ? "µM" : model.Unit, group, Read(model.Analytes[analyte]));
        }

        var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
        var series = new List<Series>
        {
            Of("whole blood", "NAD", "blood.NAD", "whole-blood NAD⁺", "whole blood"),
            new("blood.NAD.fold", "whole-blood NAD⁺ over baseline", "fold", "NAD⁺ over baseline", Fold(blood)),
            Of("whole blood", "NaMN", "blood.NaMN", "NaMN + NaAD in whole blood", "NaMN and NMN in blood"),
            Of("whole blood", "NMN", "blood.NMN", "NMN in whole blood", "NaMN and NMN in blood"),
            Of("plasma", "NAM", "plasma.NAM", "NAM in plasma", "plasma before the dose"),
            Of("plasma", "MeNAM", "plasma.MeNAM", "MeNAM in plasma", "plasma before the dose"),
            Of("plasma", "2-PY", "plasma.2PY", "2-PY in plasma", "plasma before the dose"),
        };
        foreach (var (tissue, name) in new[] { ("liv", "liver"), ("mus", "muscle"), ("bra", "brain"), ("hea", "heart"), ("w", "immune cells") })
        {
            series.Add(new Series($"{name.Replace(' ', '-')}.NAD.fold", $"{name} NAD⁺ over baseline", "fold", "NAD⁺ over baseline", Fold(sample => sample.TissueNad(tissue))));
        }

        foreach (var (analyte, id) in new[] { ("2-PY", "urine.2PY"), ("MeNAM", "urine.MeNAM") })
        {
            var total = Read(ObservationModel.For("urine", analyte, null)!.Analytes[analyte]);
            var daily = total.Select((value, i) => i == 0 ? HoursPerDay * TrialReplay.RestingExcretion(rest, analyte) : value - total[i - 1]).ToArray();
            series.Add(new Series(id, $"{analyte} in urine", "µmol/day", "urine", daily));
        }

        return new PersonRun(
            person, regimen.Text + string.Concat(scenario.Conditions.Select(condition => $"; {condition}")), Enumerable.Range(0, days + 1).Select(day => (double)day).ToArray(), series, [.. Notes(regimen), .. Scenario.Notes(scenario.Conditions, scenario.Hypotheses)],
            Hashes.Provenance(body, scenario.Canonical, 0, 0, ["Yang F, et al. 2022, doi:10.3389/fendo.2022.829658 (resting whole-blood NAD⁺)", "training trials of the fit: see 'nadir compare'"]));
    }

    /// <summary>What every reader of a prediction must know.</summary>
    internal static IReadOnlyList<string> Caveats { get; } =
    [
        "Whole-blood NAD⁺ shows that the precursor reached the blood cells (target engagement). It is not a benefit, and nothing here recommends taking anything.",
        "Tissue values other than blood rest on mouse half-lives and general pool sizes; in people a rise of muscle NAD⁺ has not been shown.",
    ];

    internal static void CheckDays(int days)
    {
        if (days is < 1 or > MostDays)
        {
            throw new ArgumentException(FormattableString.Invariant($"{days} days: give 1 to {MostDays}."), nameof(days));
        }
    }

    private static List<string> Notes(Regimen regimen)
    {
        var notes = new List<string>(Caveats);
        var largest = regimen.Intakes.Count == 0 ? 0 : regimen.Intakes.GroupBy(intake => Math.Floor(intake.Time / HoursPerDay)).Max(day => day.Sum(intake => intake.Milligrams));
        if (largest > 1000)
        {
            notes.Add("More than 1 g a day: no trial that was fitted goes so far, the prediction is an extrapolation.");
        }

        return notes;
    }
}
