namespace Nadir;

/// <summary>Mixed models and MMRM against digits of lme4, lmerTest, pbkrtest and nlme (R/trials.R) and closed forms.</summary>
public sealed class MixedModelTests
{
    private static readonly double[] LastVisit = [0, 0, 1, 0, 0, 0, 3];

    [Theory]
    [InlineData("lmm.intercept", false, new[] { 1 })]
    [InlineData("lmm.slope", true, new[] { 2 })]
    [InlineData("lmm.independent", true, new[] { 1, 1 })]
    public void Likelihood_effects_variances_and_degrees_of_freedom_are_those_of_lme4_lmerTest_and_pbkrtest(string name, bool hasSlope, int[] blocks)
    {
        var (x, y, group, time) = ParallelTrial.Long();
        var fit = MixedModel.Fit(x, 7, y, group, hasSlope ? Interleave(time) : [.. time.Select(_ => 1.0)], blocks);
        Assert.True(fit.Status.IsSuccess, fit.Status.Reason);
        Compare(name, fit, LastVisit, hasSlope, blocks.Length == 1);
    }

    [Fact]
    public void Maximum_likelihood_is_that_of_lme4()
    {
        var (x, y, group, time) = ParallelTrial.Long();
        var fit = MixedModel.Fit(x, 7, y, group, [.. time.Select(_ => 1.0)], [1], LikelihoodMethod.Ml);
        var theirs = RDigits.Of("lmm.ml");
        RDigits.Near(theirs[0], fit.LogLikelihood, 1e-8, "log-likelihood");
        for (var i = 0; i < 7; i++)
        {
            RDigits.Near(theirs[1 + i], fit.Coefficients[i], 1e-6, $"effect {i}");
        }

        RDigits.Near(theirs[8], fit.Between[0], 1e-5, "between");
        RDigits.Near(theirs[9], fit.ResidualVariance, 1e-5, "residual");
        Assert.Throws<ArgumentException>(() => fit.Contrast(LastVisit, FreedomMethod.KenwardRoger));
    }

    // Bates, Mächler, Bolker and Walker 2015, J Stat Softw 67(1), page 32, print 251.41 10.47; variances 612.09, 35.07 (correlation 0.07), 654.94; REML criterion 1743.6.
    [Fact]
    public void Sleep_study_is_that_of_Bates_2015()
    {
        var days = RDigits.Column("sleepstudy.csv", "Days");
        var x = Interleave(days);
        var fit = MixedModel.Fit(x, 2, RDigits.Column("sleepstudy.csv", "Reaction"), [.. RDigits.Column("sleepstudy.csv", "Subject").Select(value => (int)value)], x, [2]);
        Assert.Equal(1743.6, -2 * fit.LogLikelihood, 1);
        Assert.Equal(251.405, fit.Coefficients[0], 3);
        Assert.Equal(10.467, fit.Coefficients[1], 3);
        Assert.Equal(612.1, fit.Between[0], 1);
        Assert.Equal(35.07, fit.Between[3], 2);
        Assert.Equal(654.94, fit.ResidualVariance, 2);
        var days17 = fit.Contrast([0, 1]);
        Assert.Equal(17, days17.DegreesOfFreedom, 2);
        Assert.Equal(6.771, days17.Statistic, 3);
        Compare("sleepstudy", fit, [0, 1], true, true);
    }

    [Theory]
    [InlineData("mmrm.un.reml", VisitCovariance.Unstructured, LikelihoodMethod.Reml)]
    [InlineData("mmrm.un.ml", VisitCovariance.Unstructured, LikelihoodMethod.Ml)]
    [InlineData("mmrm.cs.reml", VisitCovariance.CompoundSymmetry, LikelihoodMethod.Reml)]
    [InlineData("mmrm.ar.reml", VisitCovariance.AutoRegressive, LikelihoodMethod.Reml)]
    [InlineData("mmrm.ar.ml", VisitCovariance.AutoRegressive, LikelihoodMethod.Ml)]
    public void Repeated_measures_are_those_of_nlme(string name, VisitCovariance covariance, LikelihoodMethod by)
    {
        var design = new MmrmDesign(ParallelTrial.Arm, 3, 3, ParallelTrial.Baseline);
        var fit = Mmrm.Fit(design, ParallelTrial.Responses, covariance, by);
        Assert.True(fit.Status.IsSuccess, fit.Status.Reason);
        var contrast = fit.Contrast(design.Versus(2, 2));
        var theirs = RDigits.Of(name);
        RDigits.Near(theirs[0], fit.LogLikelihood, 1e-8, "log-likelihood");
        RDigits.Near(theirs[1], contrast.Estimate, 1e-5, "difference");
        if (by == LikelihoodMethod.Reml) // nlme's standard errors after ML are scaled by n / (n - p).
        {
            RDigits.Near(theirs[2], contrast.StandardError, 1e-5, "standard error");
        }

        double[] lower = [fit.Between[0], fit.Between[3], fit.Between[6], fit.Between[4], fit.Between[7], fit.Between[8]];
        for (var i = 0; i < 6; i++)
        {
            RDigits.Near(theirs[3 + i], lower[i], 1e-4, $"covariance {i}");
        }
    }

