namespace Nadir;

/// <summary>Who leaves early.</summary>
/// <param name="Share">Share that has left by the last visit, 0 to below 1, evenly over the days.</param>
/// <param name="Informative">
/// Change of the log-odds of leaving before the next visit for each standard deviation that the change seen in the first endpoint lies above that of all; 0 leaves at random.
/// </param>
public sealed record Dropout(double Share = 0, double Informative = 0)
{
    /// <summary>Nobody leaves.</summary>
    public static Dropout None { get; } = new();

    /// <summary>Chance to leave in some days of a trial for a person whose last change stands out by some standard deviations.</summary>
    internal double Chance(double days, double total, double deviations)
    {
        var chance = 1 - Math.Pow(1 - Share, days / total);
        return chance <= 0 ? 0 : 1 / (1 + (1 - chance) / chance * Math.Exp(-Informative * deviations));
    }
}
