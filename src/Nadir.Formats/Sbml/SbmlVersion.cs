namespace Nadir;

/// <summary>Versions of SBML that are written.</summary>
public enum SbmlVersion
{
    /// <summary>Level 3 Version 1: knows fast reactions, but neither the newer functions nor Booleans as numbers.</summary>
    Level3Version1,

    /// <summary>Level 3 Version 2.</summary>
    Level3Version2,
}