    [Theory]
    [InlineData("mmrm.un.df", VisitCovariance.Unstructured)]
    [InlineData("mmrm.ar.df", VisitCovariance.AutoRegressive)]
    public void Satterthwaite_of_repeated_measures_is_that_of_numerical_derivatives_in_R(string name, VisitCovariance covariance)
    {
        var design = new MmrmDesign(ParallelTrial.Arm, 3, 3, ParallelTrial.Baseline);
        RDigits.Same(name, 1e-5, Mmrm.Fit(design, ParallelTrial.Responses, covariance).Contrast(design.Versus(2, 2)).DegreesOfFreedom);
    }

    // With nobody missing the likelihood of an unstructured covariance splits: a visit's contrast is the ANCOVA of that visit, with its degrees of freedom.
    [Theory]
    [InlineData(FreedomMethod.Satterthwaite)]
    [InlineData(FreedomMethod.KenwardRoger)]
    public void Complete_unstructured_repeated_measures_are_the_ANCOVA_of_each_visit(FreedomMethod freedom)
    {
        var (arm, baseline, y) = Complete(30, 4, 9);
        var design = new MmrmDesign(arm, 2, 4, baseline);
        var fit = Mmrm.Fit(design, y);
        for (var visit = 0; visit < 4; visit++)
        {
            var ancova = Ancova.Fit([.. Enumerable.Range(0, 30).Select(person => y[person * 4 + visit])], arm, 2, baseline).Versus(1);
            var contrast = fit.Contrast(design.Versus(1, visit), freedom);
            Assert.Equal(27, contrast.DegreesOfFreedom, 6);
            Assert.Equal(ancova.Estimate, contrast.Estimate, 8);
            Assert.Equal(ancova.StandardError, contrast.StandardError, 7);
            Assert.Equal(ancova.PValue, contrast.PValue, 7);
        }
    }

    // Complete data with a random intercept: the mean over the visits is a t-test of people's means.
    [Theory]
    [InlineData(FreedomMethod.Satterthwaite)]
    [InlineData(FreedomMethod.KenwardRoger)]
    public void Random_intercept_over_all_visits_is_the_t_test_of_peoples_means(FreedomMethod freedom)
    {
        var (arm, _, y) = Complete(20, 3, 4);
        var design = new MmrmDesign(arm, 2, 3);
        var contrast = Mmrm.Fit(design, y, VisitCovariance.CompoundSymmetry).Contrast(design.VersusOverVisits(1), freedom);
        double[] Means(int own) => [.. Enumerable.Range(0, 20).Where(person => arm[person] == own).Select(person => y.Skip(person * 3).Take(3).Average())];
        var test = TTest.Student(Means(1), Means(0));
        Assert.Equal(test.Estimate, contrast.Estimate, 9);
        Assert.Equal(test.StandardError, contrast.StandardError, 7);
        Assert.Equal(test.DegreesOfFreedom, contrast.DegreesOfFreedom, 5);
    }

    [Fact]
    public void Without_anything_shared_the_random_intercept_lies_at_its_boundary_and_the_model_is_the_linear_one()
    {
        // Values within a person repel each other, so the best variance between people is zero.
        double[] y = [1, -1, 2, -2.5, 0.5, -0.5, 3, -2, 1.5, -2, 2, -1];
        double[] x = [.. Enumerable.Range(0, 12).SelectMany(i => new[] { 1.0, i / 2 % 2 })];
        var fit = MixedModel.Fit(x, 2, y, [.. Enumerable.Range(0, 12).Select(i => i / 2)], [.. y.Select(_ => 1.0)], [1]);
        Assert.Equal(FitCode.Boundary, fit.Status.Code);
        var linear = LinearModel.Fit(x, 2, y).Contrast([0, 1]);
        var contrast = fit.Contrast([0, 1]);
        Assert.Equal(linear.Estimate, contrast.Estimate, 6);
        Assert.Equal(linear.StandardError, contrast.StandardError, 5);
        Assert.Equal(10, contrast.DegreesOfFreedom, 3);
    }

