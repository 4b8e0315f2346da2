namespace Nadir;

/// <summary>On which side a root function counts when it is exactly zero.</summary>
public enum RootKind
{
    /// <summary>Zero belongs to the negative side: the truth of g &gt; 0.</summary>
    AboveZero,

    /// <summary>Zero belongs to the positive side: the truth of g ≥ 0.</summary>
    NotBelowZero,

    /// <summary>Zero is a side of its own: the truth of g = 0.</summary>
    AtZero,
}
