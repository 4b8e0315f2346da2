namespace Nadir;

/// <summary>How a dose gets into the body.</summary>
public enum Route
{
    /// <summary>Swallowed: capsule, gavage, drinking water.</summary>
    Mouth,

    /// <summary>Into a vein: straight into plasma.</summary>
    Vein,

    /// <summary>Into the peritoneum of a mouse: into plasma over minutes.</summary>
    Peritoneum,
}
