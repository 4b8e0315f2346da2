using System.CommandLine;

namespace Nadir.App;

/// <summary>The options of a simulated mouse: which mouse, how it is dosed, what is labeled.</summary>
internal sealed class MouseOptions
{
    private readonly Option<double> grams = new("--grams") { Description = "Mouse only: body mass in g, 15 to 60.", DefaultValueFactory = _ => 25 };
    private readonly Option<double> months = new("--months") { Description = "Mouse only: age in months, 2 to 30; old tissues hold less NAD⁺.", DefaultValueFactory = _ => 3 };
    private readonly Option<double> dose = new("--mg-per-kg") { Description = "Mouse only: one dose, or a day's dose in drinking water, mg a kg. --days gives several days.", DefaultValueFactory = _ => 300 };
    private readonly Option<string> route = new("--route") { Description = "Mouse only: gavage, water, iv or ip.", DefaultValueFactory = _ => "gavage" };
    private readonly Option<double?> hours = new("--hours") { Description = "Mouse only: hours to simulate; 24 from the start of the last day of dosing when not given." };
    private readonly Option<string?> label = new("--label") { Description = "Mouse only: labeled groups of the dose: ring, ribose or both.", HelpName = "GROUPS" };
    private readonly Option<double?> celsius = new("--bottle-celsius") { Description = "Mouse, water: temperature of the bottle in °C; the solution ages. Without it, it keeps." };
    private readonly Option<double> ph = new("--bottle-ph") { Description = "Mouse, water: pH of the solution.", DefaultValueFactory = _ => 7 };
    private readonly Option<int> bottle = new("--bottle-days") { Description = "Mouse, water: days after which the bottle is filled anew.", DefaultValueFactory = _ => 7 };
    private readonly Option<int> draws = new("--draws") { Description = "Mouse, one gavage of NMN or NR: draws behind the share that gets into blood whole; 0 for none.", DefaultValueFactory = _ => 100 };
    private readonly Option<ulong> seed = new("--seed") { Description = "Mouse only: seed of the draws.", DefaultValueFactory = _ => 1 };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [grams, months, dose, route, hours, label, celsius, ph, bottle, draws, seed];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    public Mouse Mouse(ParseResult parsed) => new(parsed.GetValue(grams) * Units.g, parsed.GetValue(months));

    public double Dose(ParseResult parsed) => parsed.GetValue(dose);

    public int Draws(ParseResult parsed) => parsed.GetValue(draws);

    public ulong Seed(ParseResult parsed) => parsed.GetValue(seed);

    public bool IsGavage(ParseResult parsed) => parsed.GetValue(route) == "gavage";

    public Regimen Regimen(ParseResult parsed, Body body, Precursor precursor, int? days)
    {
        var mouse = Mouse(parsed);
        var dosed = days ?? (parsed.GetValue(route) == "water" ? 7 : 1);
        return parsed.GetValue(route)!.ToLowerInvariant() switch
        {
            "water" => MouseRegimen.DrinkingWater(body, mouse, precursor, Dose(parsed), dosed, Bottle(parsed, precursor), parsed.GetValue(bottle)),
            "gavage" => MouseRegimen.Dose(mouse, precursor, Dose(parsed), Route.Mouth, dosed),
            "iv" => MouseRegimen.Dose(mouse, precursor, Dose(parsed), Route.Vein, dosed),
            "ip" => MouseRegimen.Dose(mouse, precursor, Dose(parsed), Route.Peritoneum, dosed),
            var other => throw new ArgumentException($"--route '{other}' is not known; give gavage, water, iv or ip."),
        };
    }

    /// <summary>The aging solution, or null when it keeps.</summary>
    public Stability? Bottle(ParseResult parsed, Precursor precursor) => parsed.GetValue(celsius) is { } degrees ? Stability.Of(precursor, degrees, parsed.GetValue(ph)) : null;

    public int BottleDays(ParseResult parsed) => parsed.GetValue(bottle);

    public Label Label(ParseResult parsed) => parsed.GetValue(label)?.ToLowerInvariant() switch
    {
        null => Nadir.Label.None,
        "ring" => Nadir.Label.Ring,
        "ribose" => Nadir.Label.Ribose,
        "both" or "ring,ribose" => Nadir.Label.Both,
        var other => throw new ArgumentException($"--label '{other}' is not known; give ring, ribose or both."),
    };

    /// <summary>Times to read.</summary>
    public IReadOnlyList<double> Hours(ParseResult parsed, Regimen regimen) => MouseStudy.Times(parsed.GetValue(hours) ?? regimen.Intakes.Max(intake => intake.Time) + 24);
}
