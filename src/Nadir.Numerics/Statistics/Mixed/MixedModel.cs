using System.Runtime.InteropServices;

namespace Nadir;

/// <summary>
/// Linear mixed model y = X b + Z u + e of people (or other groups) that are independent of each other: u ~ Normal(0, G) for each, e ~ Normal(0, variance) for each value
/// (Laird and Ware 1982, Biometrics 38:963). A random intercept is a column of ones in Z, a random slope a column of times. Crossed groups are not covered.
/// </summary>
public static class MixedModel
{
    private const string Method = "linear mixed model";

    // Below this share of the residual variance a random effect is called zero.
    private const double Negligible = 1e-8;

    /// <summary>Fits.</summary>
    /// <param name="design">X, row-major [value, column], finite.</param>
    /// <param name="columns">Columns of X.</param>
    /// <param name="response">y, finite, one a value.</param>
    /// <param name="group">Group of each value, any numbers.</param>
    /// <param name="randomEffects">Z, row-major [value, effect], finite.</param>
    /// <param name="blocks">Sizes of the blocks of effects that may be correlated; sums to the effects. [1] is a random intercept, [2] correlated intercept and slope, [1, 1] independent ones.</param>
    /// <param name="by">Which likelihood is maximized.</param>
    /// <param name="maximumIterations">Most iterations.</param>
    public static MixedModelFit Fit(
        ReadOnlySpan<double> design, int columns, ReadOnlySpan<double> response, ReadOnlySpan<int> group, ReadOnlySpan<double> randomEffects, IReadOnlyList<int> blocks,
        LikelihoodMethod by = LikelihoodMethod.Reml, int maximumIterations = 200)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var (n, effects) = (response.Length, blocks.Sum());
        if (n == 0 || columns < 1 || design.Length != n * columns || group.Length != n || randomEffects.Length != n * effects || blocks.Count == 0 || blocks.Any(size => size < 1))
        {
            throw new ArgumentException($"{n} responses with {columns} columns and {effects} random effects need as many groups, {n * columns} numbers of X (there are {design.Length}) and {n * effects} of Z (there are {randomEffects.Length}).", nameof(design));
        }

        Inference.CheckFinite(design, nameof(design));
        Inference.CheckFinite(randomEffects, nameof(randomEffects));
        var plain = LinearModel.Fit(design, columns, response);
        var groups = Rows(group);
        if (!plain.Status.IsSuccess || plain.ResidualVariance == 0 || groups.Count < 2)
        {
            return new MixedModelFit(Method, !plain.Status.IsSuccess ? plain.Status : groups.Count < 2
                ? new FitStatus(FitCode.TooFew, "A mixed model needs at least two groups.") : new FitStatus(FitCode.NoVariation, "The responses do not vary around the fixed effects."), groups.Count);
        }

        var patterns = Gather(design, columns, response, randomEffects, effects, groups);
        var shape = new RandomEffectsShape(blocks, isFactored: true);
        var theta = Start(shape, randomEffects, effects, plain.ResidualVariance);
        var likelihood = new GroupedLikelihood(patterns, shape, columns, by == LikelihoodMethod.Reml);
        var status = LikelihoodSearch.Climb(likelihood, theta, maximumIterations);
        if (!status.IsSuccess)
        {
            return new MixedModelFit(Method, status, groups.Count);
        }

        GroupedLikelihood Linear()
        {
            var linear = new GroupedLikelihood(patterns, new RandomEffectsShape(blocks, isFactored: false), columns, isRestricted: true);
            linear.Evaluate(shape.ToLinear(theta));
            return linear;
        }

        return new MixedModelFit(Method, Boundary(shape, theta, randomEffects, effects), groups.Count, likelihood, Linear, by, shape.Between(theta), theta[^1]);
    }

    private static List<List<int>> Rows(ReadOnlySpan<int> group)
    {
        var rows = new Dictionary<int, List<int>>();
        for (var i = 0; i < group.Length; i++)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, group[i], out _);
            (list ??= []).Add(i);
        }

        return [.. rows.Values];
    }

    // Groups with the same Z share a covariance.
    private static List<VisitPattern> Gather(
        ReadOnlySpan<double> design, int columns, ReadOnlySpan<double> response, ReadOnlySpan<double> randomEffects, int effects, List<List<int>> groups)
    {
        var patterns = new List<VisitPattern>();
        var kinds = new List<(double[] Z, List<List<int>> Members)>();
        foreach (var rows in groups)
        {
            var z = new double[rows.Count * effects];
            for (var a = 0; a < rows.Count; a++)
            {
                randomEffects.Slice(rows[a] * effects, effects).CopyTo(z.AsSpan(a * effects));
            }

            var known = kinds.FindIndex(kind => kind.Z.AsSpan().SequenceEqual(z));
            if (known < 0)
            {
                kinds.Add((z, [rows]));
            }
            else
            {
                kinds[known].Members.Add(rows);
            }
        }

        var width = columns + 1;
        foreach (var (z, members) in kinds)
        {
            var pattern = new VisitPattern([.. Enumerable.Range(0, members[0].Count)], z, members.Count, width);
            var own = new double[pattern.Size * width];
            foreach (var rows in members)
            {
                for (var a = 0; a < rows.Count; a++)
                {
                    design.Slice(rows[a] * columns, columns).CopyTo(own.AsSpan(a * width));
                    own[a * width + columns] = response[rows[a]];
                }

                pattern.Add(own);
            }

            patterns.Add(pattern);
        }

        return patterns;
    }

    // Half of the residual variance of ordinary least squares to the values, the other half shared by the random effects.
    private static double[] Start(RandomEffectsShape shape, ReadOnlySpan<double> randomEffects, int effects, double variance)
    {
        var theta = new double[shape.Count];
        var i = 0;
        foreach (var (row, column) in shape.Entries)
        {
            theta[i++] = row == column ? Math.Sqrt(0.5 * variance / effects / MeanSquare(randomEffects, effects, row)) : 0;
        }

        theta[^1] = 0.5 * variance;
        return theta;
    }

    private static double MeanSquare(ReadOnlySpan<double> randomEffects, int effects, int effect)
    {
        var sum = 0.0;
        for (var i = effect; i < randomEffects.Length; i += effects)
        {
            sum += randomEffects[i] * randomEffects[i];
        }

        return sum > 0 ? sum / (randomEffects.Length / effects) : 1;
    }

    private static FitStatus Boundary(RandomEffectsShape shape, double[] theta, ReadOnlySpan<double> randomEffects, int effects)
    {
        var i = 0;
        foreach (var (row, column) in shape.Entries)
        {
            if (row == column && theta[i] * theta[i] * MeanSquare(randomEffects, effects, row) < Negligible * theta[^1])
            {
                return new FitStatus(FitCode.Boundary, $"Random effect {row + 1} has no variance of its own: it is zero or a combination of those before it.");
            }

            i++;
        }

        return FitStatus.Success;
    }
}
