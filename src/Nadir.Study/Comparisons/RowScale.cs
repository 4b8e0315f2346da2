namespace Nadir;

/// <summary>What a laboratory and a sample of people add to a prediction: error of the assay, spread between people, absolute scale.</summary>
/// <param name="Assay">Standard deviation of the logarithm that more people do not average out.</param>
/// <param name="Between">Standard deviation of the logarithm between people, of the mean of the arm.</param>
/// <param name="Scale">Standard deviation of the logarithm of the absolute scale; 0 where a control row fixes it or a fold is read.</param>
internal readonly record struct RowScale(double Assay, double Between, double Scale)
{
    /// <summary>The errors of a row.</summary>
    public static RowScale Of(Body body, ReplayRow row)
    {
        var rule = body.Rules;
        var assay = row.Model.Assay;
        var between = rule[$"{assay}.between"] / Math.Sqrt(row.People);
        return row.Kind switch
        {
            ReadingKind.PeakTime or ReadingKind.HalfLife => new RowScale(0, rule[$"{assay}.between"] / Math.Sqrt(row.People), rule[$"{assay}.assay"]),
            ReadingKind.LargestFold => new RowScale(rule[$"{assay}.assay"], rule[$"{assay}.between"] / 2, 0),
            ReadingKind.Fold => new RowScale(rule[$"{assay}.assay"], between, 0),
            _ => new RowScale(rule[$"{assay}.assay"], between, row.ScaleRow is null ? AbsoluteScale(rule, assay) : 0),
        };
    }

    // Samples are handled well or badly: a loss of up to 'loss' is spread over half of its logarithm.
    private static double AbsoluteScale(IReadOnlyDictionary<string, double> rule, string assay)
    {
        var loss = rule.TryGetValue($"{assay}.loss", out var share) ? -Math.Log(1 - share) / 2 : 0;
        return Math.Sqrt(rule[$"{assay}.scale"] * rule[$"{assay}.scale"] + loss * loss);
    }

    /// <summary>All together, standard deviation of the logarithm.</summary>
    public double Total => Math.Sqrt(Assay * Assay + Between * Between + Scale * Scale);
}
