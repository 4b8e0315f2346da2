namespace Nadir;

/// <summary>
/// The NAD⁺ cycle of a tissue: NAMPT, NMNAT, binding, mitochondrial exchange and the consumers.
/// </summary>
/// <remarks>
/// Rest is anchored: pool and half-life give the turnover J0, and the capacity of NAMPT (VN) is what balances it, so that every
/// factor below is 1 at rest. NAMPT is limited by nicotinamide (K), by feedback of free NAD⁺ (phi, hfb) and by the supply of its other
/// substrate, PRPP (q_prpp): docs/decisions/0040-nampt.md. In the network at rest NAMPT is held at that balance, which gives resting nicotinamide and nicotinic
/// acid in one steady state; see <see cref="Body"/>.
/// </remarks>
internal static class Salvage
{
    public static void AddFunctions(NetworkBuilder network) => network
        .Function("freeNad", ["T", "fa", "kap"], "(T/fa - kap - (1/fa - 1)*(kap + 1) + sqrt((kap + (1/fa - 1)*(kap + 1) - T/fa)^2 + 4*kap*T/fa))/2")
        .Function("sat", ["x", "k"], "x*(1 + k)/(x + k)")
        .Function("inhibited", ["n", "n0", "K"], "(1 + n0/K)/(1 + n/K)")
        .Function("limited", ["v", "v0", "q"], "v*(1 + q)/(1 + q*v/v0)");

    public static void Add(NetworkBuilder network, Tissue tissue, bool atRest)
    {
        var i = tissue.Id;
        var nam = tissue.FreeNicotinamide;
        var cytosolic = tissue.HasMitochondria ? $"N0_{i}*(1 - m_{i})" : $"N0_{i}";
        network
            .Assignment($"J0_{i}", $"N0_{i}*ln(2)/(t_{i}*{tissue.SlowDown})", "uM/h")
            .Assignment($"x_{i}", $"freeNad(NAD_{i}/({cytosolic}), fa, kap)");
        var demand = $"VN_{i}*{nam}/({nam} + {tissue.NamptKm})*(1 + phi)/(1 + phi*x_{i}^hfb){Enzyme.Factor("NAMPT", atRest)}";
        var nampt = atRest ? $"V_{i}*J0_{i}{Deamidated(tissue)}" : $"V_{i}*limited({demand}, JN_{i}, q_prpp)";
        network.Reaction($"NAMPT_{i}", $"{nam} -> NMN_{i}", nampt);
        network.Reaction($"NMNAT_{i}", $"NMN_{i} -> NAD_{i}", $"V_{i}*k_nmnat*(NMN_{i} - fa*{cytosolic}*x_{i}/Q_nmnat){Enzyme.Factor("NMNAT", atRest)}");
        AddConsumers(network, tissue, atRest);
    }

    private static void AddConsumers(NetworkBuilder network, Tissue tissue, bool atRest)
    {
        var i = tissue.Id;
        var nam = tissue.FreeNicotinamide;
        string Inhibition(string ki) => atRest ? "1" : $"inhibited({nam}, NAM0_{i}, {ki})";
        var inMatrix = tissue.HasMitochondria ? "wM" : "0";
        var linear = i == "liv" ? "wL_liv" : "(1 - wS - wP - wC)";
        var saturable = i == "liv" ? "(1 - wL_liv)/(wS + wP + wC)" : "1";
        var flow = $"V_{i}*J0_{i}*(1 - {inMatrix})";
        network
            .Reaction($"SIRT1_{i}", $"NAD_{i} -> {nam}", $"{flow}*{saturable}*wS*sat(x_{i}, kS)*{Inhibition("KiS")}{Enzyme.Factor("SIRT1", atRest)}")
            .Reaction($"PARP1_{i}", $"NAD_{i} -> {nam}", $"{flow}*{saturable}*wP*sat(x_{i}, kP)*{Inhibition("KiP")}{Enzyme.Factor("PARP1", atRest)}")
            .Reaction($"CD38_{i}", $"NAD_{i} -> {nam}", $"{flow}*{saturable}*wC*sat(x_{i}, kC)*{Inhibition("KiC")}{Enzyme.Factor("CD38", atRest)}")
            .Reaction($"residual_{i}", $"NAD_{i} -> {nam}", $"{flow}*{linear}*x_{i}");
        if (tissue.HasMitochondria)
        {
            network
                .Assignment($"xm_{i}", $"NADm_{i}/(N0_{i}*m_{i})")
                .Reaction($"SLC25A51_{i}", $"NAD_{i} -> NADm_{i}", $"V_{i}*(kx_mito*N0_{i}*m_{i}*(x_{i} - xm_{i}) + J0_{i}*wM*x_{i}){Enzyme.Factor("SLC25A51", atRest)}")
                .Reaction($"SIRT3_{i}", $"NADm_{i} -> {nam}", $"V_{i}*J0_{i}*wM*sat(xm_{i}, kS)*{Inhibition("KiS")}{Enzyme.Factor("SIRT3", atRest)}");
        }
    }

    // What NADSYN already delivers, so that NAMPT at rest makes the remainder.
    private static string Deamidated(Tissue tissue) => tissue.PreissHandler ? $" - {PreissHandler.Synthesis(tissue.Id)}" : "";
}
