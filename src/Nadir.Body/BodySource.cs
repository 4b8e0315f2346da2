namespace Nadir;

/// <summary>What a body is read from.</summary>
/// <param name="Organism">Whose body.</param>
/// <param name="Table">Numbers of the chemistry.</param>
/// <param name="Numbers">Numbers that are no symbol of the chemistry at rest: scaling, assays, inputs, hypotheses.</param>
/// <param name="ResponseTable">Numbers of responses; empty where that file is missing.</param>
/// <param name="Fit">The fit, or null.</param>
internal sealed record BodySource(
    Organism Organism, IReadOnlyList<BodyParameter> Table, IReadOnlyList<BodyParameter> Numbers, IReadOnlyList<BodyParameter> ResponseTable, Fit? Fit);
