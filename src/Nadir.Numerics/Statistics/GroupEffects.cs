using System.Numerics;

namespace Nadir;

/// <summary>
/// Sobol indices and Shapley effects of groups of inputs that are independent of each other. Pairs of points are drawn; a result is computed at every mixture that takes each group from one point of the pair or
/// from the other. Half the mean square difference of two mixtures that share the groups S, and no other, estimates what is left of the variance when S is known (Jansen 1999, Comput Phys Commun 117:35).
/// With all mixtures at hand, every subset has 2^(groups - 1) such couples a pair, and Shapley effects (Owen 2014, SIAM/ASA J Uncertain Quantif 2:245) are exact sums over subsets.
/// </summary>
public sealed class GroupEffects
{
    private const int MostGroups = 10;
    private readonly int groups;
    private readonly double[][] left;
    private readonly double added;
    private readonly double variance;

    /// <summary>Estimates.</summary>
    /// <param name="values">Results [pair][mixture]; bit g of the number of a mixture says that group g comes from the first point. At least two pairs; 2 to the number of groups mixtures.</param>
    /// <param name="added">Variance of one more group that only adds to the result and is known exactly; 0 for none.</param>
    public GroupEffects(IReadOnlyList<double[]> values, double added = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(added);
        var mixtures = values.Count < 2 ? 0 : values[0].Length;
        if (mixtures < 2 || !BitOperations.IsPow2(mixtures) || mixtures > 1 << MostGroups || values.Any(pair => pair.Length != mixtures))
        {
            throw new ArgumentException("At least two pairs of points are needed, each with a result for every mixture of the groups.", nameof(values));
        }

        groups = BitOperations.Log2((uint)mixtures);
        this.added = added;
        left = [.. values.Select(pair => Enumerable.Range(0, mixtures).Select(shared => Left(pair, shared)).ToArray())];
        variance = left.Average(pair => pair[0]);
        Effects = [.. Enumerable.Range(0, groups).Select(Effect)];
        Added = new GroupEffect(added / Variance, added / Variance, added / Variance, AddedError, AddedError, AddedError);
    }

    /// <summary>Variance of the result, that of the added group included.</summary>
    public double Variance => variance + added;

    /// <summary>One a group, in the order of the bits.</summary>
    public IReadOnlyList<GroupEffect> Effects { get; }

    /// <summary>Of the added group.</summary>
    public GroupEffect Added { get; }

    private double AddedError => Error(pair => 0, added / Variance);

    private static double Left(double[] pair, int shared)
    {
        var sum = 0.0;
        var others = pair.Length - 1 - shared;
        for (var mixture = 0; mixture < pair.Length; mixture++)
        {
            var difference = pair[mixture] - pair[mixture ^ others];
            sum += difference * difference;
        }

        return sum / (2 * pair.Length);
    }

    private GroupEffect Effect(int group)
    {
        var (own, all) = (1 << group, (1 << groups) - 1);
        double[] weights = [.. Enumerable.Range(0, groups).Select(size => Factorial(size) * Factorial(groups - size - 1) / Factorial(groups))];
        double Shapley(double[] pair) => Enumerable.Range(0, all + 1).Where(set => (set & own) == 0).Sum(set => weights[BitOperations.PopCount((uint)set)] * (pair[set] - pair[set | own]));
        var (first, firstError) = Share(pair => pair[0] - pair[own]);
        var (total, totalError) = Share(pair => pair[all & ~own]);
        var (shapley, shapleyError) = Share(Shapley);
        return new GroupEffect(first, total, shapley, firstError, totalError, shapleyError);
    }

    private (double Share, double Error) Share(Func<double[], double> part)
    {
        var share = left.Average(part) / Variance;
        return (share, Error(part, share));
    }

    // Of a ratio of two means over pairs, by the delta method.
    private double Error(Func<double[], double> part, double share)
    {
        double[] parts = [.. left.Select(pair => part(pair) - share * pair[0])];
        var mean = parts.Average();
        return Math.Sqrt(parts.Sum(value => (value - mean) * (value - mean)) / (parts.Length - 1) / parts.Length) / Variance;
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
