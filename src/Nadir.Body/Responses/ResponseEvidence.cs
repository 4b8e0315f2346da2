namespace Nadir;

/// <summary>What the evidence behind a response allows it to say.</summary>
public enum ResponseEvidence
{
    /// <summary>Figures of a size stand behind it: it gives values with intervals.</summary>
    Quantified,

    /// <summary>Only the direction is known: it gives chances of a rise and of a fall, never a size, and stays outside coverage.</summary>
    SignOnly,
}
