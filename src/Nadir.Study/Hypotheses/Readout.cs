namespace Nadir;

/// <summary>One measurement of one experiment: logarithm of a value over its baseline, as an assay sees it.</summary>
/// <param name="Experiment">Place of its experiment.</param>
/// <param name="Hour">Place of its sampling time.</param>
/// <param name="Matrix">"whole blood", "muscle biopsy" ...</param>
/// <param name="Analyte">Canonical analyte.</param>
/// <param name="Assay">Key of its rows in <c>body/assays.csv</c>.</param>
internal sealed record Readout(int Experiment, int Hour, string Matrix, string Analyte, string Assay)
{
    /// <summary>The readout that no assay in people gives: what a response sees (D6).</summary>
    public const string Drive = "SIRT1 drive";

    /// <summary>Every readout of a list of experiments.</summary>
    public static IReadOnlyList<Readout> All(IReadOnlyList<Experiment> experiments) =>
    [
        .. experiments.SelectMany((experiment, e) => experiment.Hours.SelectMany((_, h) => ObservationModel.All
            .Where(model => experiment.OldAge is null || model.Assay != "urine")
            .SelectMany(model => model.Analytes.Keys.Select(analyte => new Readout(e, h, model.Name, analyte, model.Assay))).Append(new Readout(e, h, "muscle", Drive, "drive")))),
    ];
}
