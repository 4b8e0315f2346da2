namespace Nadir;

/// <summary>Analyses of trials against R, live on generated data (Debian r-cran-lme4, -lmertest, -pbkrtest, -nlme, -multcomp). Slow: run with <c>--explicit on</c>.</summary>
public sealed class TrialAnalysisTests
{
    private static readonly string[] Packages = ["nlme", "lme4", "lmerTest", "pbkrtest", "multcomp"];

    private const string Show = "show <- function(...) cat(format(c(...), digits = 17), '\\n')\n";

    private const string Tight = "tight <- lmerControl(optimizer = 'bobyqa', optCtrl = list(rhoend = 1e-10, maxfun = 1e5), check.conv.singular = 'ignore')\n"
        + "mixed <- function(f, l) { s <- contest1D(f, l, ddf = 'Satterthwaite'); k <- contest1D(f, l, ddf = 'Kenward-Roger'); "
        + "show(as.numeric(logLik(f)), fixef(f), as.data.frame(VarCorr(f))$vcov, s[['Std. Error']], s$df, s[['Pr(>|t|)']], k[['Std. Error']], k$df, k[['Pr(>|t|)']]) }\n"
        + "control <- glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 500, msMaxIter = 500)\n"
        + "repeated <- function(cor, weights) { f <- gls(value ~ 0 + a:t + baseline:t, d, correlation = cor, weights = weights, control = control, na.action = na.omit); "
        + "v <- getVarCov(f, individual = names(which(table(d$person) == 3))[1]); b <- coef(f); l <- rep(0, length(b)); names(l) <- names(b); l['a1:t2'] <- 1; l['a0:t2'] <- -1; "
        + "show(as.numeric(logLik(f)), sum(l * b), sqrt(as.numeric(t(l) %*% vcov(f) %*% l)), v) }\n";

    [Fact(Explicit = true)]
    public void ANCOVA_and_t_tests_equal_R_to_a_millionth()
    {
        SkipWithoutR();
        var (calls, ours) = (new List<string> { Show }, new List<double[]>());
        for (ulong set = 0; set < 20; set++)
        {
            var trial = new SimulatedTrial(set, 6 + 3 * (int)(set % 7), 2 + (int)(set % 3), 1, 0);
            double[] covariates = [.. trial.Baseline.SelectMany((value, i) => new[] { value, Math.Sin(i) })];
            var own = Ancova.Fit(trial.Responses, trial.Arm, trial.Arms, covariates).Versus(trial.Arms - 1, 0, 0.9);
            double[] Of(int arm) => [.. trial.Responses.Where((_, i) => trial.Arm[i] == arm)];
            var (student, welch) = (TTest.Student(Of(1), Of(0)), TTest.Welch(Of(1), Of(0)));
            calls.Add($"y <- {RProgram.List(trial.Responses)}; a <- factor({RProgram.List(trial.Arm)}); b <- {RProgram.List(trial.Baseline)}; s <- sin(seq_along(y) - 1); f <- lm(y ~ a + b + s); n <- 'a{trial.Arms - 1}'; "
                + "t1 <- t.test(y[a == 1], y[a == 0], var.equal = TRUE); t2 <- t.test(y[a == 1], y[a == 0]); show(summary(f)$coefficients[n, ], confint(f, n, 0.9), t1$p.value, t1$conf.int, t2$parameter, t2$p.value, t2$conf.int)\n");
            ours.Add([own.Estimate, own.StandardError, own.Statistic, own.PValue, own.Low, own.High, student.PValue, student.Low, student.High, welch.DegreesOfFreedom, welch.PValue, welch.Low, welch.High]);
        }

        Compare(calls, ours, (_, _) => 1e-6);
    }

