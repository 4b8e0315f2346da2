namespace Nadir;

/// <summary>The times at which people of a trial may be sampled: every day of the window of every visit.</summary>
internal sealed class TrialSlots
{
    private const double HoursPerDay = 24;
    private readonly TrialVisit[] visits;
    private readonly int[] first;

    public TrialSlots(IReadOnlyList<TrialVisit> visits)
    {
        this.visits = [.. visits];
        first = new int[visits.Count];
        var count = 0;
        for (var v = 0; v < visits.Count; v++)
        {
            first[v] = count;
            count += 2 * visits[v].Window + 1;
        }

        Count = count;
    }

    /// <summary>Number of slots.</summary>
    public int Count { get; }

    /// <summary>The slot of a visit some days early or late.</summary>
    public int Of(int visit, int days = 0) => first[visit] + visits[visit].Window + days;

    /// <summary>Day of a slot, 0 = baseline.</summary>
    public double Day(int visit, int days) => visits[visit].Day + days;

    /// <summary>Hour of a slot; 0 is midnight before day 0.</summary>
    public double Hour(int slot)
    {
        var visit = Array.FindLastIndex(first, start => start <= slot);
        return (visits[visit].Day + slot - first[visit] - visits[visit].Window) * HoursPerDay + visits[visit].Clock;
    }

    /// <summary>Hours at which states are needed, ascending from 0: every slot, and a day before it where a collection ends there.</summary>
    /// <param name="hasCollections">Whether 24-h collections are among the endpoints.</param>
    public double[] Hours(bool hasCollections) =>
        [.. Enumerable.Range(0, Count).Select(Hour).SelectMany(hour => hasCollections && hour >= HoursPerDay ? new[] { hour - HoursPerDay, hour } : [hour]).Append(0).Distinct().Order()];
}
