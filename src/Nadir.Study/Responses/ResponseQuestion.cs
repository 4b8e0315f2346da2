namespace Nadir;

/// <summary>What is asked of a response.</summary>
/// <param name="Response">Which.</param>
/// <param name="Regimen">What is taken; it is held against nothing taken, with all else the same.</param>
/// <param name="Hours">Times that are read, h, ascending from 0; the last is where effects are told.</param>
/// <param name="Drive">What drives the response (dispute D6).</param>
/// <param name="Inputs">Inputs of the response by id; neutral where not given.</param>
/// <param name="Conditions">What acts besides, with and without the regimen: knock-outs, inhibitors, training ...</param>
public sealed record ResponseQuestion(
    Response Response,
    Regimen Regimen,
    IReadOnlyList<double> Hours,
    DriveKind Drive = DriveKind.Pool,
    IReadOnlyDictionary<string, double>? Inputs = null,
    IReadOnlyList<Condition>? Conditions = null)
{
    /// <summary>In words, for a heading and a hash.</summary>
    public string Text => $"{Response.Name}: {Regimen.Text}, driven by {(Drive == DriveKind.Pool ? "pool" : "flux")}{Words(Inputs)}{string.Concat((Conditions ?? []).Select(condition => $", {condition}"))}";

    private static string Words(IReadOnlyDictionary<string, double>? values) =>
        values is null ? "" : string.Concat(values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => FormattableString.Invariant($", {pair.Key} {pair.Value:0.###}")));
}
