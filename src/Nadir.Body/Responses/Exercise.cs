namespace Nadir;

/// <summary>Training and NMN: capillaries and mitochondria to oxygen uptake, threshold and walk; the oxidant pulse of a bout.</summary>
/// <remarks>
/// C = capillaries, M = mitochondria, each moved by training and by the drive; oxygen uptake is a weighted sum of both. W = walk. H = oxidants of one bout, cleared by
/// superoxide dismutase that SIRT3 makes more active. In people the effect of NMN on maximal uptake is centered on zero.
/// </remarks>
internal static class Exercise
{
    private static readonly ResponseDrive Nucleus = new("mus", "SIRT1");
    private static readonly ResponseDrive Matrix = new("mus", "SIRT3");

    public static Response Response { get; } = new(
        "exercise",
        "Exercise",
        "exe_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.Quantified },
        [Nucleus, Matrix],
        [
            new("exe_training", 0, "dimensionless", "training: 0 = none, 1 = the program of trials (three times a week or more)", "training"),
            new("exe_bout", 0, "dimensionless", "oxidants of a bout over rest"),
            new("exe_at", 0, "h", "when the bout is, h after the start (above 0)"),
        ],
        [
            new("exe_vo2", "maximal oxygen uptake, change", "mL/kg/min"),
            new("exe_threshold", "uptake at ventilatory threshold, change", "mL/kg/min"),
            new("exe_walk", "six-minute walk, change", "m"),
            new("exe_H", "oxidants of muscle over rest", "fold"),
        ],
        ["O6"],
        "Average effects of trials. The width around no effect on uptake is assumed, since the trials printed no interval.")
    {
        Build = builder => builder
            .State("exe_C", 1, $"(1 + exe_cap_training*exe_training + exe_cap_nmn*{ResponseBuilder.Effect(Nucleus)} - exe_C)/exe_tau_C")
            .State("exe_M", 1, $"(1 + exe_mito_training*exe_training + exe_mito_nmn*{ResponseBuilder.Effect(Nucleus)} - exe_M)/exe_tau_M")
            .State("exe_W", 0, $"({ResponseBuilder.Effect(Nucleus)} - exe_W)/exe_tau_C")
            .State("exe_H", 1, $"(1 - exe_H)*(1 + exe_sod*{ResponseBuilder.Effect(Matrix)})/exe_tau_H")
            .Pulse("exe_session", "exe_at", ("exe_H", "exe_H + exe_bout"))
            .Value("exe_supply", "exe_weight*(exe_C - 1) + (1 - exe_weight)*(exe_M - 1)")
            .Value("exe_vo2", "exe_vo2_rest*exe_supply")
            .Value("exe_threshold", "exe_vt_share*exe_vo2_rest*(exe_M - 1)")
            .Value("exe_walk", "exe_walk_ref*exe_W + exe_walk_training*exe_supply/(exe_weight*exe_cap_training + (1 - exe_weight)*exe_mito_training)"),
    };
}
