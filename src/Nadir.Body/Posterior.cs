using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nadir;

/// <summary>
/// A sample of the posterior of the fitted parameters, with all it was made from. Every prediction draws from it. Immutable; can be written as JSON.
/// </summary>
/// <param name="Version">Version of Nadir that made it.</param>
/// <param name="Stamp">What it belongs to; a body that has another one refuses it.</param>
/// <param name="Evidence">Fingerprint of the rows that were fitted.</param>
/// <param name="Data">Those rows, as <c>trial/row</c> or the id of a reference value.</param>
/// <param name="Seed">Seed of every random number.</param>
/// <param name="Chains">Chains.</param>
/// <param name="WarmUp">Iterations of the warm-up, each.</param>
/// <param name="Iterations">Iterations after it, each.</param>
/// <param name="Freedom">Degrees of freedom of the reference distribution.</param>
/// <param name="Step">Length of the proposals, 0 to 1.</param>
/// <param name="Acceptance">Part of the proposals that was accepted after the warm-up.</param>
/// <param name="Outside">Proposals outside the bounds.</param>
/// <param name="Failed">Proposals whose body could not be run; they count as impossible.</param>
/// <param name="RelativeTolerance">Relative tolerance of the runs.</param>
/// <param name="AbsoluteTolerance">Absolute tolerance of the runs, µM or µmol.</param>
/// <param name="Parameters">The fitted parameters, in the order of every draw.</param>
/// <param name="Predictions">What the sample predicts, with every parameter that is not fitted at its center.</param>
/// <param name="Draws">One a draw: natural logarithm of the value over the center of its prior, in units of <see cref="Grain"/>, a whole number a parameter with commas between.</param>
public sealed record Posterior(
    string Version,
    BodyStamp Stamp,
    string Evidence,
    IReadOnlyList<string> Data,
    ulong Seed,
    int Chains,
    int WarmUp,
    int Iterations,
    double Freedom,
    double Step,
    double Acceptance,
    long Outside,
    long Failed,
    double RelativeTolerance,
    double AbsoluteTolerance,
    IReadOnlyList<PosteriorQuantity> Parameters,
    IReadOnlyList<PosteriorQuantity> Predictions,
    IReadOnlyList<string> Draws)
{
    /// <summary>Draws are rounded to this much of a logarithm: a hundredth of a percent of the value.</summary>
    public const double Grain = 1e-4;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
    private readonly Lazy<double[][]> moves = new(() => [.. Draws.Select(Read)]);

    /// <summary>Natural logarithms of every parameter over the center of its prior, in the order of <see cref="Parameters"/>, one a draw.</summary>
    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<double>> Moves => moves.Value;

    /// <summary>Rounds a draw to the text that <see cref="Draws"/> has.</summary>
    /// <param name="moves">Natural logarithms over the centers of the priors.</param>
    public static string Text(IEnumerable<double> moves) => string.Join(',', moves.Select(move => Math.Round(move / Grain).ToString("0", CultureInfo.InvariantCulture)));

    /// <summary>The sample as JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Reads a sample from JSON text.</summary>
    /// <exception cref="ModelException">The text is no posterior sample.</exception>
    public static Posterior Parse(string json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Posterior>(json, Json) ?? throw new JsonException("It is empty.");
            return read is { Stamp: not null, Data: not null, Parameters: not null, Predictions: not null, Draws.Count: > 0 } && read.Moves.All(move => move.Count == read.Parameters.Count)
                ? read
                : throw new JsonException("A part is missing, or a draw does not have one number a parameter.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException or FormatException or OverflowException)
        {
            throw new ModelException([new Problem("posterior-json", "posterior.json", $"It is not a posterior sample that nadir wrote: {e.Message} Make it again with 'nadir fit posterior --out body/posterior.json'.")]);
        }
    }

    /// <summary>This sample, if it belongs to a body.</summary>
    /// <exception cref="ModelException">It was made for another one.</exception>
    internal Posterior CheckedFor(BodyStamp stamp, Fit? fit)
    {
        var differs = stamp.Against(Stamp);
        if (differs.Length > 0 || fit is null || !fit.Parameters.Select(parameter => parameter.Id).SequenceEqual(Parameters.Select(parameter => parameter.Id), StringComparer.Ordinal))
        {
            throw new ModelException([new Problem(
                "posterior-stale", "posterior.json",
                $"The posterior sample was made for another body: {(differs.Length > 0 ? differs : "the fitted parameters")} changed since. Make it again with 'nadir fit posterior --out body/posterior.json' (after 'nadir fit' if the fit is old, too), or remove it to draw from the fit.")]);
        }

        return this;
    }

    private static double[] Read(string draw) => [.. draw.Split(',').Select(number => int.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * Grain)];
}
