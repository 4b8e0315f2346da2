namespace Nadir;

/// <summary>Nicotinic acid to NAD⁺: NAPRT, then NaMN and NaAD as one pool (NaX), then NADSYN; de novo synthesis enters in the liver only.</summary>
internal static class PreissHandler
{
    public static void Add(NetworkBuilder network, bool atRest)
    {
        foreach (var (tissue, source) in new[] { ("gut", "NA_gut"), ("liv", "NA_liv"), ("kid", "NA_p"), ("res", "NA_p") })
        {
            network
                .Reaction($"NAPRT_{tissue}", $"{source} -> NaX_{tissue}", $"V_npt_{tissue}*{source}/(K_npt + {source}){Enzyme.Factor("NAPRT", atRest)}")
                .Reaction($"NADSYN_{tissue}", $"NaX_{tissue} -> NAD_{tissue}", Synthesis(tissue) + Enzyme.Factor("NADSYN", atRest));
        }

        network
            .Reaction("deNovo_liv", "-> NaX_liv", $"in_TRP{Enzyme.Factor("QPRT", atRest)}")
            .Reaction("glycine_liv", "NA_liv -> NUA_p", "V_gly*NA_liv/(K_gly + NA_liv)");
    }

    /// <summary>Rate of NADSYN, µmol/h: saturable in liver, where doses of nicotinic acid meet it, first order elsewhere.</summary>
    public static string Synthesis(string tissue) =>
        tissue == "liv" ? "V_liv*V_syn_liv*NaX_liv/(K_syn + NaX_liv)" : $"V_{tissue}*k_syn*NaX_{tissue}";
}
