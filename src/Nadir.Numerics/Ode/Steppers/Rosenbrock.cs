using System.Numerics;

namespace Nadir;

/// <summary>One step of a Rosenbrock method. Scratch is made once; nothing is allocated in a step.</summary>
internal sealed class Rosenbrock
{
    private readonly IOdeSystem system;
    private readonly Tableau method;
    private readonly int n;
    private readonly SparseLu lu;
    private readonly bool[] algebraic;
    private readonly double[] a;
    private readonly double[] c;
    private readonly double[] nodes;
    private readonly double[] timeWeights;
    private readonly double[] jacobian;
    private readonly double[] rates;
    private readonly double[] timeDerivative;
    private readonly double[] stages;
    private readonly double[] stageState;
    private readonly double[] stageRates;
    private bool isPrepared;

    public Rosenbrock(IOdeSystem system, Tableau method)
    {
        this.system = system;
        this.method = method;
        n = system.Dimension;
        algebraic = system.Algebraic.ToArray();
        lu = new SparseLu(system.JacobianPattern, algebraic);
        a = [.. method.A];
        c = [.. method.C];
        nodes = [.. method.Nodes];
        timeWeights = [.. method.TimeWeights];
        jacobian = new double[system.JacobianPattern.NonZeros];
        rates = new double[n];
        timeDerivative = new double[n];
        stages = new double[method.Stages * n];
        stageState = new double[n];
        stageRates = new double[n];
    }

    public long RateEvaluations { get; private set; }

    public long JacobianEvaluations { get; private set; }

    public long Factorizations { get; private set; }

    public long PivotFallbacks => lu.Fallbacks;

    /// <summary>Rates at the start of the step; valid after <see cref="Prepare"/>.</summary>
    public ReadOnlySpan<double> Rates => rates;

    /// <summary>Error estimate of the last step.</summary>
    public ReadOnlySpan<double> Error => stages.AsSpan((method.Stages - 1) * n, n);

    /// <summary>Stage values u of the last step, row-major [stage, state].</summary>
    public ReadOnlySpan<double> Stages => stages;

    /// <summary>Rates and Jacobian at the start; kept over rejected steps.</summary>
    public void Prepare(double time, ReadOnlySpan<double> state)
    {
        if (!isPrepared)
        {
            system.RatesAndJacobian(time, state, rates, jacobian, timeDerivative);
            RateEvaluations++;
            JacobianEvaluations++;
            isPrepared = true;
        }
    }

    /// <summary>Forgets rates and Jacobian: the state has changed.</summary>
    public void Moved() => isPrepared = false;

    /// <summary>Tries a step. False when the matrix is singular.</summary>
    public bool Step(double time, double h, ReadOnlySpan<double> state, Span<double> next)
    {
        Factorizations++;
        if (!lu.Factorize(1 / (h * method.Gamma), jacobian))
        {
            return false;
        }

        for (var i = 0; i < method.Stages; i++)
        {
            var right = stages.AsSpan(i * n, n);
            if (i == 0)
            {
                rates.CopyTo(right);
            }
            else
            {
                Combine(a, i, 1, state, stageState);
                system.Rates(time + nodes[i] * h, stageState, stageRates);
                RateEvaluations++;
                Combine(c, i, 1 / h, stageRates, right);

                // M Σ C u: the mass matrix has no entry in algebraic rows.
                for (var k = 0; k < algebraic.Length; k++)
                {
                    right[k] = algebraic[k] ? stageRates[k] : right[k];
                }
            }

            var weight = h * timeWeights[i];
            for (var k = 0; weight != 0 && k < n; k++)
            {
                right[k] += weight * timeDerivative[k];
            }

            lu.Solve(right);
        }

        // The last stage state is y + Σ a_sj u_j; the end value adds the last stage.
        var last = stages.AsSpan((method.Stages - 1) * n, n);
        for (var k = 0; k < n; k++)
        {
            next[k] = stageState[k] + last[k];
        }

        return true;
    }

    // result = start + factor Σ_{j<row} table_row,j u_j, several states at once. Every width adds in the same order.
    private void Combine(double[] table, int row, double factor, ReadOnlySpan<double> start, Span<double> result)
    {
        Span<double> weights = stackalloc double[row];
        for (var j = 0; j < row; j++)
        {
            weights[j] = factor * table[row * method.Stages + j];
        }

        var k = 0;
        for (; k <= n - Vector<double>.Count; k += Vector<double>.Count)
        {
            var sum = new Vector<double>(start[k..]);
            for (var j = 0; j < row; j++)
            {
                sum += weights[j] * new Vector<double>(stages, j * n + k);
            }

            sum.CopyTo(result[k..]);
        }

        for (; k < n; k++)
        {
            var sum = start[k];
            for (var j = 0; j < row; j++)
            {
                sum += weights[j] * stages[j * n + k];
            }

            result[k] = sum;
        }
    }
}
