namespace Nadir;

/// <summary>Analyzes the record of one repetition as its plan says.</summary>
internal static class TrialAnalysis
{
    private const int Imputations = 20;

    // Complete people for each visit of an unstructured covariance, besides those for means and slope; with fewer Kenward and Roger's test is above its level when visits are missing
    // (docs/science/trial-statistics.md).
    private const double PeopleForVisit = 2.5;
    private static readonly Inference NoBody = Inference.Failed("analysis", FitCode.TooFew, "An arm has nobody with the values that the analysis needs.");

    /// <summary>One inference a contrast. An analysis that cannot be done has no numbers and says why.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="plan">One of its analyses.</param>
    /// <param name="record">What was written down.</param>
    /// <param name="seed">Seed of imputations.</param>
    public static Inference[] Of(VirtualTrial trial, AnalysisPlan plan, TrialRecord record, ulong seed)
    {
        int[] members = [.. Enumerable.Range(0, record.Size).Where(i => !plan.IsPerProtocol || record.FollowedPlan(i, trial.LeastTaken))];
        double Read(int i, int visit)
        {
            var value = plan.IsLog ? Math.Log(record[plan.Endpoint, i, visit]) : record[plan.Endpoint, i, visit];
            return double.IsFinite(value) ? value : double.NaN;
        }

        return plan.Method switch
        {
            AnalysisMethod.Ancova or AnalysisMethod.NonInferiority => Adjusted(trial, plan, record, members, Read, seed),
            AnalysisMethod.Mmrm => Repeated(trial, plan, record, members, Read),
            AnalysisMethod.Crossover => [.. plan.Contrasts.Select(contrast => Within(plan, contrast, record, members, Read))],
            _ => [.. plan.Contrasts.Select(contrast => OfChanges(plan, contrast, record, members, Read))],
        };
    }

    private static Inference OfChanges(AnalysisPlan plan, TrialContrast contrast, TrialRecord record, int[] members, Func<int, int, double> read)
    {
        double[] Changes(int side) => [.. members.Where(i => Math.Sign(contrast.Weights[record.Arms[i]]) == side).Select(i => read(i, plan.Visit) - read(i, 0))];
        var (treated, control) = (Changes(1), Changes(-1));
        if (plan.Method == AnalysisMethod.Responders)
        {
            // Who is not seen did not respond.
            var threshold = plan.IsLog ? Math.Log(plan.Threshold) : plan.Threshold;
            return treated.Length == 0 || control.Length == 0 ? NoBody
                : ResponderRates.Compare(treated.Count(change => change >= threshold), treated.Length, control.Count(change => change >= threshold), control.Length);
        }

        (treated, control) = ([.. treated.Where(double.IsFinite)], [.. control.Where(double.IsFinite)]);
        return treated.Length == 0 || control.Length == 0 ? NoBody
            : plan.Method == AnalysisMethod.Wilcoxon ? WilcoxonRankSum.Compare(treated, control)
            : TTest.Welch(treated, control);
    }

    private static Inference[] Adjusted(VirtualTrial trial, AnalysisPlan plan, TrialRecord record, int[] members, Func<int, int, double> read, ulong seed)
    {
        if (plan.IsImputed)
        {
            return Imputed(trial, plan, record, members, read, seed);
        }

        int[] seen = [.. members.Where(i => double.IsFinite(read(i, plan.Visit)) && double.IsFinite(read(i, 0)))];
        double[] last = [.. seen.Select(i => read(i, plan.Visit))], baseline = [.. seen.Select(i => read(i, 0))];
        return Fit(trial, plan, [.. seen.Select(i => record.Arms[i])], last, baseline);
    }

    private static Inference[] Fit(VirtualTrial trial, AnalysisPlan plan, int[] arms, double[] last, double[] baseline)
    {
        if (arms.Distinct().Count() < trial.Arms.Count)
        {
            return [.. plan.Contrasts.Select(_ => NoBody)];
        }

        var fit = Ancova.Fit(last, arms, trial.Arms.Count, baseline).Model;
        return [.. plan.Contrasts.Select(contrast =>
        {
            var effect = fit.Contrast([.. contrast.Weights, 0], "ANCOVA");
            return plan.Method == AnalysisMethod.NonInferiority ? NonInferiority.OfEffect(effect, plan.IsLog ? Math.Abs(Math.Log(plan.Threshold)) : plan.Threshold, 1 - trial.Alpha / 2, trial.Endpoints[plan.Endpoint].Endpoint.IsLessBetter) : effect;
        })];
    }

