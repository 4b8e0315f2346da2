namespace Nadir;

/// <summary>
/// The naive prediction: fold = 1 + k * dose, one k a quantity, fitted by least squares of log folds. It knows neither precursor, time nor chemistry. Its intervals are Student's, with the error of k by the delta method.
/// </summary>
internal sealed class DoseProportional
{
    private const double Largest = 1;
    private const int Halvings = 200;
    private readonly double spread;
    private readonly double information;
    private readonly int freedom;

    /// <summary>Fits.</summary>
    /// <param name="doses">mg a day; at least two above zero.</param>
    /// <param name="folds">Measured folds, above zero.</param>
    public DoseProportional(IReadOnlyList<double> doses, IReadOnlyList<double> folds)
    {
        freedom = doses.Count - 1;
        double Slope(double k) => doses.Zip(folds).Sum(pair => (Math.Log(1 + k * pair.First) - Math.Log(pair.Second)) * pair.First / (1 + k * pair.First));
        var (low, high) = (-(1 - 1e-9) / doses.Max(), Largest);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(middle) < 0 ? (middle, high) : (low, middle);
        }

        K = (low + high) / 2;
        spread = Math.Sqrt(doses.Zip(folds).Sum(pair => Square(Math.Log(pair.Second) - Math.Log(1 + K * pair.First))) / freedom);
        information = doses.Sum(dose => Square(Gradient(dose)));
    }

    /// <summary>Rise a mg a day, 1/mg.</summary>
    public double K { get; }

    /// <summary>Log fold at a dose.</summary>
    /// <param name="dose">mg a day.</param>
    public double LogFold(double dose) => Math.Log(1 + K * dose);

    /// <summary>Central interval of a new measured log fold.</summary>
    /// <param name="dose">mg a day.</param>
    /// <param name="level">Level, between 0 and 1.</param>
    public (double Low, double High) Interval(double dose, double level)
    {
        var half = StudentDistribution.Quantile((1 + level) / 2, freedom) * spread * Math.Sqrt(1 + Square(Gradient(dose)) / information);
        return (LogFold(dose) - half, LogFold(dose) + half);
    }

    private double Gradient(double dose) => dose / (1 + K * dose);

    private static double Square(double value) => value * value;
}
