namespace Nadir;

/// <summary>NAMPT outside cells (eNAMPT, in vesicles from fat, liver and brain) as a hypothesis: it adds to NAMPT of distant tissues and falls with age.</summary>
/// <remarks>
/// Off by default (ena_on = 0); on, the brain and the rest of the body (retina, pancreas) make part of their NMN by eNAMPT, whose amount falls with age.
/// </remarks>
internal static class ExtracellularNampt
{
    public static Response Response { get; } = new(
        "enampt",
        "Extracellular NAMPT",
        "ena_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.SignOnly, [Organism.Mouse] = ResponseEvidence.SignOnly },
        [],
        [
            new("ena_on", 0, "dimensionless", "hypothesis: 0 = off, 1 = eNAMPT feeds brain and rest of the body"),
            new("ena_adipose", 1, "dimensionless", "release by adipose tissue over normal"),
            new("ena_liver", 1, "dimensionless", "release by the liver over normal"),
            new("ena_brain", 1, "dimensionless", "release by the brain over normal"),
        ],
        [new("ena_E", "eNAMPT in plasma", "fold"), new("x_bra", "free NAD⁺ of the brain", "fold"), new("x_res", "free NAD⁺ of the rest of the body", "fold")],
        ["P2"],
        "How much of a tissue's NMN comes from eNAMPT is not known; the share is drawn over two decades.")
    {
        Reads = ["x_bra", "x_res"],
        Build = builder => builder
            .Value("ena_released", "ena_from_adipose*ena_adipose + ena_from_liver*ena_liver + (1 - ena_from_adipose - ena_from_liver)*ena_brain")
            .State("ena_E", 1, $"(act_NAMPT*ena_released*(1 - ena_loss*{Inflammation.Age})/(1 - ena_loss*{Inflammation.ReferenceAge}) - ena_E)/ena_tau")
            .Gain("NAMPT_bra", "(1 + ena_on*ena_share*(ena_E - 1))")
            .Gain("NAMPT_res", "(1 + ena_on*ena_share*(ena_E - 1))"),
    };
}
