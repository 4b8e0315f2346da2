namespace Nadir;

/// <summary>Fluxes of the whole body, gathered into the arrows of a pathway map. What enters a node leaves it, but for what a pool gains.</summary>
public static class PathwayStudy
{
    private const double HoursPerDay = 24;
    private const int SamplesPerHour = 4;

    // From, to, label, and the starts of the reaction ids that make it up; a minus turns a reaction around.
    private static readonly (string From, string To, string Label, string[] Reactions)[] Arrows =
    [
        ("diet", "gut NAM", "diet", ["diet_NAM"]), ("diet", "gut NA", "diet", ["diet_NA"]),
        ("gut NMN", "gut NR", "CD73", ["CD73_"]), ("gut NR", "gut NAM", "BST1, PNP", ["BST1_", "PNP_co"]), ("gut NR", "NR", "absorbed", ["ENT_"]),
        ("gut NMN", "gut NA", "microbes", ["deamidate_NMN_"]), ("gut NR", "gut NA", "microbes", ["deamidate_NR_"]), ("gut NAM", "gut NA", "microbes", ["deamidate_NAM_"]),
        ("gut NAM", "NAM", "absorbed", ["absorb_NAM_"]), ("NAM", "gut NAM", "secreted", ["secretion_NAM"]), ("gut NA", "NA", "absorbed", ["absorb_NA_"]),
        ("NR", "NAM", "PNP", ["PNP_gut", "PNP_liv", "PNP_mus", "PNP_kid", "NR_loss"]), ("NR", "NMN", "NRK", ["NRK_"]),
        ("NAM", "NMN", "NAMPT", ["NAMPT_"]), ("NMN", "NAD⁺", "NMNAT", ["NMNAT_"]), ("NA", "NaMN, NaAD", "NAPRT", ["NAPRT_"]), ("tryptophan", "NaMN, NaAD", "de novo", ["deNovo_"]),
        ("NaMN, NaAD", "NAD⁺", "NADSYN", ["NADSYN_"]),
        ("NAD⁺", "NAM", "SIRT1", ["SIRT1_"]), ("NAD⁺", "NAM", "PARP1", ["PARP1_"]), ("NAD⁺", "NAM", "CD38", ["CD38_"]), ("NAD⁺", "NAM", "SIRT3", ["SIRT3_"]),
        ("NAD⁺", "NAM", "other", ["residual_", "use_r"]),
        ("NAM", "MeNAM", "NNMT", ["NNMT"]), ("MeNAM", "2-PY, 4-PY", "AOX", ["AOX_"]), ("NA", "urine", "with glycine, unchanged", ["renal_NUA", "renal_NA"]),
        ("NAM", "urine", "unchanged, N-oxide", ["renal_NAM", "CYP2E1"]), ("MeNAM", "urine", "kidney", ["renal_MeNAM"]), ("2-PY, 4-PY", "urine", "kidney", ["renal_2PY", "renal_4PY"]),
    ];

    /// <summary>Arrows of the map at rest or as the mean over the last day of a regimen.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="regimen">What is taken; nothing for rest.</param>
    /// <param name="days">Days; the last one is averaged.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static IReadOnlyList<MapFlux> Run(BodyAtRest person, Regimen regimen, int days, CancellationToken cancellation = default)
    {
        var mean = new Dictionary<string, double>(StringComparer.Ordinal);
        if (regimen.Intakes.Count == 0)
        {
            mean = new Dictionary<string, double>(person.Fluxes(0, person.State), StringComparer.Ordinal);
        }
        else
        {
            var samples = (int)HoursPerDay * SamplesPerHour;
            double[] hours = [.. Enumerable.Range(0, samples + 1).Select(i => (days - 1) * HoursPerDay + (double)i / SamplesPerHour)];
            var run = person.Simulate(regimen, hours, null, cancellation);
            for (var i = 0; i <= samples; i++)
            {
                foreach (var (id, flux) in person.Fluxes(hours[i], run.StateAt(i)))
                {
                    mean[id] = mean.GetValueOrDefault(id) + flux * (i is 0 || i == samples ? 0.5 : 1) / samples;
                }
            }
        }

        var arrows = Arrows.Select(arrow => new MapFlux(
            arrow.From, arrow.To, arrow.Label, mean.Where(flux => arrow.Reactions.Any(start => Matches(flux.Key, start))).Sum(flux => flux.Value))).ToList();
        foreach (var precursor in regimen.Intakes.Select(intake => intake.Precursor).Distinct())
        {
            var amount = regimen.Intakes.Where(intake => intake.Precursor == precursor && intake.Time >= (days - 1) * HoursPerDay && intake.Time < days * HoursPerDay).Sum(person.Micromoles);
            arrows.Add(new MapFlux("dose", precursor == Precursor.NAD ? "gut NMN" : $"gut {precursor}", "dose", amount / HoursPerDay));
        }

        return arrows;
    }

    // "renal_NA" is one reaction, "NAMPT_" the start of many.
    private static bool Matches(string id, string start) => start.EndsWith('_') ? id.StartsWith(start, StringComparison.Ordinal) : id == start;
}
