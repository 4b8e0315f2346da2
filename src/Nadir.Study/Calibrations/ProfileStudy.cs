namespace Nadir;

/// <summary>
/// Profile likelihood: a parameter is held at points of a grid and all others are fitted again to the training trials (Raue et al. 2009, Bioinformatics 25:1923). The parameter's own prior is left out, so that only
/// data, and the priors of the others, bound it. Validation trials are never read.
/// </summary>
public static class ProfileStudy
{
    // Spreads of the fit to either side: at the third a normal likelihood has risen by 4.5.
    private static readonly double[] Grid = [1, 2, 3];

    /// <summary>Parameters that decide by which route an oral dose enters: brush border, absorption and cleavage of NR, microbes, NR kinase of enterocyte and liver.</summary>
    public static IReadOnlyList<string> Routes { get; } = ["V_bb", "ka_NR", "kd_NR", "V_dea", "CL_nrk_gut", "CL_nrk_liv"];

    /// <summary>Profiles some parameters, along lines of warm starts that begin at the committed fit.</summary>
    /// <param name="body">The fitted body.</param>
    /// <param name="evidence">Trials with roles; only training ones are used.</param>
    /// <param name="parameters">Ids of fitted parameters.</param>
    /// <param name="known">Points that an earlier run found; they are taken and not computed again.</param>
    /// <param name="found">Told every new point.</param>
    /// <param name="progress">Told before every point.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static IReadOnlyList<Profile> Run(
        Body body, EvidenceSet evidence, IReadOnlyList<string> parameters, IReadOnlyList<ProfilePoint> known, Action<ProfilePoint>? found = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var fit = body.Fit ?? throw new ArgumentException("A profile needs a fitted body; make one with 'nadir fit'.", nameof(body));
        if (parameters.FirstOrDefault(id => fit.ValueOf(id) is null) is { } unknown)
        {
            throw new ArgumentException($"'{unknown}' is not fitted; known: {string.Join(", ", fit.Parameters.Select(parameter => parameter.Id))}.", nameof(parameters));
        }

        var line = new ProfileLine(body, evidence, fit, cancellation);
        var (done, total) = (0, parameters.Count * (2 * Grid.Length + 1));
        var profiles = new List<Profile>();
        foreach (var id in parameters)
        {
            var points = new List<ProfilePoint>();
            var spread = fit.Parameters.First(parameter => parameter.Id == id).Spread;
            foreach (var side in new[] { 0, -1, 1 })
            {
                line.Restart();
                foreach (var step in side == 0 ? [0] : Grid)
                {
                    var value = fit.ValueOf(id)!.Value * Math.Exp(side * step * spread);
                    var point = known.FirstOrDefault(old => old.Parameter == id && Math.Abs(Math.Log(old.Value / value)) < 1e-9);
                    progress?.Report(new Progress(FormattableString.Invariant($"{id} at {value:0.###}"), done++, total));
                    if (point is null)
                    {
                        point = line.Refit(id, value);
                        found?.Invoke(point);
                    }

                    points.Add(point);
                }
            }

            var row = body.Table.First(parameter => parameter.Id == id);
            profiles.Add(new Profile(id, row.Meaning, row.Unit, [.. points.OrderBy(point => point.Value)]));
        }

        return profiles;
    }
}
