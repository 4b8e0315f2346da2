namespace Nadir;

/// <summary>A sirtuin of a tissue that drives a response.</summary>
/// <param name="Tissue">Short id of the tissue, as in <c>NAD_mus</c>.</param>
/// <param name="Enzyme">SIRT1 (cytosol and nucleus) or SIRT3 (mitochondria).</param>
/// <param name="IsFast">Whether it acts at once, for what happens within minutes; else what the sirtuin deacetylates averages over about a day.</param>
public sealed record ResponseDrive(string Tissue, string Enzyme, bool IsFast = false)
{
    /// <summary>Symbol of the drive: 0 = own rest, 1 = as on the reference regimen of the species.</summary>
    public string Symbol => IsFast ? $"u_now_{Tissue}_{Enzyme}" : $"u_{Tissue}_{Enzyme}";

    /// <summary>Symbol of the pool or flux over its value in the reference adult at rest.</summary>
    public string Relative => $"d_{Tissue}_{Enzyme}";

    /// <summary>Symbol of the same over about a day: the state of what the sirtuin deacetylates.</summary>
    public string Average => $"s_{Tissue}_{Enzyme}";

    internal string Rest => $"d0_{Tissue}_{Enzyme}";

    internal string Reference => $"dref_{Tissue}_{Enzyme}";

    internal string RestingFlux => $"f0_{Tissue}_{Enzyme}";

    internal string Reaction => $"{Enzyme}_{Tissue}";

    internal string Pool => Enzyme == "SIRT3" ? $"xm_{Tissue}" : $"x_{Tissue}";
}
