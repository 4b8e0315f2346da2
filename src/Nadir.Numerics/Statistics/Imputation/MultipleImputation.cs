namespace Nadir;

/// <summary>
/// Imputes visits that are missing at random by normal regressions with parameters drawn from their posterior, so that the uncertainty of the regression is carried (Rubin 1987, p. 167).
/// When people only ever drop out, each visit is regressed once on what is before it; else every visit is regressed on all others in turn, cycle after cycle (fully conditional
/// specification, van Buuren 2007, Stat Methods Med Res 16:219).
/// </summary>
public static class MultipleImputation
{
    /// <summary>Makes completed data sets.</summary>
    /// <param name="responses">Row-major [person, visit]; NaN is missing.</param>
    /// <param name="visits">Visits.</param>
    /// <param name="covariates">Row-major [person, covariate], complete: arms as indicators, the baseline; without a column of ones. Include the interactions that the analysis has.</param>
    /// <param name="imputations">Data sets to make, at least two.</param>
    /// <param name="seed">Seed; data set i uses stream i.</param>
    /// <param name="cycles">Cycles when the pattern is not one of dropout.</param>
    /// <param name="sets">The completed data sets, each like responses; empty on failure.</param>
    public static FitStatus Impute(ReadOnlySpan<double> responses, int visits, ReadOnlySpan<double> covariates, int imputations, ulong seed, out IReadOnlyList<double[]> sets, int cycles = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(visits, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(imputations, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(cycles, 1);
        if (responses.Length == 0 || responses.Length % visits != 0 || covariates.Length % (responses.Length / visits) != 0)
        {
            throw new ArgumentException($"{responses.Length} responses and {covariates.Length} covariates are not whole people of {visits} visits.", nameof(responses));
        }

        Inference.CheckFinite(covariates, nameof(covariates));
        sets = [];
        var chain = new ImputationChain(responses.ToArray(), visits, covariates.ToArray());
        if (chain.TooFew() is { } reason)
        {
            return new FitStatus(FitCode.TooFew, reason);
        }

        var made = new List<double[]>();
        for (var i = 0; i < imputations; i++)
        {
            if (chain.Draw(new RandomSequence(new CounterRandom(seed, (ulong)i)), cycles) is not { } set)
            {
                return new FitStatus(FitCode.RankDeficient, "The covariates and visits depend on each other, or a visit does not vary: no regression can impute it.");
            }

            made.Add(set);
        }

        sets = made;
        return FitStatus.Success;
    }
}
