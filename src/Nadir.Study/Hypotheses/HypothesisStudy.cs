namespace Nadir;

/// <summary>
/// Where rival answers to disputed questions differ most, and which measurement would tell them apart: every rival is simulated in a number of experiments, with draws of the
/// body's values, and every measurement that has an observation model is ranked by its expected information.
/// </summary>
public static class HypothesisStudy
{
    private const int LeastDraws = 20;
    private const int Shown = 3;
    private const double LeastRatio = 1.001;

    // Pools differ by less than every spread that goes in.
    private static readonly Tolerances DrawTolerances = new(1e-4, 1e-7);

    /// <summary>Compares rivals.</summary>
    /// <param name="body">The default body.</param>
    /// <param name="person">Whose.</param>
    /// <param name="hypotheses">Questions.</param>
    /// <param name="draws">Draws of the body's values, at least 20.</param>
    /// <param name="people">People in the experiment (in each group where ages are compared), at least 2.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw of every set.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static HypothesisRun Run(
        Body body, Person person, IReadOnlyList<Hypothesis> hypotheses, int draws, int people, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (draws < LeastDraws || people < 2)
        {
            throw new ArgumentException(FormattableString.Invariant($"{draws} draws and {people} people: give at least {LeastDraws} draws and 2 people."));
        }

        var experiments = Experiment.All(body);
        var readouts = Readout.All(experiments);
        HypothesisSet[] sets = [.. hypotheses.SelectMany(hypothesis => hypothesis.Settings.Select(setting => HypothesisSet.Default.With(hypothesis.Id, setting.Name))).Distinct()];
        var predictions = new Dictionary<HypothesisSet, Prediction>();
        foreach (var set in sets)
        {
            var assumed = body.Assume(set);
            var source = new BodyDraws(assumed, seed);
            var stage = new Stage(progress, predictions.Count * draws, sets.Length * draws, set.IsDefault ? "default" : set.ToString());
            var drawn = DrawnBodies<double[]>.Run(draws, draw => new ExperimentRun(assumed, person, source.Values(draw), DrawTolerances, cancellation).Read(experiments, readouts), stage, cancellation);
            predictions[set] = Prediction.Of(drawn.Kept, readouts.Count);
        }

        var pairs = hypotheses.SelectMany(hypothesis => hypothesis.Settings.SelectMany((first, i) => hypothesis.Settings.Skip(i + 1).Select(second => Pair(
            body, experiments, readouts, hypothesis, first.Name, second.Name,
            predictions[HypothesisSet.Default.With(hypothesis.Id, first.Name)], predictions[HypothesisSet.Default.With(hypothesis.Id, second.Name)], people)))).ToArray();
        return new HypothesisRun(
            person, people, pairs, predictions.Values.Min(prediction => prediction.Count),
            Hashes.Provenance(body, FormattableString.Invariant($"hypotheses|{person}|{string.Join(',', hypotheses.Select(one => one.Id))}|{draws}|{people}|{seed}"), seed, draws, []));
    }

    private static RivalPair Pair(
        Body body, IReadOnlyList<Experiment> experiments, IReadOnlyList<Readout> readouts, Hypothesis hypothesis, string first, string second, Prediction a, Prediction b, int people)
    {
        var found = new List<(RivalReading Reading, double Widened)>();
        for (var k = 0; k < readouts.Count; k++)
        {
            var readout = readouts[k];
            if (!(a.Spread[k] >= 0 && b.Spread[k] >= 0) || (readout.Assay == "drive") != (hypothesis.Id == "drive"))
            {
                continue;
            }

            var experiment = experiments[readout.Experiment];
            var between = body.Rules[$"{readout.Assay}.between"];
            var noise = body.Rules[$"{readout.Assay}.assay"] * body.Rules[$"{readout.Assay}.assay"] + between * between * (experiment.OldAge is null ? 1 : 2) / people;
            var widening = body.Rules["interest.widening"] * body.Rules["interest.widening"];
            double Spread(double draws, double error) => Math.Sqrt(draws * draws + error);
            var (sa, sb) = (Spread(a.Spread[k], noise), Spread(b.Spread[k], noise));
            var reading = new RivalReading(
                experiment.Label, experiment.Hours[readout.Hour], readout.Matrix, readout.Analyte, Math.Exp(a.Mean[k]), Math.Exp(b.Mean[k]),
                Discrimination.Bits(a.Mean[k], sa, b.Mean[k], sb),
                Math.Min(Discrimination.Divergence(a.Mean[k], sa, b.Mean[k], sb), Discrimination.Divergence(b.Mean[k], sb, a.Mean[k], sa)));
            found.Add((reading, Discrimination.Bits(a.Mean[k], Spread(a.Spread[k], noise + widening), b.Mean[k], Spread(b.Spread[k], noise + widening))));
        }

        var ranked = found.Where(one => one.Reading.Ratio >= LeastRatio).OrderByDescending(one => one.Reading.Bits).ToArray();
        return new RivalPair(
            hypothesis, first, second, ranked.Length == 0 ? null : ranked.MaxBy(one => one.Reading.Ratio).Reading, [.. ranked.DistinctBy(one => (one.Reading.Matrix, one.Reading.Analyte)).Take(Shown).Select(one => one.Reading)],
            ranked.Length == 0 ? 0 : ranked[0].Widened, Note(hypothesis, ranked.Length));
    }

    private static string Note(Hypothesis hypothesis, int differing) => hypothesis.Id switch
    {
        "interest" => "Both predict the same; they differ in what every measurement is worth (last column of the other rows).",
        "drive" => "No assay of this in people is known: the error is assumed.",
        _ when differing == 0 => "No measurement that has an observation model differs.",
        _ => "",
    };

    /// <summary>Mean and standard deviation over draws of every readout.</summary>
    private sealed record Prediction(double[] Mean, double[] Spread, int Count)
    {
        public static Prediction Of(IReadOnlyList<double[]> draws, int readouts)
        {
            var (mean, spread) = (new double[readouts], new double[readouts]);
            for (var k = 0; k < readouts; k++)
            {
                var center = mean[k] = draws.Average(draw => draw[k]);
                spread[k] = Math.Sqrt(draws.Sum(draw => (draw[k] - center) * (draw[k] - center)) / (draws.Count - 1));
            }

            return new Prediction(mean, spread, draws.Count);
        }
    }

    /// <summary>Progress of one set as a part of all.</summary>
    private sealed class Stage(IProgress<Progress>? whole, int before, int total, string name) : IProgress<Progress>
    {
        public void Report(Progress value) => whole?.Report(new Progress(name, before + value.Done, total));
    }
}
