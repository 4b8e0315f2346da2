namespace Nadir;

/// <summary>Meta-analyses against R's metafor (Debian r-cran-metafor). Slow and in need of R: run with <c>--explicit on</c>.</summary>
public sealed class MetaforTests
{
    private static readonly (HeterogeneityEstimator Mine, string Theirs)[] Estimators =
        [(HeterogeneityEstimator.CommonEffect, "EE"), (HeterogeneityEstimator.DerSimonianLaird, "DL"), (HeterogeneityEstimator.PauleMandel, "PM"), (HeterogeneityEstimator.Reml, "REML")];

    [Fact(Explicit = true)]
    public void Every_estimator_with_and_without_Hartung_and_Knapp_equals_metafor()
    {
        Assert.SkipUnless(RProgram.Has("metafor"), "r-cran-metafor is not installed");
        var random = new CounterRandom(11, 0);
        var cases = new List<(StudyEffect[] Studies, HeterogeneityEstimator Mine, string Theirs, bool KnappHartung)>();
        for (ulong set = 0; set < 12; set++)
        {
            var studies = Enumerable.Range(0, 2 + (int)(set % 9)).Select(i => new StudyEffect(
                $"s{i}", 2 * random.Normal(set * 100 + (ulong)i), Math.Exp(random.Normal(set * 100 + 50 + (ulong)i)))).ToArray();
            cases.AddRange(Estimators.SelectMany(pair => new[] { false, true }.Select(knappHartung => (studies, pair.Mine, pair.Theirs, knappHartung))));
        }

        var lines = RProgram.Run(["metafor"], cases.Select(c => Call(c.Studies, c.Theirs, c.KnappHartung)));
        Assert.Equal(cases.Count, lines.Length);
        foreach (var (c, theirs) in cases.Zip(lines))
        {
            var ours = MetaAnalysis.Pool(c.Studies, c.Mine, c.KnappHartung);
            double[] values = [ours.Estimate, ours.StandardError, ours.Low, ours.High, ours.PValue, ours.Tau2, ours.Q, ours.QPValue, ours.PredictionLow, ours.PredictionHigh];
            for (var i = 0; i < values.Length; i++)
            {
                Assert.True(Math.Abs(values[i] - theirs[i]) <= 2e-5 * (1 + Math.Abs(theirs[i])), FormattableString.Invariant($"{c.Theirs} {c.KnappHartung} k {c.Studies.Length} value {i}: {values[i]:R} and {theirs[i]:R}"));
            }
        }
    }

    private static string Call(StudyEffect[] studies, string method, bool knappHartung)
    {
        return $"r <- rma(yi={RProgram.List(studies.Select(study => study.Estimate))}, vi={RProgram.List(studies.Select(study => study.Variance))}, method='{method}', test='{(knappHartung ? "knha" : "z")}', "
            + "control=list(threshold=1e-12, maxiter=10000, tau2.max=1e6, tol=1e-12)); p <- predict(r); lo <- if (is.null(p$pi.lb) || is.na(p$pi.lb)) r$ci.lb else p$pi.lb; hi <- if (is.null(p$pi.ub) || is.na(p$pi.ub)) r$ci.ub else p$pi.ub; "
            + "cat(format(c(r$beta, r$se, r$ci.lb, r$ci.ub, r$pval, r$tau2, r$QE, r$QEp, lo, hi), digits=17), '\\n')\n";
    }
}
