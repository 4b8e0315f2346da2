using System.Text.Json.Serialization;

namespace Nadir;

/// <summary>A parameter or a prediction in a posterior sample, and how well its chains mixed.</summary>
/// <param name="Id">Symbol of the parameter, <c>trial/row</c>, or <c>rest POOL</c>.</param>
/// <param name="Median">Median, in the unit of the quantity.</param>
/// <param name="Low">5 % quantile.</param>
/// <param name="High">95 % quantile.</param>
/// <param name="RHat">Rank-normalized split R-hat; below 1.05 where the chains agree.</param>
/// <param name="BulkEss">Effective sample size of the median.</param>
/// <param name="TailEss">Effective sample size of the ends of the interval.</param>
public sealed record PosteriorQuantity(string Id, double Median, double Low, double High, double RHat, double BulkEss, double TailEss)
{
    /// <summary>Whether the chains agree (R-hat below 1.05) and tell enough (bulk effective sample size above 400).</summary>
    [JsonIgnore]
    public bool HasConverged => RHat < 1.05 && BulkEss > 400;
}
