namespace Nadir;

/// <summary>How NMN enters, and by which route it raises NAD⁺ (D1 to D3).</summary>
internal static class UptakeHypotheses
{
    private static readonly string[] Segments = ["si1", "si2"];

    public static IReadOnlyList<Hypothesis> All { get; } =
    [
        new("slc12a8", "D1", "Does Slc12a8 carry NMN whole into cells of the small intestine?",
        [
            new("off", "NMN becomes NR at the brush border before it enters."),
            new("on", "A saturable transporter carries NMN from the lumen of the small intestine into its cells.") { Adds = AddTransporter, Symbols = ["slc_V", "slc_K", "slc_lumen"] },
        ]),
        new("intact", "D2", "Does swallowed NMN reach blood intact?",
        [
            new("clipped", "None: what is swallowed reaches blood as NR, NAM and NA."),
            new("intact", "A small share crosses the wall of the small intestine whole and is clipped in plasma.") { Adds = AddIntact, Symbols = ["ka_NMN"] },
        ]),
        new("route", "D3", "By which route does an oral precursor raise NAD⁺ of blood?",
        [
            new("microbes", "Gut microbes make nicotinic acid, which red cells use (NaMN and NaAD rise)."),
            new("kinase", "Red cells phosphorylate NR; microbes hardly matter. The size is set so that the rise of blood NAD⁺ on a training dose is the same.")
            {
                Adds = AddKinase, Symbols = ["nrk_r"], Moves = SilenceMicrobes, MatchedBy = "nrk_r",
            },
            new("base exchange", "As kinase, and CD38 swaps the base of NMN for nicotinic acid in liver and red cells, so that NaMN and NaAD rise without microbes.")
            {
                Adds = (network, atRest) =>
                {
                    AddKinase(network, atRest);
                    AddExchange(network, atRest);
                },
                Symbols = ["nrk_r", "bx_k"], Moves = SilenceMicrobes, MatchedBy = "nrk_r",
            },
        ]),
    ];

    private static void AddTransporter(NetworkBuilder network, bool atRest)
    {
        foreach (var segment in Segments)
        {
            network.Reaction($"SLC12A8_{segment}", $"NMN_{segment} -> NMN_gut", $"slc_V*NMN_{segment}/(slc_K*slc_lumen + NMN_{segment})");
        }
    }

    private static void AddIntact(NetworkBuilder network, bool atRest)
    {
        foreach (var segment in Segments)
        {
            network.Reaction($"intact_{segment}", $"NMN_{segment} -> NMN_p", $"ka_NMN*NMN_{segment}");
        }
    }

    private static void AddKinase(NetworkBuilder network, bool atRest) =>
        network.Reaction("NRK_r", "NR_p -> NMN_r", $"nrk_r*K_nrk*NR_p/(K_nrk + NR_p){Enzyme.Factor("NRK", atRest)}");

    private static void AddExchange(NetworkBuilder network, bool atRest)
    {
        foreach (var (cell, size) in new[] { ("r", "V_r"), ("liv", "V_liv") })
        {
            network.Reaction($"exchange_{cell}", $"NMN_{cell} + NA_{cell} -> NaX_{cell} + NAM_{cell}", $"{size}*bx_k*NMN_{cell}*NA_{cell}{Enzyme.Factor("CD38", atRest)}");
        }
    }

    private static void SilenceMicrobes(Dictionary<string, double> values, IReadOnlyDictionary<string, double> rules) => values["V_dea"] *= rules["route.microbes"];
}
