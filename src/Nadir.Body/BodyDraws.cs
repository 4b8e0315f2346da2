namespace Nadir;

/// <summary>
/// Draws of the body's values: fitted parameters together from the posterior sample, or from the fit's covariance where there is none, all others from their own
/// spread. Draw i is the same in any order and on any number of threads.
/// </summary>
public sealed class BodyDraws
{
    private static readonly string[] Shares = ["psi", "fa", "f_4PY", "f_nrk", "wM", "wL_liv", "m_liv", "m_mus", "m_hea", "m_bra"];
    private static readonly string[] UseShares = ["wS", "wP", "wC"];
    private const double LargestShare = 0.95;
    private const ulong OrderSeed = 0xD1B54A32D192ED03;
    private readonly Body body;
    private readonly ulong seed;
    private readonly double[,]? factor;
    private readonly Posterior? posterior;
    private readonly int[] order = [];

    /// <summary>Draws of one body.</summary>
    /// <param name="body">Center and spread of every value.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <exception cref="ModelException">The posterior sample of the body was made for another body.</exception>
    public BodyDraws(Body body, ulong seed)
    {
        this.body = body;
        this.seed = seed;
        posterior = body.Posterior;
        if (posterior is not null)
        {
            // Every row of the sample once before one comes again.
            var random = new CounterRandom(seed ^ OrderSeed, 0);
            order = [.. Enumerable.Range(0, posterior.Moves.Count).OrderBy(row => random.Uniform((ulong)row))];
        }
        else if (body.Fit is { } fit)
        {
            factor = Cholesky(fit);
        }
    }

    /// <summary>Values for the reference person by id in draw number <paramref name="draw"/>.</summary>
    public IReadOnlyDictionary<string, double> Values(int draw)
    {
        var random = new CounterRandom(seed, (ulong)draw);
        var values = new Dictionary<string, double>(body.Values, StringComparer.Ordinal);
        for (var i = 0; i < body.Table.Count; i++)
        {
            var parameter = body.Table[i];
            if (parameter.Spread > 0 && body.Fit?.ValueOf(parameter.Id) is null)
            {
                // What hypotheses add is drawn after all else, so that rivals share every other number.
                var stream = i < body.OwnParameters ? i : i + (body.Fit?.Parameters.Count ?? 0);
                values[parameter.Id] *= Math.Exp(parameter.Spread * random.Normal((ulong)stream));
            }
        }

        DrawFitted(draw, random, values);
        KeepShares(values);
        return values;
    }

    /// <summary>Keeps shares below one: a logarithmic spread does not know that they end there.</summary>
    /// <param name="values">Values by id; changed in place.</param>
    public static void KeepShares(IDictionary<string, double> values)
    {
        foreach (var share in Shares)
        {
            values[share] = Math.Min(values[share], LargestShare);
        }

        var use = UseShares.Sum(id => values[id]);
        foreach (var id in UseShares.Where(_ => use > LargestShare))
        {
            values[id] *= LargestShare / use;
        }
    }

    // What hypotheses moved stays moved: draws are factors on the values of the fit.
    private void DrawFitted(int draw, CounterRandom random, Dictionary<string, double> values)
    {
        if (posterior is not null && body.Fit is { } center)
        {
            var moves = posterior.Moves[order[draw % order.Length]];
            for (var i = 0; i < moves.Count; i++)
            {
                var parameter = center.Parameters[i];
                values[parameter.Id] *= parameter.Prior * Math.Exp(moves[i]) / parameter.Value;
            }

            return;
        }

        if (body.Fit is not { } fit || factor is null)
        {
            return;
        }

        var first = (ulong)body.OwnParameters;
        var normal = Enumerable.Range(0, fit.Parameters.Count).Select(j => random.Normal(first + (ulong)j)).ToArray();
        for (var i = 0; i < fit.Parameters.Count; i++)
        {
            var shift = 0.0;
            for (var j = 0; j <= i; j++)
            {
                shift += factor[i, j] * normal[j];
            }

            values[fit.Parameters[i].Id] *= Math.Exp(shift);
        }
    }

    private static double[,] Cholesky(Fit fit)
    {
        var n = fit.Parameters.Count;
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = fit.Covariance[i * (i + 1) / 2 + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 0)) : lower[j, j] > 0 ? sum / lower[j, j] : 0;
            }
        }

        return lower;
    }
}
