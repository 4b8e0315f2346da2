using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>Results as JSON: one object, numbers in the units it names, NaN as null.</summary>
public static class ResultJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A comparison: observations, directions, shown, summary by role with scores and the naive prediction, interval contents, provenance.</summary>
    public static string Of(Comparison comparison) => new JsonObject
    {
        ["observations"] = List(comparison.Observations, Observation),
        ["directions"] = List(comparison.Directions, Direction),
        ["shown"] = List(comparison.Shown, Shown),
        ["summary"] = Summary(comparison),
        ["intervalContents"] = List(comparison.IntervalContents, text => JsonValue.Create(text)!),
        ["provenance"] = Provenance(comparison.Provenance),
    }.ToJsonString(Indented);

    /// <summary>A person's run: person, regimen, days, series, notes, provenance.</summary>
    public static string Of(PersonRun run) => new JsonObject
    {
        ["person"] = new JsonObject
        {
            ["age"] = run.Person.AgeYears,
            ["sex"] = run.Person.Sex.ToString().ToLowerInvariant(),
            ["massKg"] = run.Person.MassKilograms,
            ["heightCm"] = run.Person.HeightCentimeters,
        },
        ["regimen"] = run.RegimenText,
        ["days"] = List(run.Days, value => JsonValue.Create(value)),
        ["series"] = List(run.Series, Values),
        ["notes"] = List(run.Notes, text => JsonValue.Create(text)!),
        ["provenance"] = Provenance(run.Provenance),
    }.ToJsonString(Indented);

    /// <summary>A mouse's run: species, mouse, regimen, hours, series, the share of the dose that got into blood whole where it was asked for, notes, provenance.</summary>
    public static string Of(MouseRun run, IntactShare? intact = null) => new JsonObject
    {
        ["species"] = "mouse",
        ["mouse"] = new JsonObject { ["massG"] = run.Mouse.MassGrams, ["ageMonths"] = run.Mouse.AgeMonths },
        ["regimen"] = run.RegimenText,
        ["hours"] = List(run.Hours, value => JsonValue.Create(value)),
        ["series"] = List(run.Series, Values),
        ["intactShare"] = intact is null ? null : new JsonObject
        {
            ["precursor"] = intact.Precursor.ToString(), ["draws"] = intact.Draws, ["failed"] = intact.Failed, ["low"] = intact.Quantile(0.05), ["median"] = intact.Quantile(0.5), ["high"] = intact.Quantile(0.95),
            ["shares"] = List(intact.Shares, Number), ["peaksMicromolar"] = List(intact.Peaks, Number), ["peakHours"] = List(intact.PeakHours, Number), ["provenance"] = Provenance(intact.Provenance),
        },
        ["notes"] = List(run.Notes, text => JsonValue.Create(text)!),
        ["provenance"] = Provenance(run.Provenance),
    }.ToJsonString(Indented);

    private static JsonObject Values(Series series) => new()
    {
        ["id"] = series.Id, ["label"] = series.Label, ["unit"] = series.Unit, ["values"] = List(series.Values, Number),
    };

    /// <summary>A contrast: title, arms with pools over the reference, notes, provenance.</summary>
    public static string Of(ContrastRun run) => new JsonObject
    {
        ["title"] = run.Title, ["person"] = run.Person.ToString(), ["species"] = "human", ["day"] = run.Days,
        ["arms"] = List(run.Arms, arm => new JsonObject { ["label"] = arm.Label, ["overReference"] = Object(arm.Pools) }),
        ["notes"] = List(run.Notes, text => JsonValue.Create(text)!), ["provenance"] = Provenance(run.Provenance),
    }.ToJsonString(Indented);

    /// <summary>Age curves: ages, one object a rival with pools over the youngest age, notes, provenance.</summary>
    public static string Of(AgeRun run) => new JsonObject
    {
        ["title"] = run.Title, ["subject"] = run.Subject, ["species"] = "human", ["ages"] = List(run.Ages, Number),
        ["rivals"] = List(run.Curves, curve =>
        {
            var pools = new JsonObject();
            foreach (var (pool, values) in curve.Pools)
            {
                pools[pool] = List(values, Number);
            }

            return new JsonObject { ["hypotheses"] = curve.Label, ["overYoungest"] = pools };
        }),
        ["notes"] = List(run.Notes, text => JsonValue.Create(text)!), ["provenance"] = Provenance(run.Provenance),
    }.ToJsonString(Indented);

    private static JsonObject Object(IReadOnlyDictionary<string, double> values)
    {
        var item = new JsonObject();
        foreach (var (key, value) in values)
        {
            item[key] = Number(value);
        }

        return item;
    }

    private static JsonObject Observation(ComparedObservation o) => new()
    {
        ["trial"] = o.Trial, ["row"] = o.Row, ["arm"] = o.Arm, ["analyte"] = o.Analyte, ["matrix"] = o.Matrix, ["observationModel"] = o.ObservationModel,
        ["day"] = Number(o.Day), ["hour"] = Number(o.Hour), ["statistic"] = o.Statistic, ["observed"] = Number(o.Observed), ["predicted"] = Number(o.Predicted),
        ["lower"] = Number(o.Lower), ["upper"] = Number(o.Upper), ["unit"] = o.Unit, ["role"] = Role(o.Role), ["checked"] = o.Checked.ToString(),
        ["counts"] = o.Counts, ["note"] = o.Note,
    };

    private static JsonObject Direction(DirectionAnswer d) => new()
    {
        ["trial"] = d.Trial, ["row"] = d.Row, ["arm"] = d.Arm, ["analyte"] = d.Analyte, ["matrix"] = d.Matrix, ["day"] = Number(d.Day), ["reported"] = d.Reported,
        ["predicted"] = Number(d.Predicted), ["unit"] = d.Unit, ["lower"] = Number(d.Lower), ["upper"] = Number(d.Upper), ["verdict"] = d.Verdict.ToString().ToLowerInvariant(),
        ["role"] = Role(d.Role), ["checked"] = d.Checked.ToString(), ["note"] = d.Note,
    };

    private static JsonObject Shown(ShownRow s) => new()
    {
        ["trial"] = s.Trial, ["row"] = s.Row, ["arm"] = s.Arm, ["analyte"] = s.Analyte, ["matrix"] = s.Matrix, ["reported"] = s.Reported, ["reason"] = s.Reason,
        ["role"] = Role(s.Role), ["checked"] = s.Checked.ToString(),
    };

    private static JsonObject Summary(Comparison comparison)
    {
        var summary = new JsonObject();
        foreach (var s in comparison.Summary)
        {
            summary[Role(s.Role)] = new JsonObject { ["count"] = s.Count, ["inside"] = s.Inside, ["coverage"] = Number(s.Coverage), ["foldError"] = Number(s.FoldError), ["withoutLogarithm"] = s.WithoutLogarithm, ["scores"] = Scores(s.Scores), ["baseline"] = Baseline(s.Baseline) };
        }

        return summary;
    }

    private static JsonObject? Scores(ForecastScores? s) => s is null ? null : new()
    {
        ["count"] = s.Count, ["trials"] = s.Trials, ["leastEffectiveCount"] = s.LeastEffectiveCount, ["inside50"] = s.Inside50, ["range50"] = new JsonArray(s.Range50.Low, s.Range50.High), ["inside90"] = s.Inside90,
        ["range90"] = new JsonArray(s.Range90.Low, s.Range90.High), ["coverage90ByTrial"] = new JsonArray(s.Coverage90.Low, s.Coverage90.High), ["medianWidth"] = s.MedianWidth,
        ["intervalScore"] = s.IntervalScore, ["meanLogError"] = s.MeanError, ["rmsLogError"] = s.RootMeanSquareError,
    };

    private static JsonObject? Baseline(BaselineComparison? b) => b is null ? null : new()
    {
        ["model"] = Scores(b.Model), ["naive"] = Scores(b.Baseline), ["intervalSkill"] = Number(b.IntervalSkill), ["errorSkill"] = Number(b.ErrorSkill), ["borrowed"] = b.Borrowed,
        ["unsaid"] = List(b.Unsaid, text => JsonValue.Create(text)!),
    };

    internal static JsonObject Provenance(Provenance p) => new()
    {
        ["version"] = p.Version, ["modelHash"] = p.ModelHash, ["studyHash"] = p.StudyHash, ["seed"] = p.Seed, ["relativeTolerance"] = p.RelativeTolerance,
        ["absoluteTolerance"] = p.AbsoluteTolerance, ["draws"] = p.Draws, ["citations"] = List(p.Citations, text => JsonValue.Create(text)!),
    };

    private static string Role(TrialRole role) => role.ToString().ToLowerInvariant();

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonValue? Number(double? value) => value is { } v ? Number(v) : null;

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> make) => new(items.Select(make).ToArray());
}
