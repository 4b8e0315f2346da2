namespace Nadir;

/// <summary>Ranks endpoints and days by what they show for their cost.</summary>
internal static class MeasureChoices
{
    private const double CostUnit = 1000;

    /// <summary>One analysis of covariance for every endpoint of known size and every visit: the arm of the highest dose against the one that takes least. None for a crossover.</summary>
    public static AnalysisPlan[] Plans(VirtualTrial trial)
    {
        double Daily(int arm) => trial.Arms[arm].Takes.Sum(course => course.Milligrams * course.TimesPerDay);
        int[] arms = [.. Enumerable.Range(0, trial.Arms.Count)];
        var (top, control) = (arms.MaxBy(Daily), arms.MinBy(Daily));
        if (top == control || trial.Analyses.Any(plan => plan.Method == AnalysisMethod.Crossover))
        {
            return [];
        }

        var contrast = new TrialContrast($"{trial.Arms[top].Label} against {trial.Arms[control].Label}", [.. arms.Select(arm => arm == top ? 1.0 : arm == control ? -1.0 : 0.0)]);
        return [.. Enumerable.Range(0, trial.Endpoints.Count).Where(e => trial.Endpoints[e].Endpoint.HasSize)
            .SelectMany(e => Enumerable.Range(1, trial.Visits.Count - 1).Select(visit => new AnalysisPlan(e, AnalysisMethod.Ancova, visit, [contrast]) { IsLog = trial.Endpoints[e].Endpoint.IsConcentration }))];
    }

    /// <summary>Best first; without a price last.</summary>
    public static MeasureChoice[] Ranked(VirtualTrial trial, IReadOnlyList<ContrastResult> found, TrialOutcomes outcomes, PowerOptions options)
    {
        MeasureChoice[] choices = [.. found.Select((result, c) =>
        {
            var (endpoint, visit) = (result.Plan.Endpoint, result.Plan.Visit);
            double[] estimates = [.. Enumerable.Range(0, outcomes.Count).Select(replicate => outcomes.Estimate(replicate, c)).Where(double.IsFinite)];
            var needed = Needed(estimates, (double)trial.Size / trial.Arms.Count, trial.Alpha, options.Target);
            var person = trial.Costs.OfPerson(trial.Endpoints[endpoint].Endpoint.Name, trial.Visits[visit].Day);
            var cost = person * trial.Size;
            double? worth = !trial.Costs.IsGiven ? result.Power!.Value / trial.Size : cost > 0 ? CostUnit * result.Power!.Value / cost : null;
            return new MeasureChoice(endpoint, visit, result, needed, cost, worth, person * needed * trial.Arms.Count);
        })];

        // Many have full power; what needs fewer people, or less money, comes first then.
        return [.. choices.OrderByDescending(choice => choice.Worth ?? -1).ThenBy(choice => choice.NeededCost ?? choice.NeededSize ?? double.PositiveInfinity)];
    }

    private static double? Needed(double[] estimates, double size, double alpha, double target)
    {
        if (estimates.Length < 2)
        {
            return null;
        }

        var mean = estimates.Average();
        var deviation = Math.Sqrt(estimates.Sum(one => (one - mean) * (one - mean)) / (estimates.Length - 1));
        var wanted = (NormalDistribution.Quantile(1 - alpha / 2) + NormalDistribution.Quantile(target)) * deviation;

        // An effect within three Monte-Carlo errors of nothing has no needed size.
        return Math.Abs(mean) > 3 * deviation / Math.Sqrt(estimates.Length) ? Math.Max(2, Math.Ceiling(size * wanted * wanted / (mean * mean))) : null;
    }
}
