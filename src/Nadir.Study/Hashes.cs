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
            Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0", Fingerprint.Of(ModelText(body, draws > 0)), Fingerprint.Of(study), seed,
            tolerances.Relative, tolerances.Absolute, draws, [.. citations]);
    }

    // What draws are taken from belongs to a result that has any.
    private static string ModelText(Body body, bool isDrawn)
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

        foreach (var draw in isDrawn && body.Posterior is { } posterior ? posterior.Draws : [])
        {
            text.Append(draw).Append('\n');
        }

        return text.ToString();
    }
}
