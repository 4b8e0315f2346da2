using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>The few answers that a study file of kind <c>trial</c> is written from; everything else in it is a plain choice that its author may change.</summary>
/// <param name="Precursor">What the treated take.</param>
/// <param name="Doses">Daily doses, mg; one arm each, one only in a crossover.</param>
/// <param name="Size">People in every arm, or in every sequence.</param>
/// <param name="Weeks">Weeks of treatment.</param>
/// <param name="Endpoints">Names of what is measured; the first is primary.</param>
public sealed record TrialDraft(Precursor Precursor, IReadOnlyList<double> Doses, int Size, int Weeks, IReadOnlyList<string> Endpoints)
{
    private const int DaysPerWeek = 7;
    private const int MostWeeks = 260;
    private const string Placebo = "placebo";
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether everyone takes both, one after the other.</summary>
    public bool IsCrossover { get; init; }

    /// <summary>Weeks without doses between the periods of a crossover.</summary>
    public int WashoutWeeks { get; init; } = 4;

    /// <summary>Youngest and oldest, years; adults of any age when null.</summary>
    public (double Low, double High)? Age { get; init; }

    /// <summary>Share of the doses that the typical person misses.</summary>
    public double Missed { get; init; }

    /// <summary>Share who leave before the end.</summary>
    public double Dropout { get; init; }

    /// <summary>The study file. What is wrong in it is found by <see cref="TrialFile.Parse"/>.</summary>
    /// <exception cref="ArgumentException">No dose, no week, or several doses in a crossover.</exception>
    public string Json()
    {
        if (Weeks is < 1 or > MostWeeks || WashoutWeeks is < 0 or > MostWeeks)
        {
            throw new ArgumentException(FormattableString.Invariant($"{Weeks} weeks with {WashoutWeeks} of washout; give 1 to {MostWeeks} weeks, and no washout below 0."));
        }

        if (Doses.Count < 1 || (IsCrossover && Doses.Count > 1))
        {
            throw new ArgumentException("Give at least one dose; a crossover compares one dose with placebo.");
        }

        var file = new JsonObject { ["kind"] = "trial", ["species"] = "human", ["title"] = Title };
        if (Age is { } age)
        {
            file["population"] = new JsonObject { ["age"] = new JsonObject { ["low"] = age.Low, ["high"] = age.High } };
        }

        file["arms"] = IsCrossover ? Sequences() : Arms();
        file["visits"] = List(Visits().Select(day => day == 0 || Window == 0 ? new JsonObject { ["day"] = day } : new JsonObject { ["day"] = day, ["window"] = Window }));
        file["adherence"] = new JsonObject { ["missed"] = Missed, ["spread"] = 1 };
        file["dropout"] = new JsonObject { ["share"] = Dropout };
        file["endpoints"] = List(Endpoints.Select(name => new JsonObject { ["name"] = TrialEndpoint.Named(name).Name }));
        file["analyses"] = List(Endpoints.Select(Analysis));
        file["multiplicity"] = Doses.Count > 1 ? "holm" : "none";
        return file.ToJsonString(Layout) + "\n";
    }

    private string Title => FormattableString.Invariant($"{(IsCrossover ? "Crossover of " : "")}{Precursor} {string.Join(", ", Doses)} mg a day against placebo, {Weeks} weeks, {Size} people {(IsCrossover ? "a sequence" : "an arm")}");

    private int Days => Weeks * DaysPerWeek;

    // Days early or late; none in a crossover, whose washout begins with the visit.
    private int Window => IsCrossover || Weeks == 1 ? 0 : 2;

    private int[] Visits() => IsCrossover ? [0, Days, 2 * Days + WashoutWeeks * DaysPerWeek] : Weeks > 1 ? [0, Weeks / 2 * DaysPerWeek, Days] : [0, Days];

    private JsonArray Arms() => List(Doses.Select(dose => Arm(FormattableString.Invariant($"{dose} mg"), 0, dose)).Prepend(Arm(Placebo, 0, 0)));

    private JsonArray Sequences() => List([Arm($"{Precursor} first", 0, Doses[0]), Arm("placebo first", Days + WashoutWeeks * DaysPerWeek, Doses[0])]);

    private JsonObject Arm(string label, int from, double dose)
    {
        var arm = new JsonObject { ["label"] = label, ["n"] = Size };
        if (dose > 0)
        {
            var course = new JsonObject { ["precursor"] = Precursor.ToString(), ["mg"] = dose, ["days"] = Days + Window };
            if (from > 0)
            {
                course["fromDay"] = from;
            }

            arm["takes"] = new JsonArray(course);
        }

        return arm;
    }

    private JsonObject Analysis(string name, int place)
    {
        var analysis = new JsonObject { ["endpoint"] = TrialEndpoint.Named(name).Name, ["method"] = IsCrossover ? "crossover" : "ancova", ["day"] = Days };
        if (TrialEndpoint.Named(name).IsConcentration)
        {
            analysis["scale"] = "log";
        }

        if (place == 0)
        {
            analysis["primary"] = true;
        }

        if (IsCrossover)
        {
            analysis["contrasts"] = new JsonArray(new JsonObject { ["label"] = $"{Precursor} against placebo", ["plus"] = new JsonArray($"{Precursor} first"), ["minus"] = new JsonArray("placebo first") });
        }

        return analysis;
    }

    private static JsonArray List(IEnumerable<JsonObject> items) => new([.. items]);
}
