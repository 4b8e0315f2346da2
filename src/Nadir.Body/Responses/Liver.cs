namespace Nadir;

/// <summary>Liver under alcohol: NADH load, SIRT3 and superoxide dismutase, fat, injury (ALT), scarring.</summary>
/// <remarks>
/// S = superoxide dismutase that SIRT3 keeps active, lowered by the NADH load of ethanol (saturable, as the redox shift of the body; 1 at 1 g/L); F = fat, J = ALT over normal, B = scar. The drive prevents a share of the
/// rise of ALT: the two mouse studies found all of it and none of it, and the prior has both inside. Human: ALT against placebo, pooled, spans zero.
/// </remarks>
internal static class Liver
{
    private static readonly ResponseDrive Matrix = new("liv", "SIRT3");

    public static Response Response { get; } = new(
        "liver",
        "Liver",
        "hep_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.Quantified, [Organism.Mouse] = ResponseEvidence.Quantified },
        [Matrix],
        [new("hep_ethanol", 0, "dimensionless", "ethanol in blood, g/L, day after day", "ethanol")],
        [
            new("hep_S", "superoxide dismutase over normal", "fold", Organism.Mouse),
            new("hep_F", "liver fat over normal", "fold", Organism.Mouse),
            new("hep_J", "ALT over normal", "fold", Organism.Mouse),
            new("hep_B", "scar over normal", "fold", Organism.Mouse),
            new("hep_prevented", "share of the rise of ALT that is prevented", "share", Organism.Mouse),
            new("hep_alt", "ALT, change", "U/L", Organism.Human),
        ],
        ["O5"],
        "Sizes of the ethanol effects are assumed; of the mouse only the share prevented rests on results. Human: people without alcohol injury.")
    {
        Build = builder =>
        {
            var effect = ResponseBuilder.Effect(Matrix);
            if (!builder.IsMouse)
            {
                builder.State("hep_P", 0, $"({effect} - hep_P)/hep_tau_J").Value("hep_alt", "hep_alt_ref*hep_P");
                return;
            }

            builder
                .Value("hep_load", $"(1 + hep_half)*hep_ethanol/(hep_ethanol + hep_half)*max(1 - hep_share*{effect}, 0)")
                .State("hep_S", 1, "(1/(1 + hep_sod*hep_load) - hep_S)/hep_tau_S")
                .State("hep_F", 1, "(1 + hep_fat*hep_load - hep_F)/hep_tau_F")
                .State("hep_J", 1, "(1 + hep_injury*(1/hep_S - 1)/hep_sod - hep_J)/hep_tau_J")
                .State("hep_B", 1, "(1 + hep_scar*(hep_J - 1) - hep_B)/hep_tau_B")
                .Value("hep_prevented", "1 - (hep_J - 1)/hep_injury");
        },
    };
}
