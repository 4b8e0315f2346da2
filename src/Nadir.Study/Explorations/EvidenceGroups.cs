namespace Nadir;

/// <summary>The numbers of a body by what stands behind them, and values that take each group from one of two draws.</summary>
/// <param name="body">The body, under its hypotheses.</param>
/// <param name="plain">The body without any: numbers that it does not have belong to disputes.</param>
/// <param name="draws">Draws of <paramref name="body"/>.</param>
internal sealed class EvidenceGroups(Body body, Body plain, BodyDraws draws)
{
    /// <summary>Group of fitted numbers: their joint law after the fit, which must not be torn apart.</summary>
    public const int Calibrated = 0;

    /// <summary>Group of numbers that were read in a source, taken second-hand or computed from such.</summary>
    public const int Confirmed = 1;

    /// <summary>Group of numbers that nobody has confirmed or that are assumed.</summary>
    public const int Unconfirmed = 2;

    /// <summary>Group of the answers to disputed questions, with the numbers that come with them.</summary>
    public const int Disputes = 3;

    private readonly int[] groups = [.. body.Table.Select((parameter, i) => i < plain.Table.Count ? Of(plain, parameter) : Disputes)];

    /// <summary>Numbers with a spread in a group.</summary>
    public int Count(int group) => body.Table.Where((parameter, i) => groups[i] == group && parameter.Spread > 0).Count();

    /// <summary>Values of the reference person where each group comes from its own draw.</summary>
    /// <param name="draw">Number of the draw by group.</param>
    public IReadOnlyDictionary<string, double> Values(Func<int, int> draw)
    {
        var values = new Dictionary<string, double>(body.Values, StringComparer.Ordinal);
        var sources = Enumerable.Range(0, Disputes + 1).Select(draw).Distinct().ToDictionary(number => number, draws.Values);
        for (var i = 0; i < groups.Length; i++)
        {
            values[body.Table[i].Id] = sources[draw(groups[i])][body.Table[i].Id];
        }

        BodyDraws.KeepShares(values);
        return values;
    }

    private static int Of(Body body, BodyParameter parameter) =>
        body.Fit?.ValueOf(parameter.Id) is not null ? Calibrated
        : parameter.Checked is "unconfirmed" or "assumed" ? Unconfirmed
        : Confirmed;
}
