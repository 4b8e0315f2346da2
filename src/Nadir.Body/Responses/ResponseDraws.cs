namespace Nadir;

/// <summary>Draws of the numbers of responses by their own laws. Draw i is the same in any order and on any number of threads.</summary>
/// <param name="body">A body with responses.</param>
/// <param name="seed">Seed of every draw.</param>
public sealed class ResponseDraws(Body body, ulong seed)
{
    private const ulong Stream = 0xD1B54A32D192ED03;

    /// <summary>Values by id in draw number <paramref name="draw"/>.</summary>
    public IReadOnlyDictionary<string, double> Values(int draw)
    {
        var random = new CounterRandom(seed ^ Stream, (ulong)draw);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var place = 0UL;
        foreach (var row in ResponseNetwork.Rows(Response.All, body.ResponseTable, body.Organism))
        {
            values[row.Id] = Draw(row, random, place++);
        }

        return values;
    }

    private static double Draw(BodyParameter row, CounterRandom random, ulong i) => row.Law switch
    {
        SpreadLaw.Normal => row.Value + row.Spread * random.Normal(2 * i),
        SpreadLaw.LogUniform => row.Value * Math.Pow(10, row.Spread * (2 * random.Uniform(2 * i) - 1)) * Sign(row.Signs, random.Uniform(2 * i + 1)),
        _ => row.Value * Math.Exp(row.Spread * random.Normal(2 * i)),
    };

    // Each sign that the evidence gives is as likely.
    private static double Sign(string signs, double uniform) => signs[Math.Min((int)(uniform * signs.Length), signs.Length - 1)] switch
    {
        '+' => 1,
        '-' => -1,
        _ => 0,
    };
}
