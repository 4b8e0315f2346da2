namespace Nadir;

/// <summary>NR after absorption (PNP, NRK, plasma loss, uptake by muscle and kidney) and NMN in plasma (CD73, ecto-CD38).</summary>
internal static class Riboside
{
    public static void Add(NetworkBuilder network, bool atRest)
    {
        network.Reaction("NR_portal", "NR_gut -> NR_liv", "PS_NRe*NR_gut");
        foreach (var tissue in new[] { "gut", "liv" })
        {
            network
                .Reaction($"PNP_{tissue}", $"NR_{tissue} -> NAM_{tissue}", $"CL_pnp_{tissue}*NR_{tissue}{Enzyme.Factor("PNP", atRest)}")
                .Reaction($"NRK_{tissue}", $"NR_{tissue} -> NMN_{tissue}", $"CL_nrk_{tissue}*K_nrk*NR_{tissue}/(K_nrk + NR_{tissue}){Enzyme.Factor("NRK", atRest)}");
        }

        network
            .Reaction("NR_to_liver", "NR_p -> NR_liv", "(Q_p + Q_h)*NR_p")
            .Reaction("NR_from_liver", "NR_liv -> NR_p", "(Q_p + Q_h)*NR_liv")
            .Reaction("NMN_CD73", "NMN_p -> NR_p", $"V_c*k_NMNp*NMN_p{Enzyme.Factor("CD73", atRest)}")
            .Reaction("NMN_CD38", "NMN_p -> NAM_p", $"V_c*k_NMNp2*NMN_p{Enzyme.Factor("CD38", atRest)}")
            .Reaction("NR_loss", "NR_p -> NAM_p", "V_NRp*k_NRp*NR_p");
        foreach (var tissue in new[] { "mus", "kid" })
        {
            network
                .Reaction($"NRK_{tissue}", $"NR_p -> NMN_{tissue}", $"f_nrk*CL_NR_{tissue}*NR_p{Enzyme.Factor("NRK", atRest)}")
                .Reaction($"PNP_{tissue}", $"NR_p -> NAM_{tissue}", $"(1 - f_nrk)*CL_NR_{tissue}*NR_p{Enzyme.Factor("PNP", atRest)}");
        }
    }
}
