namespace Nadir;

/// <summary>Stomach, two segments of small intestine and colon: transit, brush border, microbes, absorption, feces.</summary>
internal static class Absorption
{
    private static readonly string[] Vitamers = ["NMN", "NR", "NAM", "NA", "NAD"];

    /// <summary>Rate constant of NMN that passes the wall of the small intestine as it is; only a table that has it (the mouse's) makes the reaction.</summary>
    public const string IntactUptake = "ka_NMN";

    public static void Add(NetworkBuilder network, bool atRest, bool countsExcretion, bool takesUpIntact)
    {
        network
            .Reaction("diet_NAM", "-> NAM_st", "in_NAM")
            .Reaction("diet_NA", "-> NA_st", "in_NA");
        foreach (var vitamer in Vitamers)
        {
            network
                .Reaction($"emptying_{vitamer}", $"{vitamer}_st -> {vitamer}_si1", $"k_ge*{vitamer}_st")
                .Reaction($"transit1_{vitamer}", $"{vitamer}_si1 -> {vitamer}_si2", $"k_si*{vitamer}_si1")
                .Reaction($"transit2_{vitamer}", $"{vitamer}_si2 -> {vitamer}_co", $"k_si*{vitamer}_si2")
                .Reaction($"feces_{vitamer}", countsExcretion ? $"{vitamer}_co -> FEC" : $"{vitamer}_co ->", $"(k_co + k_mic)*{vitamer}_co");
        }

        foreach (var segment in new[] { "si1", "si2" })
        {
            network
                .Reaction($"NUDT_{segment}", $"NAD_{segment} -> NMN_{segment}", $"k_NADlum*NAD_{segment}")
                .Reaction($"CD73_{segment}", $"NMN_{segment} -> NR_{segment}", $"V_bb*NMN_{segment}/(K_bb + NMN_{segment}){Enzyme.Factor("CD73", atRest)}")
                .Reaction($"ENT_{segment}", $"NR_{segment} -> NR_gut", $"ka_NR*NR_{segment}")
                .Reaction($"BST1_{segment}", $"NR_{segment} -> NAM_{segment}", $"kd_NR*NR_{segment}")
                .Reaction($"absorb_NAM_{segment}", $"NAM_{segment} -> NAM_gut", $"ka_NAM*NAM_{segment}")
                .Reaction($"absorb_NA_{segment}", $"NA_{segment} -> NA_gut", $"ka_NA*NA_{segment}");
        }

        foreach (var segment in takesUpIntact ? new[] { "si1", "si2" } : [])
        {
            network.Reaction($"absorb_NMN_{segment}", $"NMN_{segment} -> NMN_p", $"{IntactUptake}*NMN_{segment}");
        }

        AddMicrobes(network, "si2", "f_si*", atRest);
        AddMicrobes(network, "co", "", atRest);
        network
            .Reaction("NUDT_co", "NAD_co -> NMN_co", "k_NADlum*NAD_co")
            .Reaction("CD73_co", "NMN_co -> NR_co", $"kh_co*NMN_co{Enzyme.Factor("CD73", atRest)}")
            .Reaction("PNP_co", "NR_co -> NAM_co", "kn_co*NR_co")
            .Reaction("absorb_NAM_co", "NAM_co -> NAM_liv", "ka_cNAM*NAM_co")
            .Reaction("absorb_NA_co", "NA_co -> NA_liv", "ka_cNA*NA_co")
            .Reaction("secretion_NAM", "NAM_p -> NAM_co", "CL_sec*NAM_p");
    }

    // Bacterial nicotinamidase (PncA) and NMN deamidase (PncC) share one capacity a site.
    private static void AddMicrobes(NetworkBuilder network, string site, string factor, bool atRest)
    {
        network.Assignment($"deamidation_{site}", $"{factor}V_dea/(K_dea + NAM_{site} + r_dN*(NMN_{site} + NR_{site})){Enzyme.Factor("microbes", atRest)}", "1/h");
        foreach (var (vitamer, affinity) in new[] { ("NAM", ""), ("NR", "r_dN*"), ("NMN", "r_dN*") })
        {
            network.Reaction($"deamidate_{vitamer}_{site}", $"{vitamer}_{site} -> NA_{site}", $"deamidation_{site}*{affinity}{vitamer}_{site}");
        }
    }
}
