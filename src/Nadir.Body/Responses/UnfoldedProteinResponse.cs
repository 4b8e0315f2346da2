namespace Nadir;

/// <summary>Mitochondrial unfolded-protein response through ATF4 in Alzheimer mice.</summary>
/// <remarks>
/// S = protein stress of mitochondria, A = ATF4, U = chaperones and proteases, G = harm (protein toxicity). The drive raises ATF4; without atf4 it does nothing. Amyloid is not an output: the studies contradict
/// each other on it.
/// </remarks>
internal static class UnfoldedProteinResponse
{
    private static readonly ResponseDrive Brain = new("bra", "SIRT1");

    public static Response Response { get; } = new(
        "unfolded-protein",
        "Mitochondrial unfolded-protein response",
        "upr_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Mouse] = ResponseEvidence.SignOnly },
        [Brain],
        [
            new("upr_stress", 1, "dimensionless", "protein load of mitochondria over normal, above 1 in the disease"),
            new("upr_atf4", 1, "dimensionless", "ATF4: 1 = normal, 0 = knocked out"),
        ],
        [
            new("upr_A", "ATF4", "fold"),
            new("upr_U", "chaperones and proteases of mitochondria", "fold"),
            new("upr_S", "protein stress", "fold"),
            new("upr_G", "protein toxicity", "fold"),
        ],
        ["E2"],
        "Disease models of the mouse; nothing of it was measured in people on NMN.")
    {
        Build = builder => builder
            .State("upr_A", 1, $"(upr_atf4*upr_S^upr_sense*exp(upr_sirt1*{ResponseBuilder.Effect(Brain)}) - upr_A)/upr_tau_A")
            .State("upr_U", 1, "((1 + upr_gain*upr_A)/(1 + upr_gain) - upr_U)/upr_tau_U")
            .State("upr_S", 1, "(upr_stress - upr_S*upr_U)/upr_tau_S")
            .State("upr_G", 1, "(upr_S - upr_G)/upr_tau_G"),
    };
}
