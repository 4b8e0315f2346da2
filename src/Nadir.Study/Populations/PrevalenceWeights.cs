namespace Nadir;

/// <summary>
/// Weights that give a sample of people the shares of groups that a population has: raking (Deming and Stephan 1940, Ann Math Stat 11:427). What is read with weights rests on fewer people
/// than there are: the effective sample size of Kish 1965.
/// </summary>
public static class PrevalenceWeights
{
    private const int MostRounds = 1000;
    private const double Enough = 1e-10;

    /// <summary>One weight a person, 1 on average.</summary>
    /// <param name="people">The sample.</param>
    /// <param name="shares">Groups and the share of the population that meets each, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">Nobody or everybody of the sample is in a group, or the shares cannot be met together.</exception>
    public static double[] Of(IReadOnlyList<Participant> people, IReadOnlyList<(Criterion Group, double Share)> shares)
    {
        var isIn = shares.Select(target => people.Select(person => target.Group.Holds(person.Covariates[target.Group.Covariate])).ToArray()).ToArray();
        for (var k = 0; k < shares.Count; k++)
        {
            if (!(shares[k].Share is > 0 and < 1) || !isIn[k].Contains(true) || !isIn[k].Contains(false))
            {
                throw new ArgumentException($"The share of '{shares[k].Group}' must lie between 0 and 1, and some but not all of the {people.Count} people must be in it.", nameof(shares));
            }
        }

        var weights = Enumerable.Repeat(1.0, people.Count).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var largest = 0.0;
            for (var k = 0; k < shares.Count; k++)
            {
                largest = Math.Max(largest, Rake(weights, isIn[k], shares[k].Share));
            }

            if (largest < Enough)
            {
                return weights;
            }
        }

        throw new ArgumentException("The shares of the groups cannot be met together by this sample.", nameof(shares));
    }

    /// <summary>People that a weighted mean rests on: squared sum over sum of squares.</summary>
    public static double EffectiveSize(IReadOnlyList<double> weights)
    {
        var (sum, squares) = (weights.Sum(), weights.Sum(weight => weight * weight));
        return sum * sum / squares;
    }

    // How far the share was off before.
    private static double Rake(double[] weights, bool[] isIn, double share)
    {
        var inside = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            inside += isIn[i] ? weights[i] : 0;
        }

        var (up, down) = (share * weights.Length / inside, (1 - share) * weights.Length / (weights.Length - inside));
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] *= isIn[i] ? up : down;
        }

        return Math.Abs(inside / weights.Length - share);
    }
}
