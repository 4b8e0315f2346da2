namespace Nadir;

public sealed class OptimizeTests
{
    // NIST StRD Misra1a: certified b1 = 2.3894212918E+02, b2 = 5.5015643181E-04, residual sum of squares 1.2455138894E-01.
    private static readonly double[] Y = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];
    private static readonly double[] X = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];

    [Theory]
    [InlineData(500, 0.0001)]
    [InlineData(250, 0.0005)]
    public void Misra1a_reaches_the_certified_values(double b1, double b2)
    {
        var result = LeastSquares.Minimize(
            b => X.Select((x, i) => b[0] * (1 - Math.Exp(-b[1] * x)) - Y[i]).ToArray(),
            (b, _) =>
            {
                var j = new double[X.Length, 2];
                for (var i = 0; i < X.Length; i++)
                {
                    j[i, 0] = 1 - Math.Exp(-b[1] * X[i]);
                    j[i, 1] = b[0] * X[i] * Math.Exp(-b[1] * X[i]);
                }

                return j;
            },
            [b1, b2], [0, 0], [1e4, 1], new LeastSquaresOptions(500, 1e-15, 1e-14));
        Assert.True(result.Converged);
        Assert.Equal(238.94212918, result.Parameters[0], 238.9 * 1e-6);
        Assert.Equal(5.5015643181e-4, result.Parameters[1], 5.5e-4 * 1e-6);
        Assert.Equal(0.12455138894, 2 * result.Cost, 1e-8);
    }

    [Fact]
    public void Bounds_hold()
    {
        var result = LeastSquares.Minimize(x => [x[0] - 5], (_, _) => new double[,] { { 1 } }, [0], [-1], [2]);
        Assert.Equal(2, result.Parameters[0], 12);
    }

    [Fact]
    public void Covariance_of_a_line_is_the_closed_form()
    {
        // y = a + b x at x = 0, 1, 2 with unit variance: inv(X'X) = [[5/6, -1/2], [-1/2, 1/2]].
        var result = LeastSquares.Minimize(
            p => Enumerable.Range(0, 3).Select(x => p[0] + p[1] * x - (1 + 2 * x)).ToArray(),
            (_, _) => new double[,] { { 1, 0 }, { 1, 1 }, { 1, 2 } }, [0, 0], [-10, -10], [10, 10]);
        Assert.Equal(5.0 / 6, result.Covariance[0, 0], 10);
        Assert.Equal(-0.5, result.Covariance[0, 1], 10);
    }
}
