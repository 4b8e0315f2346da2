using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Nadir;

/// <summary>Evidence as JSON: one object, keys as in the files of the library, absent where nothing is known.</summary>
public static class LibraryJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>claims</c>.</summary>
    public static string Of(IEnumerable<Claim> claims) => new JsonObject { ["claims"] = List(claims, LibraryJsonContext.Default.Claim) }.ToJsonString(Indented);

    /// <summary><c>sources</c>.</summary>
    public static string Of(IEnumerable<Source> sources) => new JsonObject { ["sources"] = List(sources, LibraryJsonContext.Default.Source) }.ToJsonString(Indented);

    /// <summary><c>studies</c>.</summary>
    public static string Of(IEnumerable<OutcomeStudy> studies) => new JsonObject { ["studies"] = List(studies, LibraryJsonContext.Default.OutcomeStudy) }.ToJsonString(Indented);

    /// <summary><c>query</c>, <c>hits</c>.</summary>
    public static string Of(string query, IEnumerable<SearchHit> hits) => new JsonObject { ["query"] = query, ["hits"] = List(hits, LibraryJsonContext.Default.SearchHit) }.ToJsonString(Indented);

    /// <summary><c>items</c>, <c>noaels</c>, <c>upperLevels</c>.</summary>
    public static string Of(SafetyLedger safety) => Node(safety, LibraryJsonContext.Default.SafetyLedger)!.ToJsonString(Indented);

    /// <summary><c>regulation</c>.</summary>
    public static string Of(IEnumerable<RegulationEntry> entries) => new JsonObject { ["regulation"] = List(entries, LibraryJsonContext.Default.RegulationEntry) }.ToJsonString(Indented);

    /// <summary><c>outcomes</c>, each with grade, pool and rows.</summary>
    public static string Of(EvidenceLibrary library, IEnumerable<EvidenceGrade> grades) => new JsonObject
    {
        ["outcomes"] = new JsonArray([.. grades.Select(grade => Grade(library, grade))]),
        ["evidenceHash"] = library.ContentHash,
    }.ToJsonString(Indented);

    /// <summary>The personal sheet.</summary>
    public static string Of(GuideSheet sheet) => new JsonObject
    {
        ["stops"] = List(sheet.Stops, LibraryJsonContext.Default.GuideFlag),
        ["flags"] = List(sheet.Flags, LibraryJsonContext.Default.GuideFlag),
        ["notes"] = List(sheet.Notes, LibraryJsonContext.Default.GuideFlag),
        ["unjudged"] = Texts(sheet.Unjudged),
        ["unknownGoals"] = Texts(sheet.UnknownGoals),
        ["range"] = sheet.RangeText,
        ["isStudied"] = sheet.IsStudied,
        ["goals"] = new JsonArray([.. sheet.Goals.Select(goal => new JsonObject
        {
            ["goal"] = goal.Goal.Id, ["nmn"] = List(goal.Cards, LibraryJsonContext.Default.GuideCard), ["alternatives"] = List(goal.Alternatives, LibraryJsonContext.Default.GuideCard), ["disputes"] = Texts(goal.Disputes),
        })]),
        ["targetEngagement"] = new JsonObject
        {
            ["text"] = sheet.ForecastText, ["fold"] = sheet.Forecast?.Fold, ["low"] = sheet.Forecast?.Low, ["high"] = sheet.Forecast?.High, ["day"] = sheet.Forecast?.Day,
            ["peopleLow"] = sheet.Spread?.Low, ["peopleHigh"] = sheet.Spread?.High, ["people"] = sheet.Spread?.People,
            ["modelHash"] = sheet.Forecast?.Provenance.ModelHash, ["seed"] = sheet.Forecast?.Provenance.Seed, ["draws"] = sheet.Forecast?.Provenance.Draws,
        },
        ["load"] = sheet.Load is { } load ? new JsonObject { ["nicotinamideMgPerDay"] = load.Total, ["upperLevelMgPerDay"] = load.Level.MgPerDay, ["share"] = load.Share, ["text"] = GuideText.Load(load, sheet.NicotinicAcidLevel) } : null,
        ["ceilings"] = sheet.Ceilings.Count == 0 ? null : GuideText.Ceilings(sheet.Ceilings),
        ["safety"] = Texts(sheet.Safety),
        ["unknowns"] = Texts(sheet.Unknowns),
        ["seekCare"] = Texts(sheet.SeekCare),
        ["productChecks"] = Texts(sheet.ProductChecks),
        ["tracking"] = Texts(sheet.Tracking),
        ["legal"] = Texts(sheet.Legal),
        ["modelAndMouse"] = sheet.MouseText,
        ["evidenceHash"] = sheet.EvidenceHash,
        ["version"] = sheet.Version,
    }.ToJsonString(Indented);

    private static JsonObject Grade(EvidenceLibrary library, EvidenceGrade grade) => new()
    {
        ["id"] = grade.Endpoint.Id, ["name"] = grade.Endpoint.Name, ["precursor"] = grade.Precursor, ["certainty"] = EvidenceGrade.Words(grade.Certainty), ["conclusion"] = grade.Conclusion.ToString(),
        ["effect"] = grade.Effect, ["low"] = grade.Low, ["high"] = grade.High, ["trials"] = grade.Trials, ["people"] = grade.People, ["plain"] = grade.Plain,
        ["downgrades"] = new JsonArray([.. grade.Downgrades.Select(down => new JsonObject { ["domain"] = EvidenceWords.Words(down.Domain), ["steps"] = down.Steps, ["reason"] = down.Reason })]),
        ["notes"] = Texts(grade.Notes),
        ["pool"] = grade.Pool is { } pool ? new JsonObject { ["unit"] = pool.Unit, ["common"] = Pooled(pool.Common), ["random"] = Pooled(pool.Random), ["withoutMakers"] = pool.WithoutMakers is { } left ? Pooled(left) : null } : null,
        ["rows"] = new JsonArray([.. library.RowsOn(grade.Endpoint.Id).Select(pair =>
        {
            var row = Node(pair.Row, LibraryJsonContext.Default.OutcomeRow)!.AsObject();
            row["id"] = pair.Study.RowName(pair.Row);
            row["precursor"] = pair.Study.Precursor;
            row["source"] = pair.Study.Source;
            return row;
        })]),
    };

    private static JsonObject Pooled(PooledEffect effect) => new()
    {
        ["estimate"] = effect.Estimate, ["standardError"] = effect.StandardError, ["low"] = effect.Low, ["high"] = effect.High, ["pValue"] = effect.PValue, ["tau2"] = effect.Tau2, ["i2"] = effect.I2,
        ["q"] = effect.Q, ["predictionLow"] = effect.PredictionLow, ["predictionHigh"] = effect.PredictionHigh,
        ["studies"] = new JsonArray([.. effect.Studies.Select((study, i) => new JsonObject { ["study"] = study.Label, ["estimate"] = study.Estimate, ["variance"] = study.Variance, ["weightPercent"] = effect.Weights[i] })]),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonArray List<T>(IEnumerable<T> items, JsonTypeInfo<T> type) => new([.. items.Select(item => Node(item, type))]);

    private static JsonNode? Node<T>(T item, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(item, type);
}

/// <summary>Shapes that are written, made without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(OutcomeStudy))]
[JsonSerializable(typeof(OutcomeRow))]
[JsonSerializable(typeof(SearchHit))]
[JsonSerializable(typeof(SafetyLedger))]
[JsonSerializable(typeof(RegulationEntry))]
[JsonSerializable(typeof(GuideFlag))]
[JsonSerializable(typeof(GuideCard))]
internal sealed partial class LibraryJsonContext : JsonSerializerContext;
