namespace Nadir;

/// <summary>Muscle mitochondria: SIRT1 to PGC-1α in hours, to mitochondrial mass in weeks; SIRT3 in the matrix in a day.</summary>
/// <remarks>
/// A = activity of PGC-1α, M = mass of mitochondria, Q = work of a unit of mass. In the mouse the sign is a rise; in people biopsies showed none, so there the
/// strength is zero as often as positive.
/// </remarks>
internal static class Mitochondria
{
    private static readonly ResponseDrive Nucleus = new("mus", "SIRT1");
    private static readonly ResponseDrive Matrix = new("mus", "SIRT3");

    public static Response Response { get; } = new(
        "mitochondria",
        "Mitochondria of muscle",
        "mit_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.SignOnly, [Organism.Mouse] = ResponseEvidence.SignOnly },
        [Nucleus, Matrix],
        [],
        [
            new("mit_A", "PGC-1α activity", "fold"),
            new("mit_M", "mitochondrial mass", "fold"),
            new("mit_capacity", "respiratory capacity", "fold"),
        ],
        ["E3", "E1"],
        "No size: mice gained at doses far above those of people, and biopsies of people showed no change.")
    {
        Build = builder =>
        {
            var (by1, by3) = builder.IsMouse ? ("mit_sirt1_mouse", "mit_sirt3_mouse") : ("mit_sirt1_human", "mit_sirt3_human");
            builder
                .State("mit_A", 1, $"(exp({by1}*{ResponseBuilder.Effect(Nucleus)}) - mit_A)/mit_tau_A")
                .State("mit_M", 1, "(mit_A - mit_M)/mit_tau_M")
                .State("mit_Q", 1, $"(exp({by3}*{ResponseBuilder.Effect(Matrix)}) - mit_Q)/mit_tau_Q")
                .Value("mit_capacity", "mit_M*mit_Q");
        },
    };
}
