namespace Nadir;

/// <summary>Disputes about what a measurement means; they leave the chemistry as it is (D4, D6, D8, D9).</summary>
internal static class ReadingHypotheses
{
    public static IReadOnlyList<Hypothesis> All { get; } =
    [
        new("blood", "D4", "Does NAD⁺ of blood tell what tissues do?",
        [
            new("own", "Red cells are a reservoir of their own; every tissue follows its own chemistry."),
            new("marker", "NAD⁺ of every tissue rises as that of whole blood does: tissue readings follow blood.") { Reading = TissueReading.LikeBlood, IsReadingOnly = true },
        ]),
        new("drive", "D6", "Do responses follow the pool of NAD⁺ or the flux through the enzymes that use it?",
        [
            new("pool", "A response sees free NAD⁺ over rest."),
            new("flux", "A response sees the NAD⁺ that SIRT1 uses, over rest; it can change while the pool does not.") { IsReadingOnly = true },
        ]),
        new("effect", "D8", "Does a precursor change anything beyond blood?",
        [
            new("model", "What the chemistry says."),
            new("none", "No effect: NAD⁺ of every tissue stays as before, whatever blood does.") { Reading = TissueReading.Unchanged, IsReadingOnly = true },
        ]),
        new("interest", "D9", "Do commercial ties bend results?",
        [
            new("as reported", "Reported values weigh as their assay does."),
            new("widened", "The error of a trial mean is widened by what industry ties do to results: measurements then tell less.") { IsReadingOnly = true },
        ]),
    ];
}
