namespace Nadir;

/// <summary>Operating characteristics of a planned trial.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Options">How they were found.</param>
/// <param name="Contrasts">Every contrast of every analysis, in order.</param>
/// <param name="Sought">Those among them that curves, sample size and assurance are about: of primary analyses, or all where none is primary; of known size.</param>
/// <param name="Curves">One an axis.</param>
/// <param name="Choices">Endpoints and days, best first.</param>
/// <param name="FailedDraws">Draws of the body that could not be run.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="Provenance">What it was made from.</param>
public sealed record PowerResult(
    VirtualTrial Trial, PowerOptions Options, IReadOnlyList<ContrastPower> Contrasts, IReadOnlyList<int> Sought, IReadOnlyList<PowerCurve> Curves, IReadOnlyList<MeasureChoice> Choices, int FailedDraws,
    IReadOnlyList<string> Notes, Provenance Provenance);
