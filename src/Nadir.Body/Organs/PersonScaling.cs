namespace Nadir;

/// <summary>
/// Scales volumes, flows and capacities from the reference person to another by published rules (coefficients and citations in
/// <c>body/scaling.csv</c>) and gives the compartment sizes of the network.
/// </summary>
internal static class PersonScaling
{
    private static readonly string[] Rules = ["none", "energy", "bsa", "liver", "muscle", "fat", "lean", "water", "gfr"];
    private static readonly string[] MouseRules = ["mass", "allometric"];

    /// <summary>Ids that are compartments of the network; L (the lumen counts amounts, its size is 1).</summary>
    public static IReadOnlySet<string> Compartments { get; } = new HashSet<string>(
        [
            "lumen", "V_c", "V_NA", "V_NRp", "V_xMe", "V_x2", "V_r", "V_w",
            "V_gut", "V_liv", "V_mus", "V_bra", "V_hea", "V_kid", "V_adi", "V_spl", "V_res",
            "F_gut", "F_liv", "F_mus", "F_bra", "F_hea", "F_kid", "F_adi", "F_spl", "F_res",
        ],
        StringComparer.Ordinal);

    /// <summary>Values that shape sizes or doses and are no symbol of any rate law.</summary>
    public static IReadOnlySet<string> NotInNetwork { get; } = new HashSet<string>(["f_w", "Kp", "T_ER", "M_NMN", "M_NR", "M_NAM", "M_NA", "M_MeNAM", "M_PY", "M_NUA", "M_NAD", "V_b", "hct", "mass_ref", "allometric_exponent", "age_young", "age_old", "age_fall", "T_dark", "T_ip"], StringComparer.Ordinal);

    public static bool Knows(string rule) => Rules.Contains(rule, StringComparer.Ordinal) || MouseRules.Contains(rule, StringComparer.Ordinal);

    /// <summary>Replaces every value by the value of this person and adds the compartment sizes.</summary>
    /// <param name="values">Values by id for the reference person; changed in place.</param>
    /// <param name="table">Which rule each id follows.</param>
    /// <param name="rule">Coefficients of the scaling rules by id.</param>
    /// <param name="person">Whose body.</param>
    public static void Apply(
        Dictionary<string, double> values, IReadOnlyList<BodyParameter> table, IReadOnlyDictionary<string, double> rule, Person person)
    {
        var reference = new Person(rule["ref_age"] * Units.year, Sex.Male, rule["ref_mass"] * Units.kg, rule["ref_height"] * Units.cm);
        var factors = Rules.ToDictionary(name => name, name => Size(name, rule, person) / Size(name, rule, reference), StringComparer.Ordinal);
        foreach (var parameter in table)
        {
            values[parameter.Id] *= factors[parameter.Scales];
        }

        var blood = BloodVolume(rule, person);
        values["V_b"] = blood;
        values["V_r"] = blood * Hematocrit(rule, person);
        AddSizes(values);
    }

    /// <summary>Adds the compartment sizes that follow from others: immune cells of blood, the lumen, what nicotinamide spreads in.</summary>
    /// <param name="values">Values of one body, with blood volume and organ volumes; changed in place.</param>
    public static void AddSizes(Dictionary<string, double> values)
    {
        values["V_w"] = values["V_b"] * values["f_w"];
        values["lumen"] = 1;
        foreach (var tissue in Tissue.All.Where(tissue => tissue.Id != "w"))
        {
            values[$"F_{tissue.Id}"] = values["Kp"] * values[$"V_{tissue.Id}"];
        }
    }

    /// <summary>Red-cell share of blood, 0 to 1.</summary>
    public static double Hematocrit(IReadOnlyDictionary<string, double> rule, Person person) =>
        rule[person.Sex == Sex.Male ? "hct_m" : "hct_f"];

    private static double Size(string name, IReadOnlyDictionary<string, double> rule, Person person)
    {
        var surface = Math.Sqrt(person.HeightCentimeters * person.MassKilograms / 3600);
        return name switch
        {
            "none" => 1,
            "bsa" => surface,
            "energy" => RestingEnergy(rule, person),
            "liver" => Math.Pow(surface, rule["johnson_exponent"]),
            "muscle" => Muscle(rule, person),
            "fat" => Fat(rule, person),
            "lean" => person.MassKilograms - Fat(rule, person),
            "water" => Water(rule, person),
            "gfr" => (rule["gfr_0"] + rule["gfr_age"] * person.AgeYears) * surface,
            _ => throw new ArgumentException($"No scaling rule '{name}'.", nameof(name)),
        };
    }

    private static double BloodVolume(IReadOnlyDictionary<string, double> rule, Person person)
    {
        var height = person.HeightCentimeters / 100;
        var sex = person.Sex == Sex.Male ? "m" : "f";
        return rule[$"nadler_{sex}_h3"] * height * height * height + rule[$"nadler_{sex}_m"] * person.MassKilograms + rule[$"nadler_{sex}_0"];
    }

    private static double Water(IReadOnlyDictionary<string, double> rule, Person person) => person.Sex == Sex.Male
        ? rule["watson_m_0"] + rule["watson_m_age"] * person.AgeYears + rule["watson_m_h"] * person.HeightCentimeters + rule["watson_m_m"] * person.MassKilograms
        : rule["watson_f_0"] + rule["watson_f_h"] * person.HeightCentimeters + rule["watson_f_m"] * person.MassKilograms;

    // The rules are linear regressions; at the edges of the allowed persons they are kept inside the bounds of the table.
    private static double Muscle(IReadOnlyDictionary<string, double> rule, Person person)
    {
        var muscle = rule["lee_0"] + rule["lee_m"] * person.MassKilograms + rule["lee_h"] * person.HeightCentimeters / 100
            + rule["lee_age"] * person.AgeYears + (person.Sex == Sex.Male ? rule["lee_male"] : 0);
        return Math.Clamp(muscle, person.MassKilograms * rule["muscle_least"], person.MassKilograms * rule["muscle_most"]);
    }

    private static double Fat(IReadOnlyDictionary<string, double> rule, Person person)
    {
        var percent = rule["deurenberg_0"] + rule["deurenberg_bmi"] * person.BodyMassIndex + rule["deurenberg_age"] * person.AgeYears
            + (person.Sex == Sex.Male ? rule["deurenberg_male"] : 0);
        return person.MassKilograms * Math.Clamp(percent / 100, rule["fat_least"], rule["fat_most"]);
    }

    private static double RestingEnergy(IReadOnlyDictionary<string, double> rule, Person person) =>
        rule["mifflin_m"] * person.MassKilograms + rule["mifflin_h"] * person.HeightCentimeters + rule["mifflin_age"] * person.AgeYears
        + (person.Sex == Sex.Male ? rule["mifflin_male"] : rule["mifflin_female"]);
}
