namespace Nadir;

/// <summary>Predicted whole-blood NAD⁺ of one person over the value before the first dose, with a 90 % interval for a single person.</summary>
/// <param name="RegimenText">What was taken.</param>
/// <param name="Day">Day that is read, before the dose.</param>
/// <param name="Fold">Best prediction.</param>
/// <param name="Low">5 % of the draws.</param>
/// <param name="High">95 % of the draws.</param>
/// <param name="Contains">What the interval contains.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record PersonForecast(string RegimenText, double Day, double Fold, double? Low, double? High, IReadOnlyList<string> Contains, Provenance Provenance)
{
    private const double HoursPerDay = 24;
    private const int LeastDraws = 20;

    // Whole-blood NAD⁺ differs by 3e-5 from that at 1e-6: far below every spread that goes in.
    private static readonly Tolerances DrawTolerances = new(1e-3, 1e-6);

    /// <summary>Forecasts.</summary>
    /// <param name="body">The body.</param>
    /// <param name="person">Whose.</param>
    /// <param name="regimen">What is taken.</param>
    /// <param name="day">Day to read.</param>
    /// <param name="draws">Draws of the body's values; 0 for no interval, else at least 20.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static PersonForecast Run(
        Body body, Person person, Regimen regimen, double day, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (draws is not (0 or >= LeastDraws))
        {
            throw new ArgumentException(FormattableString.Invariant($"{draws} draws: give 0 for no interval, or at least {LeastDraws}."), nameof(draws));
        }

        double Fold(IReadOnlyDictionary<string, double>? values, Tolerances tolerances)
        {
            var rest = body.At(person, values);
            var run = rest.Simulate(regimen, [0, day * HoursPerDay], tolerances, cancellation);
            var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
            return blood(new Sample(rest, run.StateAt(1))) / blood(new Sample(rest, run.StateAt(0)));
        }

        var best = Fold(null, Body.StandardTolerances);
        var provenance = Hashes.Provenance(body, $"forecast|{person}|{regimen.Text}|{day}|{draws}|{seed}", seed, draws, ["training trials of the fit: see 'nadir compare'"]);
        if (draws == 0)
        {
            return new PersonForecast(regimen.Text, day, best, null, null, [], provenance);
        }

        var source = new BodyDraws(body, seed);
        var drawn = DrawnBodies<double[]>.Run(
            draws, draw => [Fold(source.Values(draw), DrawTolerances) * Math.Exp(body.Rules["wholeblood.between"] * new CounterRandom(seed ^ 0x9E3779B97F4A7C15, (ulong)draw).Normal(0))], progress, cancellation);
        var kept = drawn.Kept.Select(fold => fold[0]).ToArray();
        return new PersonForecast(
            regimen.Text, day, best, Quantiles.Of(kept, Interval90.Lower), Quantiles.Of(kept, Interval90.Upper),
            [FormattableString.Invariant($"{kept.Length} of {draws} draws of the body's values"), "the spread between single people that trials reported", "not contained: the error of a laboratory, and what the model has wrong"], provenance);
    }
}
