namespace Nadir;

/// <summary>The polynomial between two steps: y(t + θh) = (1−θ) y0 + θ (y1 + (1−θ)(k1 + θ(k2 + θ k3))).</summary>
internal sealed class DenseOutput
{
    private readonly Tableau method;
    private readonly double[] weights;
    private readonly double[] k;
    private readonly int n;

    public DenseOutput(Tableau method, int dimension)
    {
        this.method = method;
        weights = [.. method.Dense];
        n = dimension;
        k = new double[3 * n];
    }

    /// <summary>k1, k2, k3, row-major [row, state].</summary>
    public ReadOnlySpan<double> Weights => k;

    /// <summary>Takes the stages of the step just made.</summary>
    public void Take(ReadOnlySpan<double> stages)
    {
        Array.Clear(k);
        for (var row = 0; row < method.DenseRows; row++)
        {
            for (var j = 0; j < method.Stages; j++)
            {
                var weight = weights[row * method.Stages + j];
                for (var i = 0; weight != 0 && i < n; i++)
                {
                    k[row * n + i] += weight * stages[j * n + i];
                }
            }
        }
    }

    /// <summary>State at a share θ of the step.</summary>
    public void Evaluate(double theta, ReadOnlySpan<double> before, ReadOnlySpan<double> after, Span<double> result)
    {
        var rest = 1 - theta;
        for (var i = 0; i < n; i++)
        {
            // What stands still does so exactly: events compare it with time.
            result[i] = before[i] == after[i] && k[i] == 0 && k[n + i] == 0 && k[2 * n + i] == 0 ? before[i] : rest * before[i] + theta * (after[i] + rest * (k[i] + theta * (k[n + i] + theta * k[2 * n + i])));
        }
    }
}
