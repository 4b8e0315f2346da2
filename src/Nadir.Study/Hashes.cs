using System.Reflection;
using System.Text;

namespace Nadir;

/// <summary>Fingerprints of model and study for <see cref="Provenance"/>.</summary>
internal static class Hashes
{
    public static Provenance Provenance(Body body, string study, ulong seed, int draws, IEnumerable<string> citations)
    {
        var tolerances = Body.StandardTolerances;
        return new Provenance(
            Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0", Fingerprint.Of(ModelText(body)), Fingerprint.Of(study), seed,
            tolerances.Relative, tolerances.Absolute, draws, [.. citations]);
    }

    private static string ModelText(Body body)
    {
        var text = new StringBuilder();
        foreach (var reaction in body.Network.Reactions)
        {
            text.Append(reaction.Id).Append('=').Append(reaction.Rate).Append('\n');
        }

        foreach (var (id, value) in body.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(FormattableString.Invariant($"{id}={value:R}\n"));
        }

        return text.ToString();
    }
}
