namespace Nadir;

/// <summary>
/// Red cells: NAD⁺ from nicotinic acid (NAPRT, NADSYN) and from nicotinamide (NAMPT, NMNAT), lost slowly by first order. They hold
/// most of the NAD⁺ of whole blood and set its time scale of days.
/// </summary>
/// <remarks>
/// At rest nicotinic acid makes the share psi, as long as plasma holds enough of it (NA_least); nicotinamide makes the remainder.
/// </remarks>
internal static class RedCells
{
    public static void Add(NetworkBuilder network, bool atRest)
    {
        network
            .Assignment("J0_r", "N0_r*ln(2)/(24*t_rbc)", "uM/h")
            .Reaction("NA_exchange_r", "NA_p -> NA_r", "V_r*k_xrN*(NA_p - NA_r)")
            .Reaction("NAM_exchange_r", "NAM_p -> NAM_r", "V_r*k_xr*(NAM_p - NAM_r)")
            .Reaction("NAPRT_r", "NA_r -> NaX_r", atRest ? "V_r*psi*J0_r*NA_r/(NA_r + NA_least)" : "V_r*VNA_r*NA_r/(NA_r + K_nptr)*act_NAPRT")
            .Reaction("NAMPT_r", "NAM_r -> NMN_r", atRest ? "V_r*J0_r - V_r*k_synr*NaX_r" : "V_r*limited(VNM_r*NAM_r/(NAM_r + K_nmtr)*act_NAMPT, JNM_r, q_prpp)")
            .Reaction("NADSYN_r", "NaX_r -> NAD_r", $"V_r*k_synr*NaX_r{Enzyme.Factor("NADSYN", atRest)}")
            .Reaction("NMNAT_r", "NMN_r -> NAD_r", $"V_r*k_nmnat_rbc*(NMN_r - NAD_r/Q_nmnat_rbc){Enzyme.Factor("NMNAT", atRest)}")
            .Reaction("use_r", "NAD_r -> NAM_r", "V_r*J0_r*NAD_r/N0_r");
    }
}
