namespace Nadir;

/// <summary>Radiation: damage, PARP1 that uses NAD⁺, its release from DBC1 by NAD⁺, repair; and telomeres.</summary>
/// <remarks>
/// Damage D (1 = background) raises the NAD⁺ use of PARP1 in every tissue; PARP1 bound to DBC1 is idle, NAD⁺ frees it; repair needs free PARP1 and NAD⁺.
/// The integral of excess damage over the damage done is the mean repair time. Telomeres shorten with cell turnover and damage; nothing in the model lengthens them.
/// </remarks>
internal static class DnaRepair
{
    private const string Saturation = "x_liv*(1 + dna_Km)/(x_liv + dna_Km)";
    private const string Freed = "(1 - dna_B)*(1 + dna_Kd)";

    public static Response Response { get; } = new(
        "dna-repair",
        "DNA repair",
        "dna_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.SignOnly, [Organism.Mouse] = ResponseEvidence.SignOnly },
        [],
        [new("dna_dose", 0, "dimensionless", "radiation, Gy", "radiation"), new("dna_at", 0, "h", "when, h after the start (above 0)", "radiation", IsStart: true)],
        [
            new("dna_D", "DNA damage", "fold"),
            new("dna_area", "repair time: integral of excess damage", "h"),
            new("dna_B", "PARP1 bound to DBC1", "share"),
            new("x_liv", "free NAD⁺ of the liver", "fold"),
            new("dna_T", "telomere length", "fold"),
        ],
        ["E6", "E7", "P6"],
        "The mouse study gives a direction. Whole-body radiation; the NAD⁺ of the liver stands for all cells. That telomeres of blood cells doubled in 90 days (before against after, no control) is implausible: nothing in the model lengthens them, and all that could be saved in that time is below 2 %.")
    {
        Reads = ["x_liv"],
        Build = builder =>
        {
            builder
                .State("dna_B", 0.5, "(dna_Kd/(dna_Kd + x_liv) - dna_B)/dna_tau_B")
                .State("dna_D", 1, $"ln(2)/dna_half*(1 - dna_D*act_PARP1*{Freed}*{Saturation})")
                .Pulse("dna_radiation", "dna_at", ("dna_D", "dna_D + dna_per_gray*dna_dose"))
                .Sum("dna_area", 0, "max(dna_D - 1, 0)", "h")
                .Sum("dna_T", 1, "-dna_telomere_loss*dna_D/dna_telomere");
            foreach (var tissue in Tissue.All)
            {
                builder.Gain($"PARP1_{tissue.Id}", "(1 + dna_burst*dna_D)/(1 + dna_burst)");
            }
        },
    };
}
