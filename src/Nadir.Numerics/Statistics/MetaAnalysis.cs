using MathNet.Numerics.Distributions;

namespace Nadir;

/// <summary>Pools the effects of several studies. Formulas: Viechtbauer 2010, J Stat Softw 36(3), whose package metafor gives the same numbers.</summary>
public static class MetaAnalysis
{
    private const int MostIterations = 10_000;

    /// <summary>Pools.</summary>
    /// <param name="studies">At least one.</param>
    /// <param name="estimator">How tau² is estimated.</param>
    /// <param name="knappHartung">Hartung and Knapp 2001: the standard error follows the scatter of the studies, the interval is Student's with k - 1 degrees of freedom. Needs two studies.</param>
    /// <param name="level">Level of the intervals, 0 to 1.</param>
    /// <exception cref="ArgumentException">No study, or a variance that is not positive.</exception>
    public static PooledEffect Pool(IReadOnlyList<StudyEffect> studies, HeterogeneityEstimator estimator = HeterogeneityEstimator.Reml, bool knappHartung = false, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(studies);
        if (studies.Count == 0 || studies.Any(study => !(study.Variance > 0 && double.IsFinite(study.Variance) && double.IsFinite(study.Estimate))))
        {
            throw new ArgumentException("A meta-analysis needs at least one study, each with a finite estimate and a variance above zero.", nameof(studies));
        }

        var y = studies.Select(study => study.Estimate).ToArray();
        var v = studies.Select(study => study.Variance).ToArray();
        var k = y.Length;
        var tau2 = k == 1 ? 0 : estimator switch
        {
            HeterogeneityEstimator.CommonEffect => 0,
            HeterogeneityEstimator.DerSimonianLaird => DerSimonianLaird(y, v),
            HeterogeneityEstimator.PauleMandel => PauleMandel(y, v),
            _ => Reml(y, v),
        };
        var (mean, sum) = Weigh(y, v, tau2);
        var q = Scatter(y, v, 0);
        var isStudent = knappHartung && k > 1;
        var error = isStudent ? Math.Sqrt(Scatter(y, v, tau2) / (k - 1) / sum) : Math.Sqrt(1 / sum);
        var quantile = isStudent ? StudentT.InvCDF(0, 1, k - 1, 0.5 + level / 2) : NormalDistribution.Quantile(0.5 + level / 2);
        var z = Math.Abs(mean) / error;
        var p = isStudent ? 2 * StudentT.CDF(0, 1, k - 1, -z) : 2 * Normal.CDF(0, 1, -z);
        var spread = quantile * Math.Sqrt(error * error + tau2);
        return new PooledEffect(
            [.. studies], [.. v.Select(variance => 100 / (variance + tau2) / sum)], mean, error, mean - quantile * error, mean + quantile * error, p, tau2, k == 1 ? 0 : 100 * tau2 / (tau2 + TypicalVariance(v)),
            q, k == 1 ? 1 : 1 - ChiSquared.CDF(k - 1, q), mean - spread, mean + spread);
    }

    /// <summary>Variance behind an interval that was made with the normal distribution.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="level">Level, 0 to 1.</param>
    public static double VarianceOfInterval(double low, double high, double level = 0.95)
    {
        var error = (high - low) / (2 * NormalDistribution.Quantile(0.5 + level / 2));
        return error * error;
    }

    private static (double Mean, double Sum) Weigh(double[] y, double[] v, double tau2)
    {
        var (sum, weighted) = (0.0, 0.0);
        for (var i = 0; i < y.Length; i++)
        {
            sum += 1 / (v[i] + tau2);
            weighted += y[i] / (v[i] + tau2);
        }

        return (weighted / sum, sum);
    }

    private static double Scatter(double[] y, double[] v, double tau2)
    {
        var mean = Weigh(y, v, tau2).Mean;
        return y.Select((value, i) => (value - mean) * (value - mean) / (v[i] + tau2)).Sum();
    }

    // Higgins and Thompson 2002, Stat Med 21:1539.
    private static double TypicalVariance(double[] v)
    {
        var (sum, squares) = (v.Sum(x => 1 / x), v.Sum(x => 1 / (x * x)));
        return (v.Length - 1) * sum / (sum * sum - squares);
    }

    private static double DerSimonianLaird(double[] y, double[] v)
    {
        var (sum, squares) = (v.Sum(x => 1 / x), v.Sum(x => 1 / (x * x)));
        return Math.Max(0, (Scatter(y, v, 0) - (y.Length - 1)) / (sum - squares / sum));
    }

    private static double PauleMandel(double[] y, double[] v)
    {
        var wanted = y.Length - 1;
        if (Scatter(y, v, 0) <= wanted)
        {
            return 0;
        }

        var (low, high) = (0.0, v.Max());
        while (Scatter(y, v, high) > wanted)
        {
            high *= 2;
        }

        for (var i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Scatter(y, v, middle) > wanted ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // Fisher scoring of the restricted likelihood, halved where it would leave the allowed range.
    private static double Reml(double[] y, double[] v)
    {
        var tau2 = DerSimonianLaird(y, v);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var mean = Weigh(y, v, tau2).Mean;
            double w1 = 0, w2 = 0, w3 = 0, scatter = 0;
            for (var i = 0; i < y.Length; i++)
            {
                var w = 1 / (v[i] + tau2);
                w1 += w;
                w2 += w * w;
                w3 += w * w * w;
                scatter += w * w * (y[i] - mean) * (y[i] - mean);
            }

            var step = (scatter - (w1 - w2 / w1)) / (w2 - 2 * w3 / w1 + w2 / w1 * (w2 / w1));
            if (tau2 == 0 && step <= 0)
            {
                return 0;
            }

            while (tau2 + step < 0)
            {
                step /= 2;
                if (Math.Abs(step) < 1e-300 || tau2 < 1e-14 * v.Min())
                {
                    return 0;
                }
            }

            tau2 += step;
            if (Math.Abs(step) <= 1e-13 * (tau2 + v.Min()))
            {
                break;
            }
        }

        return tau2;
    }
}
