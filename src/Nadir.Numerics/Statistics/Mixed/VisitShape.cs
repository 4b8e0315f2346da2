namespace Nadir;

/// <summary>Covariance between visits: unstructured (lower triangle by rows), compound symmetry (variance, covariance) or autoregressive (variance, correlation).</summary>
internal sealed class VisitShape(VisitCovariance kind, int visits) : CovarianceShape
{
    public override int Count => kind == VisitCovariance.Unstructured ? visits * (visits + 1) / 2 : 2;

    public override bool IsLinear => kind != VisitCovariance.AutoRegressive;

    public override void Fill(ReadOnlySpan<double> theta, VisitPattern pattern, Span<double> v)
    {
        var m = pattern.Size;
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var (s, t) = (pattern.Visits[a], pattern.Visits[b]);
                v[a * m + b] = v[b * m + a] = kind switch
                {
                    VisitCovariance.Unstructured => theta[s * (s + 1) / 2 + t],
                    VisitCovariance.CompoundSymmetry => s == t ? theta[0] : theta[1],
                    // Outside of (-1, 1) it is no covariance; NaN makes the factorization fail.
                    _ => Math.Abs(theta[1]) < 1 ? theta[0] * Power(theta[1], s - t) : double.NaN,
                };
            }
        }
    }

    public override void First(ReadOnlySpan<double> theta, VisitPattern pattern, int j, Span<double> v)
    {
        var m = pattern.Size;
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var (s, t) = (pattern.Visits[a], pattern.Visits[b]);
                v[a * m + b] = v[b * m + a] = kind switch
                {
                    VisitCovariance.Unstructured => s * (s + 1) / 2 + t == j ? 1 : 0,
                    VisitCovariance.CompoundSymmetry => (s == t) == (j == 0) ? 1 : 0,
                    _ => j == 0 ? Power(theta[1], s - t) : theta[0] * (s - t) * Power(theta[1], s - t - 1),
                };
            }
        }
    }

    public override void Second(ReadOnlySpan<double> theta, VisitPattern pattern, int j, int k, Span<double> v)
    {
        var m = pattern.Size;
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var lag = pattern.Visits[a] - pattern.Visits[b];
                v[a * m + b] = v[b * m + a] = (j + k) switch
                {
                    0 => 0,
                    1 => lag * Power(theta[1], lag - 1),
                    _ => theta[0] * lag * (lag - 1) * Power(theta[1], lag - 2),
                };
            }
        }
    }

    private static double Power(double x, int exponent)
    {
        var result = 1.0;
        for (var i = 0; i < exponent; i++)
        {
            result *= x;
        }

        return result;
    }
}
