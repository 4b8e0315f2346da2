namespace Nadir;

/// <summary>Ordinary least squares by Householder's reflections (Golub and Van Loan, Matrix Computations, 5.3).</summary>
public static class LinearModel
{
    // The tolerance of R's lm for columns that depend on each other.
    private const double Dependent = 1e-7;

    /// <summary>Fits.</summary>
    /// <param name="design">Design, row-major [value, column], finite.</param>
    /// <param name="columns">Columns of the design.</param>
    /// <param name="response">Responses, finite.</param>
    public static LinearModelFit Fit(ReadOnlySpan<double> design, int columns, ReadOnlySpan<double> response)
    {
        var n = response.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (design.Length != n * columns)
        {
            throw new ArgumentException($"The design has {design.Length} numbers; {n} values and {columns} columns need {n * columns}.", nameof(design));
        }

        Inference.CheckFinite(design, nameof(design));
        Inference.CheckFinite(response, nameof(response));
        if (n <= columns)
        {
            return new LinearModelFit(new FitStatus(FitCode.TooFew, $"{n} values cannot give {columns} coefficients and an error."), [], [], double.NaN, n - columns, n);
        }

        var q = new double[n * columns];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                q[j * n + i] = design[i * columns + j];
            }
        }

        var y = response.ToArray();
        var r = new double[columns * columns];
        return Reflect(q, y, r, n, columns) is var failed and >= 0
            ? new LinearModelFit(new FitStatus(FitCode.RankDeficient, $"Column {failed + 1} of the design is a combination of the columns before it."), [], [], double.NaN, n - columns, n)
            : Solve(y, r, n, columns);
    }

    // Columns of q become reflectors, y becomes Q'y; the first dependent column, or -1.
    private static int Reflect(double[] q, double[] y, double[] r, int n, int columns)
    {
        for (var k = 0; k < columns; k++)
        {
            var column = q.AsSpan(k * n, n);
            var whole = DenseAlgebra.Dot(column, column);
            for (var j = 0; j < k; j++)
            {
                Apply(q.AsSpan(j * n + j, n - j), column[j..]);
                r[j * columns + k] = column[j];
            }

            var rest = column[k..];
            var norm = Math.Sqrt(DenseAlgebra.Dot(rest, rest));
            if (!(norm > Dependent * Math.Sqrt(whole)))
            {
                return k;
            }

            r[k * columns + k] = rest[0] > 0 ? -norm : norm;
            rest[0] -= r[k * columns + k];
            var scale = Math.Sqrt(2 / DenseAlgebra.Dot(rest, rest));
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] *= scale;
            }

            Apply(rest, y.AsSpan(k));
        }

        return -1;
    }

    private static void Apply(ReadOnlySpan<double> reflector, Span<double> vector) => DenseAlgebra.AddScaled(-DenseAlgebra.Dot(reflector, vector), reflector, vector);

    private static LinearModelFit Solve(double[] y, double[] r, int n, int columns)
    {
        var beta = new double[columns];
        for (var i = columns - 1; i >= 0; i--)
        {
            var sum = y[i];
            for (var j = i + 1; j < columns; j++)
            {
                sum -= r[i * columns + j] * beta[j];
            }

            beta[i] = sum / r[i * columns + i];
        }

        var squares = DenseAlgebra.Dot(y.AsSpan(columns), y.AsSpan(columns));
        var total = DenseAlgebra.Dot(y, y);
        var variance = squares > 1e-28 * total ? squares / (n - columns) : 0;
        return new LinearModelFit(FitStatus.Success, beta, DenseAlgebra.InverseOfUpperGram(r, columns), variance, n - columns, n);
    }
}
