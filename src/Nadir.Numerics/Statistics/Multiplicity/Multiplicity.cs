namespace Nadir;

/// <summary>
/// Adjusted p-values: a hypothesis is rejected at family-wise level alpha when its adjusted p is at most alpha. Every method takes p-values of 0 to 1; give an analysis that failed a 1.
/// </summary>
public static class Multiplicity
{
    /// <summary>Bonferroni: p times the number of hypotheses.</summary>
    public static double[] Bonferroni(ReadOnlySpan<double> p)
    {
        Check(p);
        var adjusted = new double[p.Length];
        for (var i = 0; i < p.Length; i++)
        {
            adjusted[i] = Math.Min(1, p.Length * p[i]);
        }

        return adjusted;
    }

    /// <summary>Holm 1979, Scand J Stat 6:65: Bonferroni stepping down; holds for any dependence.</summary>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        var order = Order(p);
        var adjusted = new double[p.Length];
        var largest = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            largest = Math.Max(largest, Math.Min(1, (p.Length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }

        return adjusted;
    }

    /// <summary>Hochberg 1988, Biometrika 75:800: stepping up; holds for independent and for positively dependent tests.</summary>
    public static double[] Hochberg(ReadOnlySpan<double> p)
    {
        var order = Order(p);
        var adjusted = new double[p.Length];
        var smallest = 1.0;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            smallest = Math.Min(smallest, (p.Length - i) * p[order[i]]);
            adjusted[order[i]] = smallest;
        }

        return adjusted;
    }

    /// <summary>Fixed sequence: each is tested in the order given, at the full level, until one is not rejected.</summary>
    public static double[] FixedSequence(ReadOnlySpan<double> p)
    {
        Check(p);
        var adjusted = p.ToArray();
        for (var i = 1; i < adjusted.Length; i++)
        {
            adjusted[i] = Math.Max(adjusted[i], adjusted[i - 1]);
        }

        return adjusted;
    }

    /// <summary>Serial gatekeeping (Westfall and Krishen 2001, J Stat Plan Inference 99:25): a family is tested, by Holm's method, only when all of the families before it were rejected.</summary>
    /// <param name="families">p-values of each family, in order.</param>
    public static double[][] SerialGatekeeping(IReadOnlyList<double[]> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        var adjusted = new double[families.Count][];
        var gate = 0.0;
        for (var i = 0; i < families.Count; i++)
        {
            var own = gate;
            adjusted[i] = [.. Holm(families[i]).Select(p => Math.Max(p, own))];
            gate = adjusted[i].Append(gate).Max();
        }

        return adjusted;
    }

    /// <summary>
    /// The graph of Bretz, Maurer, Brannath and Posch 2009, Stat Med 28:586: hypotheses hold shares of alpha and hand them on when rejected. Holm, fixed sequence, fallback and parallel
    /// gatekeeping are graphs.
    /// </summary>
    /// <param name="p">p-values.</param>
    /// <param name="weights">Share of alpha of each, not negative, at most 1 together.</param>
    /// <param name="transitions">Row i: the shares of i's alpha that go to the others when i is rejected; rows sum to at most 1, the diagonal is 0.</param>
    public static double[] Graph(ReadOnlySpan<double> p, ReadOnlySpan<double> weights, double[,] transitions)
    {
        Check(p);
        ArgumentNullException.ThrowIfNull(transitions);
        var n = p.Length;
        CheckGraph(n, weights, transitions);
        var (w, g) = (weights.ToArray(), (double[,])transitions.Clone());
        var adjusted = Enumerable.Repeat(1.0, n).ToArray();
        var isOpen = Enumerable.Repeat(true, n).ToArray();
        var largest = 0.0;
        for (var round = 0; round < n; round++)
        {
            var best = -1;
            for (var i = 0; i < n; i++)
            {
                best = isOpen[i] && w[i] > 0 && (best < 0 || p[i] / w[i] < p[best] / w[best]) ? i : best;
            }

            if (best < 0)
            {
                break;
            }

            largest = Math.Min(1, Math.Max(largest, p[best] / w[best]));
            adjusted[best] = largest;
            isOpen[best] = false;
            g = Reject(best, isOpen, w, g);
        }

        return adjusted;
    }

    private static double[,] Reject(int j, bool[] isOpen, double[] w, double[,] g)
    {
        var n = w.Length;
        var next = new double[n, n];
        for (var l = 0; l < n; l++)
        {
            if (!isOpen[l])
            {
                continue;
            }

            w[l] += w[j] * g[j, l];
            var left = 1 - g[l, j] * g[j, l];
            for (var k = 0; k < n; k++)
            {
                next[l, k] = k != l && isOpen[k] && left > 1e-12 ? (g[l, k] + g[l, j] * g[j, k]) / left : 0;
            }
        }

        return next;
    }

    private static void CheckGraph(int n, ReadOnlySpan<double> weights, double[,] transitions)
    {
        if (weights.Length != n || transitions.GetLength(0) != n || transitions.GetLength(1) != n)
        {
            throw new ArgumentException($"{n} hypotheses need {n} weights and {n} rows of {n} transitions.", nameof(weights));
        }

        var total = 0.0;
        for (var i = 0; i < n; i++)
        {
            total += weights[i] >= 0 ? weights[i] : double.NaN;
            var row = 0.0;
            for (var j = 0; j < n; j++)
            {
                row += transitions[i, j] >= 0 && (i != j || transitions[i, j] == 0) ? transitions[i, j] : double.NaN;
            }

            if (!(row <= 1 + 1e-9))
            {
                throw new ArgumentException($"Transitions of hypothesis {i} must be at least 0, sum to at most 1, and none may lead to itself.", nameof(transitions));
            }
        }

        if (!(total <= 1 + 1e-9))
        {
            throw new ArgumentException("Weights must be at least 0 and sum to at most 1.", nameof(weights));
        }
    }

    private static int[] Order(ReadOnlySpan<double> p)
    {
        Check(p);
        var order = Enumerable.Range(0, p.Length).ToArray();
        Array.Sort(p.ToArray(), order);
        return order;
    }

    private static void Check(ReadOnlySpan<double> p)
    {
        foreach (var value in p)
        {
            if (!(value >= 0 && value <= 1))
            {
                throw new ArgumentException($"A p-value lies between 0 and 1; {value} does not. Give an analysis that failed a 1.", nameof(p));
            }
        }
    }
}
