namespace Nadir;

/// <summary>Decides, row by row, what of the evidence can be replayed and says why the rest cannot.</summary>
internal sealed class ReplayPlan
{
    private const double HoursPerDay = 24;
    private readonly List<ReplayRow> rows = [];
    private readonly List<ShownRow> shown = [];
    private readonly Body body;

    /// <summary>Plans the trials named, or all.</summary>
    public ReplayPlan(Body body, EvidenceSet evidence, IReadOnlyList<string>? trials)
    {
        this.body = body;
        var chosen = trials is null ? evidence.Trials : trials.Select(id => evidence[id]).ToArray();
        foreach (var trial in chosen)
        {
            var role = evidence.RoleOf(trial);
            if (trial.Observations.Count == 0)
            {
                shown.Add(new ShownRow(trial.Id, 0, "", "", trial.Design.Matrix ?? "", "", "no row could be read from the source yet", role, Checked.Unconfirmed));
            }

            foreach (var observation in trial.Observations)
            {
                Add(trial, observation, role);
            }
        }
    }

    /// <summary>Rows that are replayed.</summary>
    public IReadOnlyList<ReplayRow> Rows => rows;

    /// <summary>Rows that are not, with the reason.</summary>
    public IReadOnlyList<ShownRow> Shown => shown;

    private void Add(Trial trial, Observation observation, TrialRole role)
    {
        void Show(string reason) => shown.Add(new ShownRow(
            trial.Id, observation.Row, observation.Arm, observation.Analyte, observation.Matrix, Reported(observation), reason, role, observation.Checked));

        if (observation.Value is null)
        {
            Show("not a number");
            return;
        }

        if (Statistic(observation) is not { } kind)
        {
            Show($"the {observation.Statistic.Replace('_', ' ')} of this quantity is not read from a simulation");
            return;
        }

        var analyte = Analyte.Canonical(observation.Analyte);
        var model = analyte is null ? null : ObservationModel.For(observation.Matrix, analyte, trial.Design.Assay);
        if (analyte is null || model is null || !model.Analytes.ContainsKey(analyte))
        {
            Show("not comparable: there is no observation model of this analyte in this matrix");
            return;
        }

        var arms = ArmsOf(trial, observation);
        if (arms.Count == 0)
        {
            Show($"not one arm: '{observation.Arm}'");
            return;
        }

        if (arms[0].Schedule is null)
        {
            Show(arms[0].WhyNotReplayed ?? "the schedule of the arm is not known");
            return;
        }

        if (UnitFactor(observation, model, analyte, kind) is not { } factor)
        {
            Show($"'{observation.Unit}' cannot be reached from {model.Unit} of {model.Name}");
            return;
        }

        var isLimit = observation.Statistic == "upper_limit";
        var scaleRow = kind is ReadingKind.Level && !isLimit ? ScaleRow(trial, observation) : null;
        if (kind is ReadingKind.Level or ReadingKind.Difference && scaleRow is null && !isLimit && !model.AbsoluteScale && observation.Unit != "direction")
        {
            Show($"not comparable: absolute values of {model.Name} differ between laboratories and the trial gives no baseline or control row");
            return;
        }

        foreach (var arm in arms)
        {
            rows.Add(new ReplayRow(trial, observation, arm, model, analyte, kind, SampleHour(observation, arm), factor, role) { ScaleRow = scaleRow });
        }
    }

    // One arm by name; the arms of a group or contrast that share a schedule; every dosed arm for a direction reported of all of them.
    private static IReadOnlyList<Arm> ArmsOf(Trial trial, Observation observation)
    {
        if (trial.FindArm(observation.Arm) is { } exact)
        {
            return [exact];
        }

        var dosed = trial.Arms.Where(arm => arm.Schedule is null || arm.Schedule is { Precursor: not "placebo", DoseMilligrams: > 0 }).ToArray();
        var group = dosed.Where(arm => arm.Id.StartsWith(observation.Arm + "_", StringComparison.Ordinal)).ToArray();
        if (group.Length == 0)
        {
            group = dosed.Where(arm => observation.Arm.StartsWith(arm.Id + " vs ", StringComparison.Ordinal)).ToArray();
        }

        if (group.Length == 0)
        {
            group = dosed;
        }

        if (string.Equals(observation.Unit, "direction", StringComparison.Ordinal))
        {
            return group;
        }

        var same = group.Select(arm => arm.Schedule is { } s ? s with { Days = 0 } : null).Distinct().Count() == 1;
        return group.Length > 0 && same && !observation.Arm.Contains(" vs ", StringComparison.Ordinal)
            ? [group.MinBy(arm => arm.Schedule?.Days ?? 0)!]
            : [];
    }

