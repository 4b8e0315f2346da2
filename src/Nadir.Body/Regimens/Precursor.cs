namespace Nadir;

/// <summary>What is swallowed.</summary>
public enum Precursor
{
    /// <summary>Nicotinamide mononucleotide.</summary>
    NMN,

    /// <summary>Nicotinamide riboside (as the chloride salt).</summary>
    NR,

    /// <summary>Nicotinamide.</summary>
    NAM,

    /// <summary>Nicotinic acid (niacin).</summary>
    NA,

    /// <summary>NAD⁺ itself, which is hydrolyzed in the gut.</summary>
    NAD,
}
