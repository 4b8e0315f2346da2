namespace Nadir;

/// <summary>What a body is read from.</summary>
/// <param name="Organism">Whose body.</param>
/// <param name="Table">Numbers of the chemistry.</param>
/// <param name="Rules">Numbers of scaling, which every run reads.</param>
/// <param name="Settings">Numbers of assays, inputs, redox and hypotheses, which no run reads that does not ask for them.</param>
/// <param name="ResponseTable">Numbers of responses; empty where that file is missing.</param>
/// <param name="Fit">The fit, or null.</param>
/// <param name="Posterior">The posterior sample around the fit, or null.</param>
internal sealed record BodySource(
    Organism Organism, IReadOnlyList<BodyParameter> Table, IReadOnlyList<BodyParameter> Rules, IReadOnlyList<BodyParameter> Settings, IReadOnlyList<BodyParameter> ResponseTable, Fit? Fit, Posterior? Posterior)
{
    /// <summary>Numbers that are no symbol of the chemistry at rest.</summary>
    public IEnumerable<BodyParameter> Numbers => Rules.Concat(Settings);
}
