namespace Nadir;

/// <summary>Which way a result goes for the person, against control.</summary>
public enum Direction
{
    /// <summary>Not said, or not clear.</summary>
    Unclear,

    /// <summary>Better than control.</summary>
    Better,

    /// <summary>Worse than control.</summary>
    Worse,

    /// <summary>No difference shown.</summary>
    None,
}