    [Fact(Explicit = true)]
    public void Multiplicity_ranks_and_rates_equal_R_to_a_millionth()
    {
        SkipWithoutR();
        var (calls, ours) = (new List<string> { Show }, new List<double[]>());
        for (ulong set = 0; set < 20; set++)
        {
            var random = new CounterRandom(set, 77);
            double[] p = [.. Enumerable.Range(0, 2 + (int)set).Select(i => Math.Round(Math.Pow(random.Uniform((ulong)i), 3), 3))];
            calls.Add($"p <- {RProgram.List(p)}; show(p.adjust(p, 'bonferroni'), p.adjust(p, 'holm'), p.adjust(p, 'hochberg'))\n");
            ours.Add([.. Multiplicity.Bonferroni(p), .. Multiplicity.Holm(p), .. Multiplicity.Hochberg(p)]);

            double[] x = [.. Enumerable.Range(0, 4 + (int)set).Select(i => 0.7 + random.Normal(100 + (ulong)i))], y = [.. Enumerable.Range(0, 5 + (int)(set % 9)).Select(i => random.Normal(200 + (ulong)i))];
            double[] xt = [.. x.Select(value => Math.Round(2 * value))], yt = [.. y.Select(value => Math.Round(2 * value))];
            var (sum, signed) = (WilcoxonRankSum.Compare(x, y), WilcoxonSignedRank.Test(x));
            var (tied, less) = (WilcoxonRankSum.Compare(xt, yt, RankMethod.Asymptotic), WilcoxonRankSum.Compare(x, y, alternative: Alternative.Less));
            calls.Add($"x <- {RProgram.List(x)}; y <- {RProgram.List(y)}; w <- wilcox.test(x, y, conf.int = TRUE); s <- wilcox.test(x, conf.int = TRUE); "
                + $"show(w$p.value, w$conf.int, w$estimate, s$p.value, s$conf.int, s$estimate, wilcox.test(x, y, alternative = 'less')$p.value, suppressWarnings(wilcox.test({RProgram.List(xt)}, {RProgram.List(yt)}, exact = FALSE)$p.value))\n");
            ours.Add([sum.PValue, sum.Low, sum.High, sum.Estimate, signed.PValue, signed.Low, signed.High, signed.Estimate, less.PValue, tied.PValue]);

            var (m, n) = (10 + (int)set, 12 + 2 * (int)(set % 5));
            var (a, b) = ((int)(m * random.Uniform(300)), (int)(n * random.Uniform(301)));
            var interval = ProportionInterval.ClopperPearson(a, m, 0.9);
            calls.Add($"t <- matrix(c({a}, {m - a}, {b}, {n - b}), 2); show(fisher.test(t)$p.value, fisher.test(t, alternative = 'less')$p.value, binom.test({a}, {m}, conf.level = 0.9)$conf.int, "
                + $"suppressWarnings(prop.test(c({a}, {b}), c({m}, {n}), correct = FALSE)$p.value))\n");
            ours.Add([FisherExact.PValue(a, m, b, n), FisherExact.PValue(a, m, b, n, Alternative.Less), interval.Low, interval.High, a + b is 0 || a + b == m + n ? double.NaN : ResponderRates.Compare(a, m, b, n, RateTest.Pooled).PValue]);
        }

        Compare(calls, ours, (_, _) => 1e-6);
    }

    [Fact(Explicit = true)]
    public void Dunnett_equals_multcomp()
    {
        SkipWithoutR();
        var (calls, ours) = (new List<string> { Show + "set.seed(1)\n" }, new List<double[]>());
        for (ulong set = 0; set < 5; set++)
        {
            var trial = new SimulatedTrial(set, 15 + 4 * (int)set, 4, 1, 0);
            double[] Of(int arm) => [.. trial.Responses.Where((_, i) => trial.Arm[i] == arm)];
            var own = Dunnett.Compare(Of(0), [Of(1), Of(2), Of(3)]);
            calls.Add($"y <- {RProgram.List(trial.Responses)}; a <- factor({RProgram.List(trial.Arm)}); g <- glht(lm(y ~ a), linfct = mcp(a = 'Dunnett')); "
                + "k <- GenzBretz(maxpts = 2e6, abseps = 1e-6, releps = 0); show(summary(g, test = adjusted('single-step', maxpts = 2e6, abseps = 1e-6, releps = 0))$test$pvalues, confint(g, maxpts = 2e6, abseps = 1e-6, releps = 0)$confint[, 2])\n");
            ours.Add([.. own.Select(one => one.PValue), .. own.Select(one => one.Low)]);
        }

        Compare(calls, ours, (i, _) => i < 3 ? 2e-5 : 2e-3);
    }

