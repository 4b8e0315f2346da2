using System.Reflection;

namespace Nadir;

/// <summary>
/// First-order loss of a precursor dissolved in water, by temperature (Arrhenius) and pH. Every number is in <c>body/stability.csv</c> with its origin; the
/// central one is quoted second-hand, so the share left is best read with its interval.
/// </summary>
public sealed record Stability
{
    private const double GasConstant = 8.314462618e-3; // kJ/mol/K, CODATA
    private const double ZeroCelsius = 273.15;
    private const double LowPercent = 0.05;
    private static readonly Lazy<IReadOnlyDictionary<string, BodyParameter>> Table = new(Read);

    private Stability(Precursor precursor, double celsius, double ph, double rate) => (Precursor, Celsius, Ph, Rate) = (precursor, celsius, ph, rate);

    /// <summary>What is dissolved.</summary>
    public Precursor Precursor { get; }

    /// <summary>Temperature, °C.</summary>
    public double Celsius { get; }

    /// <summary>Acidity.</summary>
    public double Ph { get; }

    /// <summary>Rate of loss, 1/h.</summary>
    public double Rate { get; }

    /// <summary>The best value.</summary>
    /// <param name="precursor">What is dissolved; a rate is known for NMN only.</param>
    /// <param name="celsius">Temperature, 0 to 60 °C.</param>
    /// <param name="ph">2 to 10.</param>
    /// <exception cref="ArgumentException">No rate is known, or a value is out of range.</exception>
    public static Stability Of(Precursor precursor, double celsius, double ph) => Make(precursor, celsius, ph, parameter => parameter.Value);

    /// <summary>Share of a solution that is left, 5 and 95 % of draws from the spreads of the table.</summary>
    /// <param name="hours">Age of the solution, h.</param>
    /// <param name="draws">Draws, at least 20.</param>
    /// <param name="seed">Seed of the draws.</param>
    public (double Low, double High) Interval(double hours, int draws = 400, ulong seed = 1)
    {
        if (draws < 20)
        {
            throw new ArgumentException($"{draws} draws: give at least 20.", nameof(draws));
        }

        var left = Enumerable.Range(0, draws).Select(draw =>
        {
            var random = new CounterRandom(seed, (ulong)draw);
            var next = 0UL;
            return Make(Precursor, Celsius, Ph, parameter => parameter.Value * Math.Exp(parameter.Spread * random.Normal(next++))).Remaining(hours);
        }).ToArray();
        return (Quantiles.Of(left, LowPercent), Quantiles.Of(left, 1 - LowPercent));
    }

    /// <summary>Share left after a time, h.</summary>
    public double Remaining(double hours) => Math.Exp(-Rate * hours);

    /// <summary>Mean share left between two ages of the solution, h: what someone who drinks evenly gets.</summary>
    public double MeanRemaining(double from, double to) => to > from ? (Remaining(from) - Remaining(to)) / (Rate * (to - from)) : Remaining(from);

    private static Stability Make(Precursor precursor, double celsius, double ph, Func<BodyParameter, double> value)
    {
        if (!Table.Value.ContainsKey($"{precursor}.k"))
        {
            throw new ArgumentException($"No rate of loss in water is known for {precursor}; body/stability.csv has NMN only.", nameof(precursor));
        }

        if (!(celsius is >= 0 and <= 60 && ph is >= 2 and <= 10))
        {
            throw new ArgumentException(FormattableString.Invariant($"A solution at {celsius} °C and pH {ph}: give 0 to 60 °C and pH 2 to 10."));
        }

        double Of(string name) => value(Table.Value[$"{precursor}.{name}"]);
        var (k, energy, slope, plateau) = (Of("k"), Of("energy"), Of("slope"), Of("plateau"));
        var cold = 1 / (celsius + ZeroCelsius) - 1 / (Of("celsius") + ZeroCelsius);
        var acid = Math.Max(ph, plateau) - Math.Max(Of("ph"), plateau);
        return new Stability(precursor, celsius, ph, k * Math.Exp(-energy / GasConstant * cold) * Math.Pow(10, slope * acid));
    }

    private static Dictionary<string, BodyParameter> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("body/stability.csv")!);
        return BodyTable.Parse("stability.csv", reader.ReadToEnd()).ToDictionary(parameter => parameter.Id, StringComparer.Ordinal);
    }
}