    [Fact]
    public void What_cannot_be_fitted_says_why()
    {
        var (arm, _, y) = Complete(12, 3, 4);
        var design = new MmrmDesign(arm, 2, 3);
        var lost = (double[])y.Clone();
        for (var person = 0; person < 12; person++)
        {
            lost[person * 3 + 2] = arm[person] == 1 ? double.NaN : lost[person * 3 + 2];
        }

        Assert.Contains("arm 1", Mmrm.Fit(design, lost).Status.Reason, StringComparison.Ordinal);
        Assert.Equal(FitCode.NoVariation, Mmrm.Fit(design, new double[36]).Status.Code);
        Assert.Equal(FitCode.TooFew, Mmrm.Fit(new MmrmDesign([0, 1, 0], 2, 3), y.AsSpan(0, 9)).Status.Code);
        var failed = Mmrm.Fit(design, lost).Contrast(design.Versus(1, 2));
        Assert.False(failed.IsSuccess);
        Assert.False(failed.Rejects(1));
        Assert.Throws<ArgumentException>(() => Mmrm.Fit(design, y.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => new MmrmDesign([0, 2], 2, 1));
        Assert.Equal(FitCode.RankDeficient, MixedModel.Fit([1, 2, 1, 2, 1, 2, 1, 2], 2, [1, 2, 3, 5], [0, 0, 1, 1], [1, 1, 1, 1], [1]).Status.Code);
        Assert.Equal(FitCode.NoConvergence, MixedModel.Fit([1, 1, 1, 1, 1, 1], 1, [1, 2, 5, 7, -3, -4], [0, 0, 1, 1, 2, 2], [1, 1, 1, 1, 1, 1], [1], maximumIterations: 1).Status.Code);
    }

    private static double[] Interleave(double[] time) => [.. time.SelectMany(value => new[] { 1, value })];

    private static (int[] Arm, double[] Baseline, double[] Y) Complete(int people, int visits, ulong seed)
    {
        var random = new CounterRandom(seed, 1);
        var arm = Enumerable.Range(0, people).Select(person => person % 2).ToArray();
        var baseline = Enumerable.Range(0, people).Select(person => 10 + random.Normal((ulong)person)).ToArray();
        var y = Enumerable.Range(0, people * visits).Select(i => baseline[i / visits] + random.Normal(500 + (ulong)(i / visits)) + (1 + i % visits) * random.Normal(1000 + (ulong)i)).ToArray();
        return (arm, baseline, y);
    }

    // Order in the digits: log-likelihood, effects, variances as lme4 lists them, then Satterthwaite and Kenward and Roger: error, degrees of freedom, p.
    private static void Compare(string name, MixedModelFit fit, double[] weights, bool hasSlope, bool isCorrelated)
    {
        var theirs = RDigits.Of(name);
        RDigits.Near(theirs[0], fit.LogLikelihood, 1e-8, "log-likelihood");
        for (var i = 0; i < fit.Coefficients.Count; i++)
        {
            RDigits.Near(theirs[1 + i], fit.Coefficients[i], 1e-5, $"effect {i}");
        }

        double[] variances = !hasSlope ? [fit.Between[0]] : isCorrelated ? [fit.Between[0], fit.Between[3], fit.Between[1]] : [fit.Between[0], fit.Between[3]];
        var next = 1 + fit.Coefficients.Count;
        foreach (var own in variances.Append(fit.ResidualVariance))
        {
            RDigits.Near(theirs[next++], own, 1e-3, $"variance {next}");
        }

        foreach (var freedom in new[] { FreedomMethod.Satterthwaite, FreedomMethod.KenwardRoger })
        {
            var contrast = fit.Contrast(weights, freedom);
            RDigits.Near(theirs[next++], contrast.StandardError, 1e-4, $"{freedom} error");
            RDigits.Near(theirs[next++], contrast.DegreesOfFreedom, 1e-3, $"{freedom} degrees of freedom");
            RDigits.Near(theirs[next++], contrast.PValue, 1e-4, $"{freedom} p");
        }
    }
}
