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

    private const int Halvings = 50;
    private const double MostLogOdds = 30;

    /// <summary>Chances to leave in some days of a trial, for people whose last changes stand out by some standard deviations; their mean is what the share asks for.</summary>
    internal double[] Chances(double days, double total, IReadOnlyList<double> deviations)
    {
        var chance = 1 - Math.Pow(1 - Share, days / total);
        if (chance <= 0 || Informative == 0)
        {
            return [.. deviations.Select(_ => Math.Max(0, chance))];
        }

        double[] At(double logOdds) => [.. deviations.Select(deviation => 1 / (1 + Math.Exp(-logOdds - Informative * deviation)))];
        var reach = MostLogOdds + deviations.Max(deviation => Math.Abs(Informative * deviation));
        var (low, high) = (-reach, reach);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Average() < chance ? (middle, high) : (low, middle);
        }

        return At(low);
    }
}
