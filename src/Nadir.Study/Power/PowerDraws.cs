namespace Nadir;

/// <summary>A trial in draws of the body: the same people, other numbers of the reference person.</summary>
internal sealed class PowerDraws
{
    /// <summary>Fewest draws that say anything.</summary>
    public const int Least = 10;

    private const int MostReplicates = 200;
    private const double Edge = 0.1;
    private const int Told = 5;
    private readonly Body body;
    private readonly VirtualTrial trial;
    private readonly IReadOnlyList<IReadOnlyDictionary<string, double>> values;
    private readonly IReadOnlyList<IReadOnlyList<ContrastResult>> results;

    private PowerDraws(Body body, VirtualTrial trial, IReadOnlyList<IReadOnlyDictionary<string, double>> values, IReadOnlyList<IReadOnlyList<ContrastResult>> results, int failed) =>
        (this.body, this.trial, this.values, this.results, Failed) = (body, trial, values, results, failed);

    /// <summary>Draws that could not be run.</summary>
    public int Failed { get; }

    /// <summary>Runs every draw with a small pool.</summary>
    /// <exception cref="SolveException">More than half of them failed.</exception>
    public static PowerDraws Run(Body body, VirtualTrial trial, PowerOptions options, Func<IReadOnlyDictionary<string, double>, TrialPool> pool, Func<VirtualTrial, TrialPool, int, string, TrialRun> evaluate, CancellationToken cancellation)
    {
        var (source, responses) = (new BodyDraws(body, options.Trial.Seed), new ResponseDraws(body, options.Trial.Seed));
        var (kept, results) = (new List<IReadOnlyDictionary<string, double>>(), new List<IReadOnlyList<ContrastResult>>());
        for (var draw = 0; draw < options.Draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            var drawn = new Dictionary<string, double>(source.Values(draw), StringComparer.Ordinal);
            foreach (var (id, value) in responses.Values(draw))
            {
                drawn[id] = value;
            }

            try
            {
                var own = pool(drawn);
                var stage = FormattableString.Invariant($"draw {draw + 1} of {options.Draws}");
                results.Add(evaluate(trial, own, Math.Min(MostReplicates, options.Trial.Replicates), stage).Result().Contrasts);
                kept.Add(drawn);
            }
            catch (SolveException) when (draw + 1 - results.Count <= options.Draws / 2)
            {
                continue;
            }
        }

        return new PowerDraws(body, trial, kept, results, options.Draws - kept.Count);
    }

    /// <summary>Power over the draws.</summary>
    public Assurance Assurance(int contrast)
    {
        var powers = Powers(contrast);
        var mean = powers.Average();
        var error = Math.Sqrt(powers.Sum(power => (power - mean) * (power - mean)) / (powers.Length - 1) / powers.Length);
        var half = StudentDistribution.Quantile(0.975, powers.Length - 1) * error;
        return new Assurance(mean, Math.Max(0, mean - half), Math.Min(1, mean + half), Quantiles.Of(powers, Edge), Quantiles.Of(powers, 1 - Edge), powers.Length);
    }

    /// <summary>True effects on the scale of the analysis; NaN where it has none.</summary>
    public double[] Effects(int contrast) => [.. results.Select(one => NullResults.Scaled(one[contrast].Plan, one[contrast].Truth))];

    /// <summary>The numbers of the body that the effect follows most; power stands for an effect that has no scale.</summary>
    public IReadOnlyList<InformationValue> Information(int contrast)
    {
        var (effects, powers) = (Effects(contrast), Powers(contrast));
        return Worth(Array.TrueForAll(effects, double.IsFinite) ? effects : powers, powers, [.. Uncertain(isTest: !trial.Endpoints[results[0][contrast].Plan.Endpoint].Endpoint.IsConcentration)]);
    }

    /// <summary>Ranks numbers by what of the variance of an effect goes when they are known.</summary>
    /// <param name="effects">Effect in every draw.</param>
    /// <param name="powers">Power in every draw.</param>
    /// <param name="numbers">Id, meaning and values in every draw.</param>
    internal static IReadOnlyList<InformationValue> Worth(double[] effects, double[] powers, IReadOnlyList<(string Id, string Meaning, double[] Values)> numbers)
    {
        var count = effects.Length;
        var t = StudentDistribution.Quantile(1 - 0.025 / Math.Max(1, numbers.Count), count - 2);
        var chance = t * t / (t * t + count - 2);
        var ranks = Ranks(effects);
        return [.. numbers.Select(number =>
        {
            var square = Math.Pow(Correlation(Ranks(number.Values), ranks), 2);
            int[] order = [.. Enumerable.Range(0, count).OrderBy(draw => number.Values[draw])];
            double Mean(IEnumerable<int> some) => some.Average(draw => powers[draw]);
            return (square, new InformationValue(
                number.Id, number.Meaning, Math.Max(0, 1 - (1 - square) * (count - 1) / (count - 2)), square > chance, Mean(order.Take(count / 3)), Mean(order.TakeLast(count / 3))));
        }).OrderByDescending(pair => pair.square).ThenBy(pair => pair.Item2.Parameter, StringComparer.Ordinal).Take(Told).Select(pair => pair.Item2)];
    }

    private double[] Powers(int contrast) => [.. results.Select(one => one[contrast].AdjustedPower ?? one[contrast].Power!.Value)];

    // Concentrations do not hang on the numbers of responses.
    private IEnumerable<(string Id, string Meaning, double[] Values)> Uncertain(bool isTest)
    {
        foreach (var row in isTest ? body.Table.Concat(body.ResponseTable).DistinctBy(row => row.Id) : body.Table)
        {
            if (values[0].ContainsKey(row.Id))
            {
                double[] drawn = [.. values.Select(one => one[row.Id])];
                if (drawn.Distinct().Count() > 1)
                {
                    yield return (row.Id, row.Meaning, drawn);
                }
            }
        }
    }

    // Ties share their mean rank.
    private static double[] Ranks(double[] numbers) => [.. numbers.Select(one => numbers.Count(other => other < one) + 0.5 * (numbers.Count(other => other == one) - 1))];

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var (both, squareA, squareB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            both += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }

        return squareA > 0 && squareB > 0 ? both / Math.Sqrt(squareA * squareB) : 0;
    }
}
