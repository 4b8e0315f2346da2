namespace Nadir;

/// <summary>LDL, HDL and triglycerides in people, with the intervals of pooled trials; the result at 2 g a day apart.</summary>
/// <remarks>
/// One slow state that follows the liver. The pooled trials at 250 to 300 mg span zero. At 2 g a day one trial had a lower LDL; it is an output of its own, scaled at its own dose,
/// and is not mixed with the others.
/// </remarks>
internal static class Lipids
{
    private static readonly ResponseDrive Liver = new("liv", "SIRT1");

    public static Response Response { get; } = new(
        "lipids",
        "Lipids",
        "lip_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.Quantified },
        [Liver],
        [],
        [
            new("lip_ldl", "LDL cholesterol, change", "mg/dL"),
            new("lip_hdl", "HDL cholesterol, change", "mg/dL"),
            new("lip_tg", "triglycerides, change", "mg/dL"),
            new("lip_ldl_2g", "LDL by one trial at 2 g a day, change", "mg/dL"),
        ],
        ["O10"],
        "Average effects of trials; the one at 2 g was an exploratory outcome of 30 people.")
    {
        Build = builder => builder
            .State("lip_P", 0, $"({ResponseBuilder.Effect(Liver)} - lip_P)/lip_tau")
            .Value("lip_ldl", "lip_ldl_ref*lip_P")
            .Value("lip_hdl", "lip_hdl_ref*lip_P")
            .Value("lip_tg", "lip_tg_ref*lip_P")
            .Value("lip_ldl_2g", "lip_ldl_2g_ref*lip_P/(1 + resp_beyond)"),
    };
}
