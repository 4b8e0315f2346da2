namespace Nadir;

/// <summary>What ages the NAD⁺ system, what nicotinamide inhibits, what nerves and distant tissues do (D5, D7, D10, P2).</summary>
internal static class MechanismHypotheses
{
    // What each rival of D5 moves, and which way: +1 rises with age, -1 falls.
    private static readonly (string Driver, string[] Symbols, int Sign, string Meaning)[] Drivers =
    [
        ("CD38", [Enzyme.Symbol("CD38")], 1, "CD38 rises with age in every tissue."),
        ("NAMPT", [Enzyme.Symbol("NAMPT")], -1, "NAMPT falls with age in every tissue."),
        ("PARP", [Enzyme.Symbol("PARP1")], 1, "PARP1 rises with age (DNA damage) in every tissue."),
    ];

    public static IReadOnlyList<Hypothesis> All { get; } =
    [
        new("aging", "D5", "What makes NAD⁺ of tissues fall with age?",
        [
            new("none", "Nothing: enzymes of the old work as those of the reference person; only size and kidney change with age."),
            .. Drivers.Select(driver => new HypothesisSetting(driver.Driver, $"{driver.Meaning} Its strength is set so that the median tissue falls from young to old as in mice.")
            {
                Activities = (rest, rules) => Aged(rest, rules, driver.Symbols, driver.Sign),
            }),
        ]),
        new("inhibition", "D7", "Does nicotinamide inhibit sirtuins, PARP1 and CD38 in the body?",
        [
            new("on", "As purified enzymes are inhibited: a rise of nicotinamide holds consumers back."),
            new("off", "Not at all: nicotinamide only refills NAD⁺.") { Moves = (values, rules) => Multiply(values, ["KiS", "KiP", "KiC"], rules["inhibition.off"]) },
        ]),
        new("sarm1", "D10", "Does NMN over NAD⁺ switch on SARM1 in nerves?",
        [
            new("off", "No NAD⁺ use by SARM1."),
            new("on", "In brain only: a rise of NMN over NAD⁺ opens SARM1, which uses NAD⁺ up.") { Adds = AddSarm1, Symbols = ["sarm_w", "sarm_R", "sarm_h"] },
        ]),
        new("enampt", "P2", "Does NAMPT from fat, liver and brain, carried in blood, make NAD⁺ elsewhere?",
        [
            new("off", "Tissues live on their own NAMPT."),
            new("on", "A share of NAMPT in brain, heart and the rest of the body comes from fat, liver and brain in vesicles, and falls with age.") { Activities = CarriedByAge, Couples = Carried },
        ]),
    ];

    private static void Multiply(Dictionary<string, double> values, IEnumerable<string> ids, double factor)
    {
        foreach (var id in ids)
        {
            values[id] *= factor;
        }
    }

    // exp(s*(age - reference)): s by bisection on the median ratio of old to young over tissues, at this person's rest.
    private static Dictionary<string, double> Aged(BodyAtRest rest, IReadOnlyDictionary<string, double> rules, string[] symbols, int sign)
    {
        Dictionary<string, double> At(double slope, double age) => symbols.ToDictionary(symbol => symbol, _ => Math.Exp(sign * slope * (age - rules["ref_age"])), StringComparer.Ordinal);
        double Ratio(double slope)
        {
            var (young, old) = (rest.Scaled(At(slope, rules["aging.young"])), rest.Scaled(At(slope, rules["aging.old"])));
            return Quantiles.Of([.. Tissue.All.Select(tissue => old.TissueNad(tissue.Id, old.State) / young.TissueNad(tissue.Id, young.State))], 0.5);
        }

        var (low, high) = (0.0, Math.Log(rules["aging.most"]) / (rules["aging.old"] - rules["aging.young"]));
        if (Ratio(high) < rules["aging.ratio"])
        {
            for (var i = 0; i < 14; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = Ratio(middle) > rules["aging.ratio"] ? (middle, high) : (low, middle);
            }
        }

        return At(high, rest.Person.AgeYears);
    }

    private static void AddSarm1(NetworkBuilder network, bool atRest)
    {
        const string atStart = "(fa*N0_bra*(1 - m_bra)/Q_nmnat + J0_bra/k_nmnat)";

        // First order in free NAD⁺, so that an open SARM1 empties the pool and not more.
        network
            .Assignment("sarm_n", $"NMN_bra/{atStart}")
            .Reaction("SARM1_bra", "NAD_bra -> NAM_bra", "V_bra*J0_bra*sarm_w*x_bra*sarm_n^sarm_h/(sarm_n^sarm_h + (sarm_R*x_bra)^sarm_h)");
    }

    private static Dictionary<string, double> CarriedByAge(BodyAtRest rest, IReadOnlyDictionary<string, double> rules)
    {
        var years = rules["enampt.old"] - rules["enampt.young"];
        var kept = rules[rest.Person.Sex == Sex.Female ? "enampt.kept.f" : "enampt.kept.m"];
        return Receivers(Math.Pow(kept, (rest.Person.AgeYears - rules["ref_age"]) / years), rules);
    }

    // A change of NAMPT in a source changes what it sends.
    private static Dictionary<string, double> Carried(IReadOnlyDictionary<string, double> factors, IReadOnlyDictionary<string, double> rules)
    {
        var sources = new[] { "adi", "liv", "bra" };
        return sources.Any(source => factors.ContainsKey($"VN_{source}"))
            ? Receivers(sources.Sum(source => rules[$"enampt.from.{source}"] * factors.GetValueOrDefault($"VN_{source}", 1)), rules)
            : [];
    }

    private static Dictionary<string, double> Receivers(double level, IReadOnlyDictionary<string, double> rules) =>
        new[] { "bra", "hea", "res" }.ToDictionary(tissue => $"VN_{tissue}", _ => 1 + rules["enampt.share"] * (level - 1), StringComparer.Ordinal);
}
