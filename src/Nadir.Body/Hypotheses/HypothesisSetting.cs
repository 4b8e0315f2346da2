namespace Nadir;

/// <summary>One answer to a disputed question, as the body can be built with it.</summary>
/// <param name="Name">Name in a study file or on the command line: "off", "on", "microbes" ...</param>
/// <param name="Meaning">What it says, and what it changes in the model or in how results are read.</param>
public sealed record HypothesisSetting(string Name, string Meaning)
{
    /// <summary>Reactions that it adds to the chemistry; null for none.</summary>
    internal Action<NetworkBuilder, bool>? Adds { get; init; }

    /// <summary>Numbers of <c>body/hypotheses.csv</c> that become symbols of its chemistry.</summary>
    internal IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Changes values of the reference person before rest is anchored; null for none.</summary>
    internal Action<Dictionary<string, double>, IReadOnlyDictionary<string, double>>? Moves { get; init; }

    /// <summary>Factors on symbols of a person at rest, from the person and the numbers of <c>body/</c>; null for none.</summary>
    internal Func<BodyAtRest, IReadOnlyDictionary<string, double>, IReadOnlyDictionary<string, double>>? Activities { get; init; }

    /// <summary>Factors that follow from other factors on symbols (a source that makes less sends less); null for none.</summary>
    internal Func<IReadOnlyDictionary<string, double>, IReadOnlyDictionary<string, double>, IReadOnlyDictionary<string, double>>? Couples { get; init; }

    /// <summary>Symbol that is sized so that whole-blood NAD⁺ on a training dose rises as in the default body; null for none.</summary>
    internal string? MatchedBy { get; init; }

    /// <summary>How tissue NAD⁺ is read.</summary>
    internal TissueReading Reading { get; init; }

    /// <summary>Whether the setting leaves the chemistry as it is and changes only how results are read or weighed.</summary>
    public bool IsReadingOnly { get; init; }
}
