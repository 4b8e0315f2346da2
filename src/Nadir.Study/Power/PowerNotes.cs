namespace Nadir;

/// <summary>What a reader of operating characteristics must know.</summary>
internal static class PowerNotes
{
    /// <summary>Sources of what is computed.</summary>
    public static IReadOnlyList<string> Citations { get; } =
    [
        "assurance: O'Hagan, Stevens and Campbell 2005, Pharm Stat 4:187", "intervals of simulated power: Wilson 1927, J Am Stat Assoc 22:209", "people: see body/people.csv",
    ];

    /// <summary>All of them, the heaviest first.</summary>
    public static IReadOnlyList<string> Of(VirtualTrial trial, PowerOptions options, int failed)
    {
        var notes = new List<string>
        {
            "Power is that of the model: of bodies as it has them, with spreads between people of which many are assumed. It shows no benefit and recommends nothing.",
            "Type-I error: the same trial when nobody takes anything.",
            "Intervals are for the number of repetitions. All of them draw from one pool of virtual people, whose own chance they do not hold; people an arm are sought until half of the pool takes part.",
            "What a null rules out: smallest effect, the same in everyone, that leaves only 5 % of the repetitions with no effect inside their 95 % interval. It rules out an effect on this endpoint at this visit, nothing else.",
        };
        if (options.Draws > 0)
        {
            notes.Add(FormattableString.Invariant($"Assurance: mean power over {options.Draws - failed} draws of what is not known of the body, with the same people{(failed > 0 ? $"; {failed} draws could not be run" : "")}. Value of information: share of the variance of the effect over the draws that goes when a number is known; shares of related numbers overlap."));
        }

        if (TrialSummary.UnsizedNote(trial) is { } unsized)
        {
            notes.Add(unsized);
        }

        if (!trial.Costs.IsGiven)
        {
            notes.Add("No prices were given: endpoints and days are ranked by power for each participant.");
        }

        notes.AddRange(trial.Endpoints.Where(planned => !planned.Endpoint.HasSize).Select(planned => $"{planned.Endpoint.Name}: size unknown, since {planned.Endpoint.WhyUnknown}. No power is given."));
        return notes;
    }
}
