namespace Nadir;

/// <summary>What a change of one enzyme does to every pool.</summary>
/// <param name="Change">Enzyme, or enzyme and activity.</param>
/// <param name="Pools">Control coefficient, or pool over rest, by pool.</param>
public sealed record ControlRow(string Change, IReadOnlyDictionary<string, double> Pools);
