namespace Nadir;

/// <summary>What leaves: NNMT, aldehyde oxidase, N-oxide, and the kidney.</summary>
internal static class Clearance
{
    public static void Add(NetworkBuilder network, bool atRest, bool countsExcretion)
    {
        // Where a steady state is wanted, what leaves is not counted.
        string Out(string pool) => countsExcretion ? pool : "";
        network
            .Reaction("NNMT", "NAM_liv -> MeNAM_liv", $"CL_nnmt*K_nnmt*NAM_liv/(NAM_liv + K_nnmt*(1 + MeNAM_liv/Ki_nnmt)){Enzyme.Factor("NNMT", atRest)}")
            .Reaction("CYP2E1", $"NAM_liv -> {Out("U_NOX")}", "CL_nox*NAM_liv")
            .Assignment("aox", $"CL_aox*K_aox*MeNAM_liv/(K_aox + MeNAM_liv){Enzyme.Factor("AOX", atRest)}", "umol/h")
            .Reaction("AOX_2PY", "MeNAM_liv -> PY2_liv", "(1 - f_4PY)*aox")
            .Reaction("AOX_4PY", "MeNAM_liv -> PY4_liv", "f_4PY*aox");
        foreach (var (metabolite, exchange) in new[] { ("MeNAM", "PS_xM"), ("PY2", "PS_x2"), ("PY4", "PS_x2") })
        {
            network
                .Reaction($"{metabolite}_out", $"{metabolite}_liv -> {metabolite}_p", $"PS_Me*({metabolite}_liv - {metabolite}_p)")
                .Reaction($"{metabolite}_spread", $"{metabolite}_p -> {metabolite}_x", $"{exchange}*({metabolite}_p - {metabolite}_x)");
        }

        network
            .Reaction("renal_MeNAM", $"MeNAM_p -> {Out("U_MeNAM")}", "CL_rMe*MeNAM_p")
            .Reaction("renal_2PY", $"PY2_p -> {Out("U_2PY")}", "CL_r2*PY2_p")
            .Reaction("renal_4PY", $"PY4_p -> {Out("U_4PY")}", "CL_r4*PY4_p")
            .Reaction("renal_NUA", $"NUA_p -> {Out("U_NUA")}", "CL_NUA*NUA_p")
            .Reaction("renal_NA", $"NA_p -> {Out("U_NA")}", "CL_rNA*NA_p^2/(K_rNA + NA_p)")
            .Reaction("renal_NAM", $"NAM_p -> {Out("U_NAM")}", "CL_rNAM*NAM_p^2/(K_rNAM + NAM_p)");
    }
}
