namespace Nadir;

/// <summary>Dose-response of every pool of NAD⁺, and where it saturates.</summary>
public static class DoseStudy
{
    private const double HoursPerDay = 24;
    private const int SamplesPerDay = 24;
    private const double SmallShare = 0.1;
    private static readonly Tolerances CurveTolerances = new(1e-5, 1e-8);

    /// <summary>Doses of a curve, mg a day: from what supplements hold to far beyond every trial, so that saturation shows.</summary>
    public static IReadOnlyList<double> Doses { get; } = [25, 50, 100, 250, 500, 1000, 2000, 4000, 8000, 16000];

    /// <summary>Runs.</summary>
    /// <param name="person">Whose body, with what acts on it.</param>
    /// <param name="precursor">What is swallowed once a day.</param>
    /// <param name="days">Days; the last one is averaged.</param>
    /// <param name="progress">Told after every dose.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static IReadOnlyList<DoseCurve> Run(BodyAtRest person, Precursor precursor, int days, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (days is < 1 or > 365)
        {
            throw new ArgumentException($"{days} days: give 1 to 365.", nameof(days));
        }

        var folds = new double[Doses.Count][];
        var done = 0;
        Parallel.For(0, Doses.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            folds[i] = Folds(person, Regimen.Oral(precursor, Doses[i] * Units.mg, 1 * Units.day, days), days, cancellation);
            progress?.Report(new Progress("doses", Interlocked.Increment(ref done), Doses.Count));
        });
        return [.. BodyAtRest.Tissues.Select(tissue => tissue.Name).Prepend("whole blood").Select((name, k) =>
        {
            double[] values = [.. folds.Select(row => row[k])];
            return new DoseCurve(name, values, Half(values), Saturation(values));
        })];
    }

    /// <summary>Dose of half of the largest rise, by straight lines between doses; null without a rise.</summary>
    internal static double? Half(IReadOnlyList<double> folds)
    {
        var half = 1 + (folds.Max() - 1) / 2;
        var (dose, fold) = (0.0, 1.0);
        for (var i = 0; i < folds.Count && half > 1; i++)
        {
            if (folds[i] >= half)
            {
                return dose + (half - fold) / (folds[i] - fold) * (Doses[i] - dose);
            }

            (dose, fold) = (Doses[i], folds[i]);
        }

        return null;
    }

    /// <summary>Least dose from which on every further step gives less than a tenth a milligram of what the first step gave.</summary>
    internal static double? Saturation(IReadOnlyList<double> folds)
    {
        var first = (folds[0] - 1) / Doses[0];
        for (var i = folds.Count - 1; i > 0; i--)
        {
            if ((folds[i] - folds[i - 1]) / (Doses[i] - Doses[i - 1]) >= SmallShare * first)
            {
                return i == folds.Count - 1 ? null : Doses[i];
            }
        }

        return Doses[0];
    }

    private static double[] Folds(BodyAtRest person, Regimen regimen, int days, CancellationToken cancellation)
    {
        double[] hours = [.. Enumerable.Range(0, SamplesPerDay).Select(i => (days - 1) * HoursPerDay + i * HoursPerDay / SamplesPerDay)];
        var run = person.Simulate(regimen, hours, CurveTolerances, cancellation);
        var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
        double Mean(Func<int, double> at) => Enumerable.Range(0, hours.Length).Average(at);
        return
        [
            Mean(i => blood(new Sample(person, run.StateAt(i)))) / blood(new Sample(person, person.State)),
            .. BodyAtRest.Tissues.Select(tissue => Mean(i => person.TissueNad(tissue.Id, run.StateAt(i))) / person.TissueNad(tissue.Id, person.State)),
        ];
    }
}
