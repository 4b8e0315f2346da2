namespace Nadir;

/// <summary>
/// Something that a virtual trial can measure. A concentration is read from each person's simulated body; a test has the effect of the response model on the typical person, the same for
/// all; what neither gives has no size.
/// </summary>
public sealed record TrialEndpoint
{
    private static readonly string[] BetterLess = ["systolic pressure", "diastolic pressure", "triglycerides", "PhenoAge", "drowsiness", "chair stands", "vascular age", "hsCRP"];

    private TrialEndpoint(string name, string unit) => (Name, Unit) = (name, unit);

    /// <summary>Name in a study file.</summary>
    public string Name { get; }

    /// <summary>Unit.</summary>
    public string Unit { get; }

    /// <summary>Observation model of a concentration; null for others.</summary>
    public ObservationModel? Model { get; private init; }

    /// <summary>Canonical analyte of a concentration.</summary>
    public string Analyte { get; private init; } = "";

    /// <summary>Response of a test; null for others.</summary>
    public Response? Response { get; private init; }

    /// <summary>Symbol of the response's output.</summary>
    public string Output { get; private init; } = "";

    /// <summary>Rows of <c>body/people.csv</c> with its spread: sample.ROW.* or test.ROW.*.</summary>
    public string Row { get; private init; } = "";

    /// <summary>Why no size is known, in a sentence; null where one is.</summary>
    public string? WhyUnknown { get; private init; }

    /// <summary>Whether a size is known.</summary>
    public bool HasSize => WhyUnknown is null;

    /// <summary>Whether a fall is the gain, as of blood pressure: non-inferiority then bounds the rise.</summary>
    public bool IsLessBetter => BetterLess.Contains(Name, StringComparer.Ordinal);

    /// <summary>Whether values are concentrations, that errors multiply.</summary>
    public bool IsConcentration => Model is not null;

    /// <summary>Whether a value is what is collected over 24 h.</summary>
    public bool IsCollection => Model?.Name == "urine";

    /// <summary>Every endpoint, in the order of a table.</summary>
    public static IReadOnlyList<TrialEndpoint> All { get; } =
    [
        Concentration("blood NAD", "whole blood", "NAD", "µM"), Concentration("blood NAD(H)", "whole blood", "NAD(H)", "µM"), Concentration("blood MeNAM", "whole blood", "MeNAM", "µM"),
        Concentration("serum NAD(H) kit", "serum", "NAD(H)", "µM", "kit"), Concentration("PBMC NAD", "pbmc", "NAD", "pmol/mg"),
        Concentration("serum NAM", "serum", "NAM", "µM"), Concentration("plasma NAM", "plasma", "NAM", "µM"), Concentration("plasma MeNAM", "plasma", "MeNAM", "µM"), Concentration("plasma 2-PY", "plasma", "2-PY", "µM"),
        Concentration("muscle NAD", "muscle", "NAD", "pmol/mg"), Concentration("muscle MeNAM", "muscle", "MeNAM", "pmol/mg"), Concentration("muscle NAD MRS", "muscle 31p-mrs", "NAD", "mM"), Concentration("brain NAD MRS", "brain 31p-mrs", "NAD", "mM"),
        Concentration("urine MeNAM", "urine", "MeNAM", "µmol/d"), Concentration("urine 2-PY", "urine", "2-PY", "µmol/d"),
        Test("six-minute walk", "m", "exercise", "exe_walk", "walk"), Test("VO2max", "mL/kg/min", "exercise", "exe_vo2", "vo2max"), Test("ventilatory threshold", "mL/kg/min", "exercise", "exe_threshold", "threshold"),
        Test("systolic pressure", "mmHg", "vessels", "ves_sbp", "sbp"), Test("diastolic pressure", "mmHg", "vessels", "ves_dbp", "dbp"), Test("clamp", "% of start", "glucose", "glu_clamp", "clamp"),
        Test("triglycerides", "mg/dL", "lipids", "lip_tg", "triglycerides"),
        Unknown("serum NAD+/NADH kit", "ratio", "the model holds the ratio in serum at a set-point"),
        Unknown("PhenoAge", "years", "no trial measured it, and the score was never validated as an outcome"),
        Unknown("sleep quality", "points", "the model has no sleep; trials showed no difference"), Unknown("drowsiness", "points", "the model has no sleepiness"),
        Unknown("chair stands", "s", "pooled trials showed no effect, and no response stands behind it"), Unknown("gait speed", "m/s", "pooled trials showed no effect, and no response stands behind it"),
        Unknown("grip strength", "kg", "no response stands behind it"), Unknown("vascular age", "years", "arterial stiffness in people is sign only"),
        Unknown("SF-36", "points", "the model has no quality of life"), Unknown("body weight", "kg", "the model has no energy balance"), Unknown("hsCRP", "mg/L", "inflammation in people is sign only"),
    ];

    /// <summary>The endpoint of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names all.</exception>
    public static TrialEndpoint Named(string name) => All.FirstOrDefault(endpoint => endpoint.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no endpoint '{name}'; known: {string.Join(", ", All.Select(endpoint => endpoint.Name))}.", nameof(name));

    private static TrialEndpoint Concentration(string name, string matrix, string analyte, string unit, string? assay = null)
    {
        var model = ObservationModel.For(matrix, analyte, assay)!;
        return new TrialEndpoint(name, unit) { Model = model, Analyte = analyte, Row = $"sample.{model.Assay}" };
    }

    private static TrialEndpoint Test(string name, string unit, string response, string output, string row) =>
        new(name, unit) { Response = Response.Of(response), Output = output, Row = $"test.{row}" };

    private static TrialEndpoint Unknown(string name, string unit, string why) => new(name, unit) { WhyUnknown = why };
}
