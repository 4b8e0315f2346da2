namespace Nadir;

/// <summary>
/// How a laboratory sees the body in one matrix. Trials do not measure states: every matrix has its own model, and a matrix without
/// one is not comparable.
/// </summary>
/// <param name="Name">For tables: "whole blood", "PBMC", ...</param>
/// <param name="Assay">Key of its rows in <c>body/assays.csv</c> (error, spread between people, scale).</param>
/// <param name="Unit">Unit of what it reads.</param>
/// <param name="AbsoluteScale">True when absolute values may be compared (with the scale's spread); false when only changes may.</param>
/// <param name="Analytes">What it can read, by canonical analyte name (see <see cref="Analyte"/>).</param>
public sealed record ObservationModel(
    string Name, string Assay, string Unit, bool AbsoluteScale, IReadOnlyDictionary<string, Measurement> Analytes)
{
    /// <summary>Every matrix that has a model.</summary>
    public static IReadOnlyList<ObservationModel> All { get; } =
        [WholeBlood.Model, Pbmc.Model, SerumKit.Model, Plasma.Model, Plasma.Serum, MuscleBiopsy.Model, PhosphorusSpectroscopy.Brain, PhosphorusSpectroscopy.Muscle, Urine.Model];

    /// <summary>The model of a matrix as a trial names it, or null: then it is not comparable.</summary>
    /// <param name="matrix">The trial's words, for example "serum" or "skeletal muscle".</param>
    /// <param name="analyte">Canonical analyte.</param>
    /// <param name="assay">The trial's assay, which tells a kit from mass spectrometry.</param>
    public static ObservationModel? For(string matrix, string analyte, string? assay)
    {
        var text = matrix.Trim().ToLowerInvariant();
        var isKit = assay is not null && assay.Contains("kit", StringComparison.OrdinalIgnoreCase);
        return text switch
        {
            "whole blood" or "venous whole blood" or "capillary blood" or "capillary/whole blood" or "whole blood (circulatory)" => WholeBlood.Model,
            "blood" => WholeBlood.Model,
            "pbmc" => Pbmc.Model,
            "serum" or "blood (serum)" when isKit && analyte.StartsWith("NAD", StringComparison.Ordinal) => SerumKit.Model,
            "plasma" when isKit && analyte.StartsWith("NAD", StringComparison.Ordinal) => SerumKit.Model,
            "serum" => Plasma.Serum,
            "plasma" => Plasma.Model,
            "skeletal muscle" or "muscle" => MuscleBiopsy.Model,
            "brain 31p-mrs" or "brain (7t 31p-mrsi)" or "brain (31p-mrs)" => PhosphorusSpectroscopy.Brain,
            "muscle (7t mrs)" or "muscle 31p-mrs" => PhosphorusSpectroscopy.Muscle,
            "urine" or "24-h urine" => Urine.Model,
            _ => null,
        };
    }
}