    private static Inference[] Imputed(VirtualTrial trial, AnalysisPlan plan, TrialRecord record, int[] members, Func<int, int, double> read, ulong seed)
    {
        var (after, arms) = (record.Visits - 1, trial.Arms.Count);
        double[] responses = [.. members.SelectMany(i => Enumerable.Range(1, after).Select(visit => read(i, visit)))];
        double[] covariates = [.. members.SelectMany(i => Enumerable.Range(1, arms - 1).Select(arm => record.Arms[i] == arm ? 1.0 : 0.0).Append(read(i, 0)))];
        var status = MultipleImputation.Impute(responses, after, covariates, Imputations, seed, out var sets);
        if (!status.IsSuccess)
        {
            return [.. plan.Contrasts.Select(_ => Inference.Failed("ANCOVA, imputed", status.Code, status.Reason))];
        }

        int[] own = [.. members.Select(i => record.Arms[i])];
        double[] baseline = [.. members.Select(i => read(i, 0))];
        var fits = sets.Select(set => Fit(trial, plan, own, [.. members.Select((_, k) => set[k * after + plan.Visit - 1])], baseline)).ToArray();
        return [.. plan.Contrasts.Select((_, c) => RubinsRules.Pool([.. fits.Select(fit => fit[c])]))];
    }

    /// <summary>People who must be seen at every visit for a mixed model when others miss some.</summary>
    public static int CompletePeople(VirtualTrial trial) => trial.Arms.Count + 1 + (int)Math.Ceiling(PeopleForVisit * (trial.Visits.Count - 1));

    private static Inference[] Repeated(VirtualTrial trial, AnalysisPlan plan, TrialRecord record, int[] members, Func<int, int, double> read)
    {
        var (after, arms) = (record.Visits - 1, trial.Arms.Count);
        if (members.Length == 0)
        {
            return [.. plan.Contrasts.Select(_ => NoBody)];
        }

        var complete = members.Count(i => Enumerable.Range(1, after).All(visit => double.IsFinite(read(i, visit))));
        var needed = CompletePeople(trial);
        if (complete < members.Length && complete < needed)
        {
            var reason = FormattableString.Invariant($"{complete} people were seen at every visit; with visits missing a mixed model of {after} visits in {arms} arms needs {needed} to keep its level.");
            return [.. plan.Contrasts.Select(_ => Inference.Failed("MMRM", FitCode.TooFew, reason))];
        }

        var design = new MmrmDesign([.. members.Select(i => record.Arms[i])], arms, after, [.. members.Select(i => read(i, 0))]);
        var fit = Mmrm.Fit(design, [.. members.SelectMany(i => Enumerable.Range(1, after).Select(visit => read(i, visit)))]);
        return [.. plan.Contrasts.Select(contrast =>
        {
            var weights = new double[design.Columns];
            for (var arm = 0; arm < arms; arm++)
            {
                weights[arm * after + plan.Visit - 1] = contrast.Weights[arm];
            }

            return fit.Contrast(weights, FreedomMethod.KenwardRoger);
        })];
    }

    // Sequences above 0 take first what is compared; a missed period needs the mixed model.
    private static Inference Within(AnalysisPlan plan, TrialContrast contrast, TrialRecord record, int[] members, Func<int, int, double> read)
    {
        double[] Pairs(int side) => [.. members.Where(i => Math.Sign(contrast.Weights[record.Arms[i]]) == side).SelectMany(i => new[] { read(i, plan.Visit), read(i, record.Visits - 1) })];
        var design = new Crossover(Pairs(1), Pairs(-1));
        return design.First.Concat(design.Second).All(double.IsFinite) ? design.Treatment() : design.Mixed();
    }
}
