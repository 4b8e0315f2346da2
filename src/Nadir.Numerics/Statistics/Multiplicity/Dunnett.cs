using MathNet.Numerics;

namespace Nadir;

/// <summary>Dunnett 1955, J Am Stat Assoc 50:1096: several arms, each against the control, with one common variance; exact for normal values.</summary>
public static class Dunnett
{
    private const int Panels = 8;
    private const int Points = 10;
    private static readonly (double[] Nodes, double[] Weights) Rule = GaussLegendre(Points);

    /// <summary>Every arm against the control: adjusted p and simultaneous intervals, two-sided.</summary>
    /// <param name="control">Values of the control, finite.</param>
    /// <param name="arms">Values of each arm.</param>
    /// <param name="level">Level that all intervals hold together.</param>
    public static Inference[] Compare(double[] control, IReadOnlyList<double[]> arms, double level = 0.95)
    {
        const string Method = "Dunnett's test";
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(arms);
        double[][] all = [control, .. arms];
        var people = all.Select((values, arm) => Enumerable.Repeat(arm, values.Length)).SelectMany(arm => arm).ToArray();
        if (arms.Count == 0 || all.Any(values => values.Length == 0))
        {
            return [.. arms.Select(_ => Inference.Failed(Method, FitCode.TooFew, "Each arm needs a value.", people.Length, level))];
        }

        var fit = Ancova.Fit([.. all.SelectMany(values => values)], people, all.Length);
        int[] sizes = [.. arms.Select(values => values.Length)];
        var plain = Enumerable.Range(1, arms.Count).Select(arm => fit.Versus(arm, 0, level)).ToArray();
        if (plain.Any(own => !own.IsSuccess))
        {
            return [.. plain.Select(own => own with { Method = Method })];
        }

        var critical = Quantile(level, plain[0].DegreesOfFreedom, control.Length, sizes);
        return [.. plain.Select(own => own with
        {
            Method = Method,
            PValue = PValue(own.Statistic, own.DegreesOfFreedom, control.Length, sizes),
            Low = own.Estimate - critical * own.StandardError,
            High = own.Estimate + critical * own.StandardError,
        })];
    }

    /// <summary>Adjusted two-sided p of one arm's t.</summary>
    /// <param name="t">t of the arm.</param>
    /// <param name="degreesOfFreedom">Of the common variance; may be infinite.</param>
    /// <param name="control">People in the control.</param>
    /// <param name="arms">People in each arm.</param>
    public static double PValue(double t, double degreesOfFreedom, int control, ReadOnlySpan<int> arms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(control, 1);
        var shares = new double[arms.Length];
        for (var i = 0; i < arms.Length; i++)
        {
            shares[i] = Math.Sqrt(arms[i] / (double)(arms[i] + control));
        }

        var width = Math.Abs(t);
        if (degreesOfFreedom > 1e6)
        {
            return Math.Clamp(1 - Inside(width, shares), 0, 1);
        }

        // Over s, the estimated standard deviation in units of the true one: s² df is chi-squared.
        var half = 8 / Math.Sqrt(2 * degreesOfFreedom);
        var constant = degreesOfFreedom / 2 * Math.Log(degreesOfFreedom / 2) - SpecialFunctions.GammaLn(degreesOfFreedom / 2) + Math.Log(2);
        double Density(double s) => Math.Exp(constant + (degreesOfFreedom - 1) * Math.Log(s) - degreesOfFreedom * s * s / 2);
        var outside = Integrate(s => s <= 0 ? 0 : Density(s) * (1 - Inside(width * s, shares)), Math.Max(0, 1 - half), 1 + half);
        return Math.Clamp(outside, 0, 1);
    }

    /// <summary>Critical value of all arms together.</summary>
    /// <param name="level">1 - alpha.</param>
    /// <param name="degreesOfFreedom">Of the common variance; may be infinite.</param>
    /// <param name="control">People in the control.</param>
    /// <param name="arms">People in each arm.</param>
    public static double Quantile(double level, double degreesOfFreedom, int control, ReadOnlySpan<int> arms)
    {
        Inference.CheckLevel(level);
        var low = StudentDistribution.Quantile(0.5 + level / 2, degreesOfFreedom);
        var high = StudentDistribution.Quantile(1 - (1 - level) / 2 / arms.Length, degreesOfFreedom);
        for (var i = 0; i < 60 && high - low > 1e-9 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = PValue(middle, degreesOfFreedom, control, arms) > 1 - level ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // Probability that all |b z + sqrt(1 - b²) e| stay inside, z shared through the control.
    private static double Inside(double width, double[] shares) => Integrate(
        z =>
        {
            var product = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            foreach (var b in shares)
            {
                var rest = Math.Sqrt(1 - b * b);
                product *= Normal((b * z + width) / rest) - Normal((b * z - width) / rest);
            }

            return product;
        },
        -8,
        8);

    private static double Normal(double x) => 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    private static double Integrate(Func<double, double> function, double low, double high)
    {
        var (sum, half) = (0.0, (high - low) / Panels / 2);
        for (var panel = 0; panel < Panels; panel++)
        {
            var middle = low + (2 * panel + 1) * half;
            for (var i = 0; i < Points; i++)
            {
                sum += half * Rule.Weights[i] * function(middle + half * Rule.Nodes[i]);
            }
        }

        return sum;
    }

    // Nodes are the roots of Legendre's polynomial, by Newton's method.
    private static (double[] Nodes, double[] Weights) GaussLegendre(int n)
    {
        var (nodes, weights) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5));
            var slope = 0.0;
            for (var iteration = 0; iteration < 50; iteration++)
            {
                var (before, now) = (1.0, x);
                for (var k = 2; k <= n; k++)
                {
                    (before, now) = (now, ((2 * k - 1) * x * now - (k - 1) * before) / k);
                }

                slope = n * (x * now - before) / (x * x - 1);
                x -= now / slope;
            }

            (nodes[i], weights[i]) = (x, 2 / ((1 - x * x) * slope * slope));
        }

        return (nodes, weights);
    }
}
