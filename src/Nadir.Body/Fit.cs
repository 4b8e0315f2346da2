using System.Text.Json;

namespace Nadir;

/// <summary>The result of a calibration: fitted values and how sure they are. Immutable; can be written as JSON.</summary>
public sealed record Fit
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private readonly Dictionary<string, int> index;

    /// <summary>A fit, checked at the door.</summary>
    /// <param name="Parameters">One a fitted parameter.</param>
    /// <param name="Covariance">Covariance of the natural logarithms, in the order of <paramref name="Parameters"/>, row-major lower triangle.</param>
    /// <param name="DataCost">Half the sum of squares of the data residuals.</param>
    /// <param name="PriorCost">Half the sum of squares of the prior residuals.</param>
    /// <param name="Residuals">Number of data residuals.</param>
    /// <param name="Iterations">Iterations of the optimizer.</param>
    /// <param name="Message">How the optimizer stopped.</param>
    /// <param name="Data">Rows that were fitted, as <c>trial/row</c> or the id of a reference value.</param>
    public Fit(
        IReadOnlyList<FittedParameter> Parameters,
        IReadOnlyList<double> Covariance,
        double DataCost,
        double PriorCost,
        int Residuals,
        int Iterations,
        string Message,
        IReadOnlyList<string> Data)
    {
        if (Covariance.Count != Parameters.Count * (Parameters.Count + 1) / 2)
        {
            throw new ArgumentException("The covariance does not have one lower triangle over the parameters.", nameof(Covariance));
        }

        this.Parameters = Parameters;
        this.Covariance = Covariance;
        this.DataCost = DataCost;
        this.PriorCost = PriorCost;
        this.Residuals = Residuals;
        this.Iterations = Iterations;
        this.Message = Message;
        this.Data = Data;
        index = Parameters.Select((parameter, i) => (parameter.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>One a fitted parameter.</summary>
    public IReadOnlyList<FittedParameter> Parameters { get; }

    /// <summary>Covariance of the natural logarithms, row-major lower triangle, dimensionless.</summary>
    public IReadOnlyList<double> Covariance { get; }

    /// <summary>Half the sum of squares of the data residuals.</summary>
    public double DataCost { get; }

    /// <summary>Half the sum of squares of the prior residuals.</summary>
    public double PriorCost { get; }

    /// <summary>Number of data residuals.</summary>
    public int Residuals { get; }

    /// <summary>Iterations of the optimizer.</summary>
    public int Iterations { get; }

    /// <summary>How the optimizer stopped.</summary>
    public string Message { get; }

    /// <summary>Rows that were fitted, as <c>trial/row</c> or the id of a reference value.</summary>
    public IReadOnlyList<string> Data { get; }

    /// <summary>The fitted value, or null when the parameter was not fitted.</summary>
    public double? ValueOf(string id) => index.TryGetValue(id, out var i) ? Parameters[i].Value : null;

    /// <summary>The fit as JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Reads a fit from JSON text.</summary>
    /// <exception cref="ModelException">The text is not a fit.</exception>
    public static Fit Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Fit>(json, Json) ?? throw new JsonException("It is empty.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            throw new ModelException([new Problem("fit-json", "fit.json", $"It is not a fit that nadir wrote: {e.Message} Make it again with 'nadir fit --out'.")]);
        }
    }
}
