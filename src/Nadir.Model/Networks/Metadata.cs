namespace Nadir;

/// <summary>What a file says about a part of a model besides its mathematics; kept for writing.</summary>
/// <param name="Name">Name for people, or null.</param>
/// <param name="MetaId">XML id that annotations refer to, or null.</param>
/// <param name="SboTerm">Term of the Systems Biology Ontology such as <c>SBO:0000176</c>, or null.</param>
/// <param name="Notes">XML of the notes, or null.</param>
/// <param name="Annotation">XML of the annotation (MIRIAM and others), or null.</param>
public sealed record Metadata(string? Name, string? MetaId, string? SboTerm, string? Notes, string? Annotation)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Name is null && MetaId is null && SboTerm is null && Notes is null && Annotation is null;
}
