using MathNet.Numerics;

namespace Nadir;

/// <summary>Boschloo's exact test of two rates: the largest probability, over the common rate, of a table whose Fisher p is at most the one seen.</summary>
public static class Boschloo
{
    private const int Grid = 400;

    /// <summary>p.</summary>
    /// <param name="treated">Responders of the treated.</param>
    /// <param name="treatedCount">The treated, at least one.</param>
    /// <param name="control">Responders of the control.</param>
    /// <param name="controlCount">The control, at least one.</param>
    /// <param name="alternative">Which departures count.</param>
    public static double PValue(int treated, int treatedCount, int control, int controlCount, Alternative alternative = Alternative.TwoSided)
    {
        var seen = FisherExact.PValue(treated, treatedCount, control, controlCount, alternative) * FisherExact.Equal;
        var total = treatedCount + controlCount;

        // Given all responders, the probability of the rejected tables does not depend on the rate: the rest is binomial.
        var (rejected, binomial) = (new double[total + 1], new double[total + 1]);
        for (var responders = 0; responders <= total; responders++)
        {
            var (_, masses) = FisherExact.Masses(treatedCount, controlCount, responders);
            binomial[responders] = SpecialFunctions.BinomialLn(total, responders);
            for (var i = 0; i < masses.Length; i++)
            {
                rejected[responders] += FisherExact.PValue(masses, i, alternative) <= seen ? masses[i] : 0;
            }
        }

        return Math.Min(1, Largest(rate => Probability(rejected, binomial, rate)));
    }

    private static double Probability(double[] rejected, double[] binomial, double rate)
    {
        var total = rejected.Length - 1;
        if (rate is <= 0 or >= 1)
        {
            return rejected[rate <= 0 ? 0 : total];
        }

        var (sum, yes, no) = (0.0, Math.Log(rate), Math.Log(1 - rate));
        for (var k = 0; k <= total; k++)
        {
            sum += rejected[k] > 0 ? rejected[k] * Math.Exp(binomial[k] + k * yes + (total - k) * no) : 0;
        }

        return sum;
    }

    // A grid that is even in the angle of the rate (where binomial probabilities are equally wide), then golden sections around its best points.
    private static double Largest(Func<double, double> probability)
    {
        double At(double angle) => probability(Math.Pow(Math.Sin(angle), 2));
        const double Step = Math.PI / 2 / Grid;
        var values = Enumerable.Range(0, Grid + 1).Select(i => At(i * Step)).ToArray();
        var best = values.Max();
        for (var i = 0; i <= Grid; i++)
        {
            if (values[i] < 0.95 * best || (i > 0 && values[i - 1] > values[i]) || (i < Grid && values[i + 1] > values[i]))
            {
                continue;
            }

            var (low, high) = (Math.Max(0, (i - 1) * Step), Math.Min(Math.PI / 2, (i + 1) * Step));
            for (var k = 0; k < 40; k++)
            {
                var (a, b) = (high - 0.6180339887498949 * (high - low), low + 0.6180339887498949 * (high - low));
                (low, high) = At(a) > At(b) ? (low, b) : (a, high);
            }

            best = Math.Max(best, At((low + high) / 2));
        }

        return best;
    }
}