    [Fact(Explicit = true)]
    public void Mixed_models_equal_lme4_lmerTest_and_pbkrtest()
    {
        SkipWithoutR();
        var (calls, ours) = (new List<string> { Show + Tight }, new List<double[]>());
        const int Effects = 5;
        for (ulong set = 0; set < 16; set++)
        {
            var trial = new SimulatedTrial(100 + set, 14 + 4 * (int)(set % 5), 2, 4, set % 2 == 0 ? 0 : 0.15);
            var (x, y, group, time) = trial.Long();
            var hasSlope = set % 4 >= 2;
            double[] z = hasSlope ? [.. time.SelectMany(value => new[] { 1, value })] : [.. time.Select(_ => 1.0)];
            var fit = MixedModel.Fit(x, Effects, y, group, z, hasSlope ? [2] : [1]);
            Assert.True(fit.Status.IsSuccess, fit.Status.Reason);
            double[] weights = [0, 1, 0, 0, 3];
            double[] variances = hasSlope ? [fit.Between[0], fit.Between[3], fit.Between[1]] : [fit.Between[0]];
            double[] own = [fit.LogLikelihood, .. fit.Coefficients, .. variances, fit.ResidualVariance];
            foreach (var freedom in new[] { FreedomMethod.Satterthwaite, FreedomMethod.KenwardRoger })
            {
                var contrast = fit.Contrast(weights, freedom);
                own = [.. own, contrast.StandardError, fit.Status.Code == FitCode.Boundary && hasSlope ? double.NaN : contrast.DegreesOfFreedom, contrast.PValue];
            }

            calls.Add($"{Frame(trial)}; mixed(suppressMessages(lmer(value ~ arm * visit + baseline + {(hasSlope ? "(1 + visit | person)" : "(1 | person)")}, d, control = tight)), c(0, 1, 0, 0, 3))\n");
            ours.Add(own);
        }

        // Log-likelihood, fixed effects, variances, then twice error, degrees of freedom, p.
        Compare(calls, ours, (i, count) => i == 0 ? 1e-6 : i <= Effects ? 1e-5 : i < count - 6 ? 1e-3 : 1e-4);
    }

    [Fact(Explicit = true)]
    public void Repeated_measures_equal_nlme()
    {
        SkipWithoutR();
        var (calls, ours) = (new List<string> { Show + Tight }, new List<double[]>());
        (VisitCovariance Mine, string Theirs)[] kinds =
        [
            (VisitCovariance.Unstructured, "corSymm(form = ~ visit | person), varIdent(form = ~ 1 | t)"), (VisitCovariance.CompoundSymmetry, "corCompSymm(form = ~ 1 | person), NULL"),
            (VisitCovariance.AutoRegressive, "corAR1(form = ~ visit | person), NULL"),
        ];
        for (ulong set = 0; set < 12; set++)
        {
            var trial = new SimulatedTrial(200 + set, 30 + 8 * (int)(set % 5), 2, 3, set % 2 == 0 ? 0 : 0.12);
            var (mine, theirs) = kinds[set % 3];
            var design = new MmrmDesign(trial.Arm, 2, 3, trial.Baseline);
            var fit = Mmrm.Fit(design, trial.Responses, mine);
            var contrast = fit.Contrast(design.Versus(1, 2));
            calls.Add($"{Frame(trial)}; d$visit <- d$visit + 1; repeated({theirs})\n");
            ours.Add([fit.LogLikelihood, contrast.Estimate, contrast.StandardError, .. fit.Between]);
        }

        Compare(calls, ours, (i, _) => i switch { 0 => 1e-6, 1 or 2 => 1e-5, _ => 1e-3 });
    }

    private static string Frame(SimulatedTrial trial)
    {
        var (_, y, group, time) = trial.Long();
        return $"d <- data.frame(person = {RProgram.List(group)}, visit = {RProgram.List(time)}, value = {RProgram.List(y)}, arm = {RProgram.List(group.Select(person => trial.Arm[person]))}, "
            + $"baseline = {RProgram.List(group.Select(person => trial.Baseline[person]))}); d$a <- factor(d$arm); d$t <- factor(d$visit)";
    }

    private static void SkipWithoutR() => Assert.SkipUnless(RProgram.Has(Packages), "r-base-core, r-cran-nlme, -lme4, -lmertest, -pbkrtest or -multcomp is not installed");

    // Our NaN: R has no number there, or one that is not compared.
    private static void Compare(List<string> calls, List<double[]> ours, Func<int, int, double> tolerance)
    {
        var theirs = RProgram.Run(Packages, calls);
        Assert.Equal(ours.Count, theirs.Length);
        for (var set = 0; set < ours.Count; set++)
        {
            Assert.Equal(ours[set].Length, theirs[set].Length);
            for (var i = 0; i < ours[set].Length; i++)
            {
                var (mine, other) = (ours[set][i], theirs[set][i]);
                Assert.True(double.IsNaN(mine) || mine.Equals(other) || Math.Abs(mine - other) <= tolerance(i, ours[set].Length) * (1 + Math.Abs(other)), FormattableString.Invariant($"set {set} value {i}: Nadir {mine:R}, R {other:R}"));
            }
        }
    }
}
