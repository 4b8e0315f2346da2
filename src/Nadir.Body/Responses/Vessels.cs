namespace Nadir;

/// <summary>Arteries: superoxide, dilation, stiffness in the mouse; blood pressure in people.</summary>
/// <remarks>
/// Mouse: superoxide R rises with age and falls by the share that the drive scavenges; stiffness K follows R over weeks. Dilation is linear in R
/// (three points of de Picciotto 2016 lie on one line), pulse-wave velocity is a power of the elastic modulus (Moens and Korteweg, exponent from young and old).
/// Human: one slow state, scaled by the pooled effect on pressure, which spans zero.
/// </remarks>
internal static class Vessels
{
    private static readonly ResponseDrive Endothelium = new("res", "SIRT1");

    public static Response Response { get; } = new(
        "vessels",
        "Vessels",
        "ves_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.Quantified, [Organism.Mouse] = ResponseEvidence.Quantified },
        [Endothelium],
        [
            new("ves_tempol", 0, "dimensionless", "scavenger of superoxide in the bath: 0 = none, 1 = all above the young level"),
        ],
        [
            new("ves_edd", "endothelium-dependent dilation", "%", Organism.Mouse),
            new("ves_noedd", "dilation by nitric oxide", "%", Organism.Mouse),
            new("ves_R", "aortic superoxide over young", "fold", Organism.Mouse),
            new("ves_modulus", "elastic modulus of the aorta", "kPa", Organism.Mouse),
            new("ves_pwv", "aortic pulse-wave velocity", "cm/s", Organism.Mouse),
            new("ves_dbp", "diastolic pressure, change", "mmHg", Organism.Human),
            new("ves_sbp", "systolic pressure, change", "mmHg", Organism.Human),
        ],
        ["O2"],
        "Effects on pressure are those that trials showed on average, spread over dose by an assumed shape; one person's change is not predicted, atherosclerosis not modelled.")
    {
        Build = builder =>
        {
            var effect = ResponseBuilder.Effect(Endothelium);
            if (builder.IsMouse)
            {
                builder
                    .State("ves_R", 1, $"(1 + (ves_ros_old - 1)*{Inflammation.Age}*(1 - ves_scavenged*{effect}) - ves_R)/ves_tau_R")
                    .State("ves_K", 1, "(1 + ves_stiffening*(ves_R - 1) - ves_K)/ves_tau_K")
                    .Value("ves_seen", "ves_R - 1 - ves_tempol*max(ves_R - 1, 0)")
                    .Value("ves_edd", "ves_edd_young - ves_edd_loss*ves_seen")
                    .Value("ves_noedd", "ves_noedd_young - ves_noedd_loss*ves_seen")
                    .Value("ves_modulus", "ves_modulus_young*ves_K", "kPa")
                    .Value("ves_pwv", "ves_pwv_young*ves_K^ves_moens", "cm/s");
                return;
            }

            builder
                .State("ves_P", 0, $"({effect} - ves_P)/ves_tau_P")
                .Value("ves_dbp", "ves_dbp_ref*ves_P")
                .Value("ves_sbp", "ves_sbp_ref*ves_P");
        },
    };
}
