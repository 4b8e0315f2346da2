namespace Nadir;

/// <summary>The profile likelihood of one parameter.</summary>
/// <param name="Parameter">Id.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Points">Points by rising value, the committed fit among them.</param>
public sealed record Profile(string Parameter, string Meaning, string Unit, IReadOnlyList<ProfilePoint> Points)
{
    // Half the 90 % quantile of chi-square with one degree of freedom.
    private static readonly double Rise = 0.5 * Math.Pow(NormalDistribution.Quantile(Interval90.Upper), 2);

    /// <summary>The point of least cost.</summary>
    public ProfilePoint Best => Points.MinBy(point => point.Cost)!;

    /// <summary>Lower end of the 90 % likelihood interval; null where the cost does not rise enough down to the lowest point: not identified from below.</summary>
    public double? Low => End(Points.Reverse());

    /// <summary>Upper end; null where it is not identified from above.</summary>
    public double? High => End(Points);

    /// <summary>Whether the training trials bound the parameter from both sides.</summary>
    public bool IsIdentified => Low is not null && High is not null;

    /// <summary>What the training trials say of the parameter, in words.</summary>
    public string Answer => (Low, High) switch
    {
        (null, null) => "not identified",
        (null, _) => "bounded from above only",
        (_, null) => "bounded from below only",
        _ => "identified",
    };

    /// <summary>Twice the rise of the cost over the least one: chi-square with one degree of freedom if the value were the true one.</summary>
    /// <param name="point">A point of this profile.</param>
    public double LikelihoodRatio(ProfilePoint point) => 2 * (point.Cost - Best.Cost);

    /// <summary>Least and largest share of a route over the points inside the interval.</summary>
    /// <param name="route">Place in <see cref="RouteStudy.Routes"/>.</param>
    public (double Low, double High) Shares(int route)
    {
        var inside = Points.Where(point => point.Cost <= Best.Cost + Rise).Select(point => point.Shares[route]).ToArray();
        return (inside.Min(), inside.Max());
    }

    // Where the signed root of the rise, a straight line for a normal likelihood, crosses; on the logarithm of the parameter.
    private double? End(IEnumerable<ProfilePoint> outward)
    {
        var path = outward.SkipWhile(point => point != Best).ToArray();
        for (var i = 1; i < path.Length; i++)
        {
            var (inner, outer) = (Math.Sqrt(path[i - 1].Cost - Best.Cost), Math.Sqrt(path[i].Cost - Best.Cost));
            if (outer >= Math.Sqrt(Rise))
            {
                var share = (Math.Sqrt(Rise) - inner) / (outer - inner);
                return path[i - 1].Value * Math.Pow(path[i].Value / path[i - 1].Value, share);
            }
        }

        return null;
    }
}
