namespace Nadir;

/// <summary>How people are given to arms.</summary>
public enum RandomizationKind
{
    /// <summary>Each by chance: arms end with sizes that differ.</summary>
    Simple,

    /// <summary>In permuted blocks, the smallest that holds the ratio of the arms twice: arms end with their planned sizes.</summary>
    Block,

    /// <summary>In blocks within strata.</summary>
    Stratified,
}
