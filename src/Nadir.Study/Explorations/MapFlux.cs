namespace Nadir;

/// <summary>One arrow of the pathway map.</summary>
/// <param name="From">Node that it leaves: "NAM", "NAD⁺" ...</param>
/// <param name="To">Node that it enters.</param>
/// <param name="Label">Enzyme or route.</param>
/// <param name="Flux">Net flux over the whole body, µmol/h.</param>
public sealed record MapFlux(string From, string To, string Label, double Flux);
