using System.Text;

namespace Nadir;

/// <summary>Fingerprints of all that a posterior sample belongs to.</summary>
/// <param name="Model">Of the reactions with their rates, under the default hypotheses.</param>
/// <param name="Table">Of the numbers of the body and of scaling: value, unit, spread, whether fitted.</param>
/// <param name="Fit">Of the fit around which was sampled; empty without one.</param>
public sealed record BodyStamp(string Model, string Table, string Fit)
{
    internal static BodyStamp Of(Network network, IEnumerable<BodyParameter> numbers, Fit? fit) => new(
        Text(network.Reactions, reaction => $"{reaction.Id}={reaction.Rate}"),
        Text(numbers, number => FormattableString.Invariant($"{number.Id}={number.Value:R} {number.Unit} {number.Spread:R} {number.Fitted} {number.Scales} {number.Law}")),
        fit is null ? "" : Fingerprint.Of(fit.ToJson()));

    /// <summary>What differs from another one, in words; empty where they are equal.</summary>
    internal string Against(BodyStamp other) => string.Join(" and ", new[]
    {
        Model == other.Model ? "" : "the reactions", Table == other.Table ? "" : "the numbers in body/", Fit == other.Fit ? "" : "the fit",
    }.Where(part => part.Length > 0));

    private static string Text<T>(IEnumerable<T> items, Func<T, string> line) => Fingerprint.Of(new StringBuilder().AppendJoin('\n', items.Select(line)).ToString());
}
