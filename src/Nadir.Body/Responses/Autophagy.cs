namespace Nadir;

/// <summary>Autophagy: initiation, LC3-II, p62, aggregates, with flux kept apart from the level of LC3-II.</summary>
/// <remarks>
/// LC3-II is made by initiation and lost through the lysosome, so the level rises both when more is started and when less is cleared; flux is what the lysosome takes.
/// Bafilomycin stops the lysosome (aut_lysosome = 0): the rise of LC3-II from then on measures flux. The evidence has both signs, and both are drawn.
/// </remarks>
internal static class Autophagy
{
    private static readonly ResponseDrive Liver = new("liv", "SIRT1");

    public static Response Response { get; } = new(
        "autophagy",
        "Autophagy",
        "aut_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Mouse] = ResponseEvidence.SignOnly },
        [Liver],
        [
            new("aut_lysosome", 1, "dimensionless", "work of lysosomes, 1 = normal"),
            new("aut_at", 0, "h", "when bafilomycin is given, h after the start (above 0)"),
        ],
        [
            new("aut_I", "initiation", "fold"),
            new("aut_flux", "flux through the lysosome", "fold"),
            new("aut_L", "LC3-II level", "fold"),
            new("aut_P", "p62 level", "fold"),
            new("aut_G", "aggregates", "fold"),
        ],
        ["E5"],
        "What was shown is deacetylation of ATG proteins, in cells. The direction under NMN differs between models.")
    {
        Build = builder => builder
            .Flag("aut_V", 1)
            .Pulse("aut_bafilomycin", "aut_at", ("aut_V", "0"))
            .Value("aut_work", "aut_V*aut_lysosome")
            .State("aut_I", 1, $"(exp(aut_sirt1*{ResponseBuilder.Effect(Liver)}) - aut_I)/aut_tau_I")
            .State("aut_L", 1, "(aut_I - aut_work*aut_L)/aut_tau_L")
            .Value("aut_flux", "aut_work*aut_L")
            .State("aut_P", 1, "(1 - aut_flux*aut_P)/aut_tau_P")
            .State("aut_G", 1, "(1 - aut_flux*aut_G)/aut_tau_G"),
    };
}
