namespace Nadir;

/// <summary>One repetition of a virtual trial: who was in which arm, and every value that was written down.</summary>
/// <param name="People">Numbers in the pool, one a participant.</param>
/// <param name="Arms">Arm of each.</param>
/// <param name="Values">Row-major [endpoint, participant, visit], in the unit of the endpoint; NaN is missing.</param>
/// <param name="Taken">Share of the doses that each took.</param>
/// <param name="LastVisit">Last visit that each came to.</param>
/// <param name="Rescued">Whether each got rescue.</param>
/// <param name="Visits">Number of visits.</param>
public sealed record TrialRecord(
    IReadOnlyList<int> People, IReadOnlyList<int> Arms, IReadOnlyList<double> Values, IReadOnlyList<double> Taken, IReadOnlyList<int> LastVisit, IReadOnlyList<bool> Rescued, int Visits)
{
    /// <summary>Participants.</summary>
    public int Size => People.Count;

    /// <summary>A value as written down; NaN is missing.</summary>
    public double this[int endpoint, int participant, int visit] => Values[(endpoint * Size + participant) * Visits + visit];

    /// <summary>Whether a participant followed the plan.</summary>
    /// <param name="participant">Participant.</param>
    /// <param name="leastTaken">Share of the doses that must be taken.</param>
    public bool FollowedPlan(int participant, double leastTaken) => Taken[participant] >= leastTaken && LastVisit[participant] == Visits - 1 && !Rescued[participant];
}
