using System.Reflection;

namespace Nadir;

/// <summary>
/// PhenoAge (Levine et al. 2018, Aging 10:573): the age at which the average person of NHANES III had the same ten-year mortality as a person with these
/// laboratory values. A score of risk in populations. It was never validated as an outcome of a trial, and a change of it is not a change of aging.
/// </summary>
/// <param name="Years">The score, years.</param>
/// <param name="ChronologicalAge">Age, years.</param>
/// <param name="MortalityScore">Probability of death within ten years in the reference population.</param>
/// <param name="RetestBand">Half width of the 95 % band within which two tests of an unchanged person differ, years.</param>
public sealed record PhenoAge(double Years, double ChronologicalAge, double MortalityScore, double RetestBand)
{
    private const double NormalQuantile = 1.959963984540054;
    private static readonly Lazy<IReadOnlyDictionary<string, double>> Table = new(Read);

    // What a laboratory of adults can report; outside lies a wrong unit.
    private static readonly (string Name, string Unit, double Low, double High, Func<BloodPanel, double> Of)[] Ranges =
    [
        ("albumin", "g/L (g/dL times 10)", 10, 70, panel => panel.Albumin), ("creatinine", "µmol/L (mg/dL times 88.42)", 15, 1500, panel => panel.Creatinine),
        ("glucose", "mmol/L (mg/dL divided by 18.016)", 1.5, 40, panel => panel.Glucose), ("C-reactive protein", "mg/dL (mg/L divided by 10)", 0.001, 60, panel => panel.CReactiveProtein),
        ("lymphocytes", "percent", 0.5, 95, panel => panel.Lymphocytes), ("mean cell volume", "fL", 50, 150, panel => panel.MeanCellVolume),
        ("red cell distribution width", "percent", 8, 40, panel => panel.RedCellWidth), ("alkaline phosphatase", "U/L", 5, 2000, panel => panel.AlkalinePhosphatase),
        ("white cells", "10⁹/L", 0.5, 100, panel => panel.WhiteCells),
    ];

    /// <summary>The score of a person.</summary>
    /// <param name="panel">Laboratory values.</param>
    /// <param name="age">Age, 20 to 100 years: the reference population was that old.</param>
    /// <exception cref="ArgumentException">A value that no laboratory reports; the message names it and its unit.</exception>
    public static PhenoAge Of(BloodPanel panel, Quantity age)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var years = age.In(Units.year);
        if (!(years is >= 20 and <= 100))
        {
            throw new ArgumentException(FormattableString.Invariant($"The age is {years:0.#} years; PhenoAge was made for 20 to 100 years."));
        }

        foreach (var (name, unit, low, high, of) in Ranges)
        {
            if (!(of(panel) >= low && of(panel) <= high))
            {
                throw new ArgumentException(FormattableString.Invariant($"{name} is {of(panel)}; give {low} to {high} {unit}."));
            }
        }

        var hazard = Value("gompertz") * Math.Exp(Predictor(panel, years)) / Value("gamma");
        return new PhenoAge(
            Value("zero") + Math.Log(Value("scale") * hazard) / Value("rate"), years, -Math.Exp(-hazard) + 1, NormalQuantile * Math.Sqrt(2) * Within(panel) / Value("rate"));
    }

    private static double Predictor(BloodPanel p, double age) =>
        Value("intercept") + Value("albumin") * p.Albumin + Value("creatinine") * p.Creatinine + Value("glucose") * p.Glucose + Value("lncrp") * Math.Log(p.CReactiveProtein)
        + Value("lymphocytes") * p.Lymphocytes + Value("mcv") * p.MeanCellVolume + Value("rdw") * p.RedCellWidth + Value("alp") * p.AlkalinePhosphatase
        + Value("wbc") * p.WhiteCells + Value("age") * age;

    // Standard deviation of the predictor from day to day: the values vary by their own coefficients of variation, independently.
    private static double Within(BloodPanel p) => Math.Sqrt(new[]
    {
        Value("albumin") * p.Albumin * Value("within.albumin"), Value("creatinine") * p.Creatinine * Value("within.creatinine"), Value("glucose") * p.Glucose * Value("within.glucose"),
        Value("lncrp") * Value("within.crp"), Value("lymphocytes") * p.Lymphocytes * Value("within.lymphocytes"), Value("mcv") * p.MeanCellVolume * Value("within.mcv"),
        Value("rdw") * p.RedCellWidth * Value("within.rdw"), Value("alp") * p.AlkalinePhosphatase * Value("within.alp"), Value("wbc") * p.WhiteCells * Value("within.wbc"),
    }.Sum(part => part * part));

    private static double Value(string id) => Table.Value[$"phenoage.{id}"];

    private static Dictionary<string, double> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("body/phenoage.csv")!);
        return BodyTable.Parse("phenoage.csv", reader.ReadToEnd()).ToDictionary(parameter => parameter.Id, parameter => parameter.Value, StringComparer.Ordinal);
    }
}