    private static ReadingKind? Statistic(Observation row)
    {
        var unit = row.Unit;
        var name = row.Analyte;
        bool Named(string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
        return row.Statistic switch
        {
            "difference" when unit == "direction" => ReadingKind.Fold,
            "fold_change" when unit == "direction" => ReadingKind.Fold,
            "percent_change" when unit == "percent" && !Named("AUC") && !Named("excretion") => ReadingKind.Fold,
            "fold_change" when unit.StartsWith("fold", StringComparison.Ordinal) => ReadingKind.Fold,
            "max_fold_change" when unit.StartsWith("fold", StringComparison.Ordinal) => ReadingKind.LargestFold,
            "half_life" => ReadingKind.HalfLife,
            "tmax" when !Named("transient") => ReadingKind.PeakTime,
            "mean" or "median" when Named("tmax") => ReadingKind.PeakTime,
            "mean" or "median" when Named("AUC") => ReadingKind.Area,
            "mean" or "median" when Named("Cmax") || Named("peak") => ReadingKind.Peak,
            "mean" or "median" when unit == "percent of dose" => ReadingKind.Recovery,
            "mean" or "median" or "upper_limit" => ReadingKind.Level,
            "difference" => ReadingKind.Difference,
            _ => null,
        };
    }

    // The control arm at the same time, or the same arm before the first dose.
    private static Observation? ScaleRow(Trial trial, Observation row)
    {
        bool Same(Observation other) => other.Analyte == row.Analyte && other.Matrix == row.Matrix && other.Unit == row.Unit
            && other.Statistic == row.Statistic && other.Value is > 0;
        bool Untreated(Observation other) => trial.FindArm(other.Arm)?.Schedule is { } s
            ? s.DoseMilligrams == 0 || s.Precursor == "placebo" || other.Day == 0 || other.Hour == 0
            : other.Day == 0 || other.Arm.StartsWith("baseline", StringComparison.Ordinal);
        return trial.Observations.FirstOrDefault(other => Same(other) && Untreated(other));
    }

    private double? UnitFactor(Observation row, ObservationModel model, string analyte, ReadingKind kind)
    {
        if (kind is ReadingKind.Fold or ReadingKind.LargestFold or ReadingKind.Recovery)
        {
            return 1;
        }

        var text = row.Unit.Replace("*h", "", StringComparison.Ordinal).Replace("·h", "", StringComparison.Ordinal);
        if (kind is ReadingKind.PeakTime or ReadingKind.HalfLife)
        {
            return Convert(1, "h", text, null);
        }

        return Convert(1, model.Unit, text, body.Rules.Count > 0 ? MolarMass(analyte) : null) ?? (text == "AU" && row.Statistic == "mean" ? 1 : null);
    }

    private double? MolarMass(string analyte) => analyte switch
    {
        "NMN" => body.Values["M_NMN"],
        "NAM" => body.Values["M_NAM"],
        "NA" => body.Values["M_NA"],
        "NUA" => body.Values["M_NUA"],
        "MeNAM" => body.Values["M_MeNAM"],
        "2-PY" or "4-PY" or "2-PY + 4-PY" => body.Values["M_PY"],
        "NAD" => body.Values["M_NAD"],
        _ => null,
    };

    private static double? Convert(double value, string from, string to, double? molarMass)
    {
        try
        {
            var source = new Quantity(value, Unit.Parse(from));
            var target = Unit.Parse(to);
            if (source.Unit.IsCompatibleWith(target))
            {
                return source.In(target);
            }

            return molarMass is { } mass ? (source * new Quantity(mass, Unit.Parse("g/mol"))).In(target) : null;
        }
        catch (Exception e) when (e is ModelException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static double SampleHour(Observation row, Arm arm)
    {
        var schedule = arm.Schedule!;
        var isSingle = schedule is { Days: <= 1, TimesPerDay: 1 };
        if (row.Day is { } day && row.Hour is null)
        {
            return day * HoursPerDay;
        }

        return row.Hour is { } hour ? (isSingle ? 0 : (schedule.Days - 1) * HoursPerDay) + hour : schedule.Days * HoursPerDay;
    }

    private static string Reported(Observation row)
    {
        if (row is { Unit: "direction", Value: { } sign })
        {
            return sign > 0 ? "rise" : sign < 0 ? "fall" : "no change";
        }

        var value = row.ValueText ?? (row.Value is { } v ? FormattableString.Invariant($"{v:0.####}") : "");
        var unit = row.Unit is "text" or "direction" or "not measured" or "p" ? "" : " " + row.Unit;
        return (value.Length == 0 ? "" : value + unit) + (row.PValue is { } p ? $" (p {p})" : "");
    }
}
