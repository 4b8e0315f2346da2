using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nadir;

/// <summary>Checks of the posterior sample as JSON.</summary>
public static class PosteriorJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Rows, trials, and how well every parameter and prediction has mixed; without the draws, which are in <c>body/posterior.json</c>.</summary>
    public static string Of(PosteriorCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return JsonSerializer.Serialize(check with { Posterior = check.Posterior with { Draws = [] } }, Indented);
    }
}
