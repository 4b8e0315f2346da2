namespace Nadir;

/// <summary>What is kept of every repetition: of each contrast p, estimate and interval; of each endpoint, arm and visit the mean and spread of change; of each arm the flow.</summary>
internal sealed class TrialOutcomes
{
    private const int OfContrast = 4;
    private const int OfChange = 2;
    private const int OfArm = 5;
    private readonly VirtualTrial trial;
    private readonly double[]?[] outcomes;

    public TrialOutcomes(VirtualTrial trial, int replicates)
    {
        (this.trial, outcomes) = (trial, new double[replicates][]);
        Contrasts = [.. trial.Analyses.SelectMany(plan => plan.Contrasts.Select(contrast => (plan, contrast)))];
    }

    /// <summary>Every contrast with its analysis, in order.</summary>
    public IReadOnlyList<(AnalysisPlan Plan, TrialContrast Contrast)> Contrasts { get; }

    public int Count => outcomes.Length;

    public bool Has(int replicate) => outcomes[replicate] is not null;

    /// <summary>Analyzes a record and keeps what is needed of it.</summary>
    public void Keep(int replicate, TrialRecord record, ulong seed)
    {
        var kept = new double[Length];
        var place = 0;
        foreach (var plan in trial.Analyses)
        {
            var found = trial.Endpoints[plan.Endpoint].Endpoint.HasSize ? TrialAnalysis.Of(trial, plan, record, seed + (ulong)replicate) : null;
            for (var c = 0; c < plan.Contrasts.Count; c++, place += OfContrast)
            {
                var one = found?[c];
                (kept[place], kept[place + 1], kept[place + 2], kept[place + 3]) = one is { IsSuccess: true } ? (one.PValue, one.Estimate, one.Low, one.High) : (double.NaN, double.NaN, double.NaN, double.NaN);
            }
        }

        for (var e = 0; e < trial.Endpoints.Count; e++)
        {
            for (var cell = 0; cell < trial.Arms.Count * (record.Visits - 1); cell++, place += OfChange)
            {
                (kept[place], kept[place + 1]) = Change(record, e, cell / (record.Visits - 1), 1 + cell % (record.Visits - 1));
            }
        }

        for (var i = 0; i < record.Size; i++)
        {
            var own = place + OfArm * record.Arms[i];
            kept[own]++;
            kept[own + 1] += record.LastVisit[i] == record.Visits - 1 ? 1 : 0;
            kept[own + 2] += record.Rescued[i] ? 1 : 0;
            kept[own + 3] += record.FollowedPlan(i, trial.LeastTaken) ? 1 : 0;
            kept[own + 4] += record.Taken[i];
        }

        outcomes[replicate] = kept;
    }

    /// <summary>p of a contrast in a repetition; NaN without a result.</summary>
    public double PValue(int replicate, int contrast) => outcomes[replicate]![contrast * OfContrast];

    /// <summary>Estimate of a contrast, on the scale of the analysis.</summary>
    public double Estimate(int replicate, int contrast) => outcomes[replicate]![contrast * OfContrast + 1];

    /// <summary>Interval of a contrast, on the scale of the analysis.</summary>
    public (double Low, double High) Interval(int replicate, int contrast) => (outcomes[replicate]![contrast * OfContrast + 2], outcomes[replicate]![contrast * OfContrast + 3]);

    /// <summary>Mean and standard deviation of the changes that were written down.</summary>
    public (double Mean, double Deviation) Change(int replicate, int endpoint, int arm, int visit)
    {
        var place = Contrasts.Count * OfContrast + ((endpoint * trial.Arms.Count + arm) * (trial.Visits.Count - 1) + visit - 1) * OfChange;
        return (outcomes[replicate]![place], outcomes[replicate]![place + 1]);
    }

    /// <summary>Mean flow through an arm.</summary>
    public ArmFlow Flow(int arm)
    {
        double Mean(int what) => outcomes.Average(one => one![Length - OfArm * (trial.Arms.Count - arm) + what]);
        return new ArmFlow(Mean(0), Mean(1), Mean(2), Mean(3), Mean(4) / Mean(0));
    }

    /// <summary>
    /// Adjusted p-values of the primary contrasts of a repetition, by contrast; an analysis without a result counts as 1, and the one-sided p of a non-inferiority twice, since it is held against
    /// half the level.
    /// </summary>
    public Dictionary<int, double> Adjusted(int replicate)
    {
        int[] primary = [.. Enumerable.Range(0, Contrasts.Count).Where(c => Contrasts[c].Plan.IsPrimary && trial.Endpoints[Contrasts[c].Plan.Endpoint].Endpoint.HasSize)];
        double Of(int c) => double.IsNaN(PValue(replicate, c)) ? 1 : Math.Min(1, (Contrasts[c].Plan.Method == AnalysisMethod.NonInferiority ? 2 : 1) * PValue(replicate, c));
        double[] p = [.. primary.Select(Of)];
        var adjusted = trial.Multiplicity switch
        {
            MultiplicityRule.Holm => Multiplicity.Holm(p),
            MultiplicityRule.Hochberg => Multiplicity.Hochberg(p),
            MultiplicityRule.FixedSequence => Multiplicity.FixedSequence(p),
            MultiplicityRule.Gatekeeping => [.. Multiplicity.SerialGatekeeping([.. primary.GroupBy(c => Contrasts[c].Plan).Select(family => family.Select(Of).ToArray())]).SelectMany(family => family)],
            _ => p,
        };
        return primary.Zip(adjusted).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    public void Write(BinaryWriter writer)
    {
        foreach (var one in outcomes)
        {
            writer.Write(one is not null);
            Array.ForEach(one ?? [], writer.Write);
        }
    }

    public void Read(BinaryReader reader)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = reader.ReadBoolean() ? [.. Enumerable.Range(0, Length).Select(_ => reader.ReadDouble())] : null;
        }
    }

    private int Length => Contrasts.Count * OfContrast + trial.Endpoints.Count * trial.Arms.Count * (trial.Visits.Count - 1) * OfChange + trial.Arms.Count * OfArm;

    private static (double Mean, double Deviation) Change(TrialRecord record, int endpoint, int arm, int visit)
    {
        double[] changes = [.. Enumerable.Range(0, record.Size).Where(i => record.Arms[i] == arm).Select(i => record[endpoint, i, visit] - record[endpoint, i, 0]).Where(double.IsFinite)];
        if (changes.Length < 2)
        {
            return (double.NaN, double.NaN);
        }

        var mean = changes.Average();
        return (mean, Math.Sqrt(changes.Sum(change => (change - mean) * (change - mean)) / (changes.Length - 1)));
    }
}
