namespace Nadir;

/// <summary>Makes a state consistent: Newton on the expressions that are zero, over the states they determine. Belongs to one thread.</summary>
internal sealed class AlgebraicSolver
{
    private const int MostIterations = 100;
    private const double Settled = 1e-13;
    private readonly Kernel kernel;
    private readonly int[] unknowns;
    private readonly DenseLu lu;
    private readonly double[] rates;
    private readonly double[] jacobian;
    private readonly double[] timeDerivative;
    private readonly double[] matrix;
    private readonly double[] change;

    public AlgebraicSolver(Kernel kernel)
    {
        this.kernel = kernel;
        unknowns = [.. Enumerable.Range(0, kernel.Dimension).Where(i => kernel.Algebraic[i])];
        lu = new DenseLu(unknowns.Length);
        rates = new double[kernel.Dimension];
        jacobian = new double[kernel.JacobianPattern.NonZeros];
        timeDerivative = new double[kernel.Dimension];
        matrix = new double[unknowns.Length * unknowns.Length];
        change = new double[unknowns.Length];
    }

    /// <summary>Solves in place. False when no solution was found; the state is then the best one met.</summary>
    public bool Solve(double time, Span<double> state)
    {
        var start = state.ToArray();
        var residual = Residual(time, state);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (!Direction())
            {
                return residual == 0;
            }

            state.CopyTo(start);
            var (share, next) = (1.0, 0.0);
            for (var halving = 0; halving < 12; halving++, share /= 2)
            {
                for (var k = 0; k < unknowns.Length; k++)
                {
                    state[unknowns[k]] = start[unknowns[k]] - share * change[k];
                }

                next = Residual(time, state);
                if (next < residual || (next == residual && halving == 0))
                {
                    break;
                }
            }

            if (IsSmall(share, state) || next == 0)
            {
                return true;
            }

            residual = next;
        }

        return false;
    }

    private double Residual(double time, ReadOnlySpan<double> state)
    {
        kernel.RatesAndJacobian(time, state, rates, jacobian, timeDerivative);
        var sum = 0.0;
        foreach (var i in unknowns)
        {
            sum += Math.Abs(rates[i]);
        }

        return double.IsFinite(sum) ? sum : double.PositiveInfinity;
    }

    private bool Direction()
    {
        var pattern = kernel.JacobianPattern;
        for (var r = 0; r < unknowns.Length; r++)
        {
            change[r] = rates[unknowns[r]];
            for (var c = 0; c < unknowns.Length; c++)
            {
                var entry = pattern.IndexOf(unknowns[r], unknowns[c]);
                matrix[r * unknowns.Length + c] = entry < 0 ? 0 : jacobian[entry];
            }
        }

        if (!lu.Factorize(matrix))
        {
            return false;
        }

        lu.Solve(change);
        return Array.TrueForAll(change, double.IsFinite);
    }

    private bool IsSmall(double share, ReadOnlySpan<double> state)
    {
        for (var k = 0; k < unknowns.Length; k++)
        {
            if (Math.Abs(share * change[k]) > Settled * Math.Max(1e-6, Math.Abs(state[unknowns[k]])))
            {
                return false;
            }
        }

        return true;
    }
}
