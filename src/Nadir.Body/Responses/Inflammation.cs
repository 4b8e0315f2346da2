namespace Nadir;

/// <summary>NF-κB tone, secretion of senescent cells (SASP) and CD38 of immune cells: a closed loop, damped by SIRT1.</summary>
/// <remarks>
/// Burden of senescent cells grows with age; it raises NF-κB, NF-κB raises CD38 and the burden, CD38 uses NAD⁺, less NAD⁺ means less SIRT1 and more NF-κB.
/// Every factor is 1 in the adult of the reference age, so the chemistry of that adult is not changed.
/// </remarks>
internal static class Inflammation
{
    /// <summary>Age as a share: 0 at 20 years, 1 at 90 (mouse: 3 and 27 months).</summary>
    internal const string Age = "((resp_age - resp_age_young)/(resp_age_old - resp_age_young))";

    /// <summary>The same for the reference adult.</summary>
    internal const string ReferenceAge = "((resp_age_ref - resp_age_young)/(resp_age_old - resp_age_young))";

    private static readonly ResponseDrive Spleen = new("spl", "SIRT1");

    public static Response Response { get; } = new(
        "inflammation",
        "Inflammation",
        "inf_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.SignOnly, [Organism.Mouse] = ResponseEvidence.SignOnly },
        [Spleen],
        [
            new("inf_stress", 1, "dimensionless", "inflammatory stress from elsewhere, 1 = none"),
            new("inf_by_cd38", 0.5, "dimensionless", "share of the fall of NAD+ with age that CD38 explains (dispute D5): 0, 0.5 or 1"),
        ],
        [
            new("inf_N", "NF-κB tone", "fold"),
            new("inf_Z", "SASP burden", "fold"),
            new("inf_C", "CD38 activity", "fold"),
        ],
        ["E8", "P6"],
        "Loop strengths are assumed; trials in people were exploratory, so only the direction is given.")
    {
        Build = builder =>
        {
            // The table of the mouse has its own fall of NAD⁺ with age; the burden must not count it twice.
            var burden = builder.IsMouse ? "1" : $"(1 + inf_burden*{Age})/(1 + inf_burden*{ReferenceAge})";
            builder
                .State("inf_Z", 1, $"({burden}*inf_N^inf_loop - inf_Z)/inf_tau_Z")
                .State("inf_N", 1, $"(inf_stress*inf_Z*(1 + inf_damp)/(1 + inf_damp*act_SIRT1*{Spleen.Relative}) - inf_N)/inf_tau_N")
                .State("inf_C", 1, "(inf_N^(inf_cd38*inf_by_cd38) - inf_C)/inf_tau_C");
            foreach (var tissue in Tissue.All)
            {
                builder.Gain($"CD38_{tissue.Id}", "inf_C");
            }
        },
    };
}
