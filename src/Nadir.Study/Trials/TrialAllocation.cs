namespace Nadir;

/// <summary>Gives participants to arms.</summary>
internal sealed class TrialAllocation(VirtualTrial trial, TrialPool pool, CounterRandom random)
{
    // Numbers of the stream that nothing else uses.
    private const ulong First = 1UL << 40;

    /// <summary>Arm of each participant.</summary>
    /// <param name="people">Numbers in the pool.</param>
    public int[] Of(int[] people)
    {
        var arms = new int[people.Length];
        if (trial.Randomization.Kind == RandomizationKind.Simple)
        {
            for (var i = 0; i < arms.Length; i++)
            {
                arms[i] = ByShare(random.Uniform(First + (ulong)i));
            }

            return arms;
        }

        var strata = Strata(people);
        foreach (var stratum in Enumerable.Range(0, people.Length).GroupBy(i => strata[i]))
        {
            InBlocks([.. stratum], arms, First + (ulong)stratum.Key * (ulong)(people.Length + trial.Size));
        }

        return arms;
    }

    private int ByShare(double uniform)
    {
        var (left, arm) = (uniform * trial.Size, 0);
        while (arm < trial.Arms.Count - 1 && left >= trial.Arms[arm].Size)
        {
            left -= trial.Arms[arm++].Size;
        }

        return arm;
    }

    private int[] Strata(int[] people)
    {
        var strata = new int[people.Length];
        var covariates = trial.Randomization.Kind == RandomizationKind.Stratified ? trial.Randomization.Strata ?? [] : [];
        foreach (var covariate in covariates)
        {
            double[] values = [.. people.Select(person => pool.People[person].Covariates[covariate])];
            var middle = Population.Covariates[covariate] == "0 or 1" ? 0.5 : Quantiles.Of(values, 0.5);
            for (var i = 0; i < strata.Length; i++)
            {
                strata[i] = 2 * strata[i] + (values[i] > middle ? 1 : 0);
            }
        }

        return strata;
    }

    // A block holds each arm twice in the ratio of the sizes; a last block that is not full is a random part of one.
    private void InBlocks(int[] members, int[] arms, ulong first)
    {
        var divisor = trial.Arms.Select(arm => arm.Size).Aggregate(Divisor);
        int[] block = [.. trial.Arms.SelectMany((arm, a) => Enumerable.Repeat(a, 2 * arm.Size / divisor))];
        if (members.Length == trial.Size && trial.Size % block.Length != 0)
        {
            block = [.. trial.Arms.SelectMany((arm, a) => Enumerable.Repeat(a, arm.Size))];
        }

        var draw = first;
        for (var start = 0; start < members.Length; start += block.Length)
        {
            for (var i = block.Length - 1; i > 0; i--)
            {
                var j = (int)(random.Uniform(draw++) * (i + 1));
                (block[i], block[j]) = (block[j], block[i]);
            }

            for (var i = 0; i < block.Length && start + i < members.Length; i++)
            {
                arms[members[start + i]] = block[i];
            }
        }
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
