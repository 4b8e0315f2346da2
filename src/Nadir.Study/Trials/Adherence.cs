namespace Nadir;

/// <summary>How well doses are taken.</summary>
/// <param name="Missed">Share of doses that the typical person misses, 0 to below 1.</param>
/// <param name="Spread">Spread of the log-odds of missing between people.</param>
/// <param name="Late">Share of the taken doses that come late.</param>
/// <param name="LateHours">Most hours that they are late, each time as likely.</param>
public sealed record Adherence(double Missed = 0, double Spread = 0, double Late = 0, double LateHours = 0)
{
    /// <summary>Every dose at its time.</summary>
    public static Adherence Perfect { get; } = new();

    /// <summary>A person's own share of missed doses.</summary>
    internal double MissedBy(double normal) => Missed <= 0 ? 0 : 1 / (1 + (1 - Missed) / Missed * Math.Exp(-Spread * normal));

    /// <summary>What one person takes of a plan.</summary>
    /// <param name="arm">The plan.</param>
    /// <param name="missed">The person's share of missed doses.</param>
    /// <param name="random">Stream of the person in the arm.</param>
    /// <param name="days">Days of a placebo capsule, where the plan has no dose.</param>
    /// <param name="takenShare">Share of the doses or capsules that were taken.</param>
    internal Regimen Take(TrialArm arm, double missed, CounterRandom random, int days, out double takenShare)
    {
        if (arm.Takes.Count == 0)
        {
            takenShare = Enumerable.Range(0, days).Count(day => random.Uniform(3 * (ulong)day) >= missed) / (double)days;
            return Regimen.None;
        }

        var (taken, planned) = (new List<Intake>(), 0);
        foreach (var intake in arm.Takes.SelectMany(course => course.Intakes))
        {
            var place = 3 * (ulong)planned++;
            if (random.Uniform(place) >= missed)
            {
                taken.Add(random.Uniform(place + 1) < Late ? intake with { Time = intake.Time + LateHours * random.Uniform(place + 2) } : intake);
            }
        }

        takenShare = (double)taken.Count / planned;
        return taken.Count == 0 ? Regimen.None : Regimen.Of(taken, arm.Label);
    }
}
