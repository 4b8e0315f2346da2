namespace Nadir;

/// <summary>
/// How bodies of people differ: log-normal factors of groups of numbers, enzymes correlated with each other, and resting NAD⁺ of blood as measured in 1,518 people. The spreads of
/// <c>body/human.csv</c> say how well a typical value is known and are something else.
/// </summary>
public static class Variability
{
    private static readonly (string Row, bool IsEnzyme, string[] Ids)[] Groups =
    [
        ("iiv.salvage", true, ["th", "th_w", "t_rbc"]), ("iiv.naprt", true, ["V_npt_liv", "V_syn_liv", "psi"]), ("iiv.nrk", true, ["CL_nrk_liv", "CL_nrk_gut"]), ("iiv.cd38", true, ["wC"]),
        ("iiv.nnmt", true, ["CL_nnmt"]), ("iiv.aox", true, ["CL_aox"]), ("iiv.transit", false, ["k_ge", "k_si", "k_co"]), ("iiv.absorption", false, ["ka_NR", "ka_NAM", "ka_NA"]),
        ("iiv.microbes", false, ["V_dea", "kh_co"]), ("iiv.diet", false, ["in_NAM", "in_NA", "in_TRP"]), ("iiv.immune", false, ["f_w"]),
    ];

    /// <summary>Rows of <c>body/people.csv</c> that say how far each group spreads between people.</summary>
    public static IReadOnlyList<string> Rows { get; } = [.. Groups.Select(group => group.Row)];

    /// <summary>Factors of one person by id.</summary>
    /// <param name="body">The human body.</param>
    /// <param name="person">Whose.</param>
    /// <param name="random">Stream of the person.</param>
    /// <param name="first">Number of the stream to begin at.</param>
    internal static Dictionary<string, double> Factors(Body body, Person person, CounterRandom random, ulong first)
    {
        var (rules, factors) = (body.Rules, new Dictionary<string, double>(StringComparer.Ordinal));
        var (own, shared) = (Math.Sqrt(1 - rules["people.correlation"]), Math.Sqrt(rules["people.correlation"]) * random.Normal(first));
        for (var i = 0; i < Groups.Length; i++)
        {
            var normal = random.Normal(first + 2 + (ulong)i);
            var factor = Math.Exp(rules[Groups[i].Row] * (Groups[i].IsEnzyme ? shared + own * normal : normal));
            foreach (var id in Groups[i].Ids)
            {
                factors[id] = factor;
            }
        }

        var resting = BloodNad(rules, person.Sex, random.Normal(first + 1)) / TypicalBlood(body, person, factors["f_w"]);
        (factors["N0_r"], factors["N0_w"]) = (resting, resting);
        return factors;
    }

    // Within a sex the spread is that of all less what the means of the sexes differ by.
    private static double BloodNad(IReadOnlyDictionary<string, double> rules, Sex sex, double normal)
    {
        var (men, between) = (rules["people.blood.men"], rules["people.blood.m"] - rules["people.blood.f"]);
        var variance = rules["people.blood.sd"] * rules["people.blood.sd"] - men * (1 - men) * between * between;
        var mean = rules[sex == Sex.Male ? "people.blood.m" : "people.blood.f"];
        var spread = Math.Sqrt(Math.Log(1 + variance / (mean * mean)));
        return mean * Math.Exp(spread * (normal - spread / 2));
    }

    // Red and immune cells hold the NAD⁺ of blood, at rest at their anchors.
    private static double TypicalBlood(Body body, Person person, double immune) =>
        body.Rules[person.Sex == Sex.Male ? "hct_m" : "hct_f"] * body.Values["N0_r"] + body.Values["f_w"] * immune * body.Values["N0_w"];
}
