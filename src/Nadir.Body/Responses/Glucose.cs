namespace Nadir;

/// <summary>Glucose and insulin in people: a minimal model with insulin sensitivity that NAD⁺ may raise.</summary>
/// <remarks>
/// A minimal model: glucose G with effectiveness and insulin sensitivity, insulin I that follows a power of glucose, a gut for the drink of a tolerance test. Slow state P
/// raises insulin sensitivity by glu_effect, whose prior lies between the clamp within one arm (+25 %) and the null of the pooled trials, and has both inside. Clamp: glucose that has to be infused at a fixed insulin.
/// </remarks>
internal static class Glucose
{
    private static readonly ResponseDrive Muscle = new("mus", "SIRT1");
    private const string Sensitivity = "glu_SI*(1 + glu_effect*glu_P)";

    public static Response Response { get; } = new(
        "glucose",
        "Glucose",
        "glu_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.Quantified },
        [Muscle],
        [new("glu_drink", 0, "dimensionless", "glucose drunk, g (75 in a tolerance test)"), new("glu_at", 0, "h", "when, h after the start (above 0)")],
        [
            new("glu_G", "glucose", "mg/dL"),
            new("glu_I", "insulin", "µU/mL"),
            new("glu_homa", "HOMA-IR", "index"),
            new("glu_hba1c", "HbA1c of this mean glucose", "%"),
            new("glu_clamp", "glucose infused in a clamp, change", "%"),
            new("glu_area", "glucose area, 2 h after the drink", "mg/dL h"),
        ],
        ["O9"],
        "One reference adult; the beta cell is a curve without early release, so a tolerance test shows directions and rough sizes only.")
    {
        Build = builder => builder
            .State("glu_P", 0, $"({ResponseBuilder.Effect(Muscle)} - glu_P)/glu_tau_P")
            .State("glu_gut", 0, "-glu_ka*glu_gut")
            .State("glu_G", 100, $"(glu_EG0 + glu_SI*glu_Ib)*glu_Gb + glu_ka*glu_gut - (glu_EG0 + {Sensitivity}*glu_I)*glu_G")
            .State("glu_I", 10, "glu_kI*(glu_Ib*(glu_G/glu_Gb)^glu_power - glu_I)")
            .Flag("glu_meter", 0)
            .Sum("glu_area", 0, "glu_meter*glu_G", "h")
            .Pulse("glu_drunk", "glu_at", ("glu_gut", "glu_gut + glu_drink*1000/glu_V"), ("glu_meter", "1"))
            .Pulse("glu_read", "glu_at + glu_test", ("glu_meter", "0"))
            .Value("glu_homa", "glu_G*glu_I/glu_homa_scale")
            .Value("glu_hba1c", "(glu_G + glu_a1c_0)/glu_a1c_slope")
            .Value("glu_clamp", $"100*({Sensitivity}*glu_clamp_I - glu_SI*glu_Ib)/(glu_SI*(glu_clamp_I - glu_Ib)) - 100"),
    };
}
