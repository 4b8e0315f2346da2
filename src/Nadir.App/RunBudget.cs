namespace Nadir.App;

/// <summary>Warns before a long run of virtual people starts.</summary>
internal static class RunBudget
{
    // Measured on one core of a Zen 5 under load; a machine may be faster or slower by a factor of two.
    private const double PersonDaysASecond = 15_000;

    /// <summary>Says what is to be expected where it is more than the budget.</summary>
    /// <param name="error">Where.</param>
    /// <param name="personDays">Days of one person to be simulated.</param>
    /// <param name="threads">Workers.</param>
    /// <param name="budget">Minutes.</param>
    /// <param name="advice">What can be done about it.</param>
    public static void Warn(TextWriter error, long personDays, int threads, double budget, string advice)
    {
        var minutes = personDays / PersonDaysASecond / Math.Max(1, threads) / 60;
        if (minutes > budget)
        {
            error.WriteLine(FormattableString.Invariant($"nadir: this run simulates {personDays:N0} days of people and may take {(minutes < 1.5 ? "about a minute" : $"about {minutes:0} minutes")}. Ctrl-C stops it; {advice}"));
        }
    }
}
