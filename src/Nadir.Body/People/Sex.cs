namespace Nadir;

/// <summary>Biological sex, as the scaling rules for volumes and flows need it.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
