namespace Nadir;

/// <summary>Flux table of every tissue, at rest or over the last day of a regimen.</summary>
public static class FluxStudy
{
    private const double HoursPerDay = 24;
    private const int SamplesPerHour = 4;

    /// <summary>Routes to NAD⁺ in the order of a table.</summary>
    public static IReadOnlyList<string> Routes { get; } = ["salvage", "Preiss-Handler", "NR kinase", "de novo"];

    /// <summary>Consumers in the order of a table.</summary>
    public static IReadOnlyList<string> Consumers { get; } = ["SIRT1", "SIRT3", "PARP1", "CD38", "residual"];

    /// <summary>Fluxes at rest.</summary>
    public static IReadOnlyList<TissueFluxes> AtRest(BodyAtRest person) => Table(person, person.Fluxes(0, person.State), person.State);

    /// <summary>Fluxes at an hour of a run without doses, under what acts on the person.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="hour">Hour, above 0.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static IReadOnlyList<TissueFluxes> At(BodyAtRest person, double hour, CancellationToken cancellation = default)
    {
        var state = person.Simulate(Regimen.None, [hour], null, cancellation).StateAt(0).ToArray();
        return Table(person, person.Fluxes(hour, state), state);
    }

    /// <summary>Mean fluxes over the last day of a regimen.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="regimen">What is taken, for at least that long.</param>
    /// <param name="days">Days; the last one is averaged.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static IReadOnlyList<TissueFluxes> OnLastDay(BodyAtRest person, Regimen regimen, int days, CancellationToken cancellation = default)
    {
        var samples = (int)HoursPerDay * SamplesPerHour;
        var hours = Enumerable.Range(0, samples + 1).Select(i => (days - 1) * HoursPerDay + (double)i / SamplesPerHour).ToArray();
        var run = person.Simulate(regimen, hours, null, cancellation);
        var mean = new Dictionary<string, double>(StringComparer.Ordinal);
        var state = new double[person.State.Length];
        for (var i = 0; i <= samples; i++)
        {
            var weight = (i is 0 || i == samples ? 0.5 : 1) / samples;
            foreach (var (id, flux) in person.Fluxes(hours[i], run.StateAt(i)))
            {
                mean[id] = mean.GetValueOrDefault(id) + weight * flux;
            }

            for (var j = 0; j < state.Length; j++)
            {
                state[j] += weight * run.StateAt(i)[j];
            }
        }

        return Table(person, mean, state);
    }

    private static List<TissueFluxes> Table(BodyAtRest person, IReadOnlyDictionary<string, double> flux, ReadOnlySpan<double> state)
    {
        var rows = new List<TissueFluxes>();
        double Of(string id) => flux.GetValueOrDefault(id);
        foreach (var (id, name) in BodyAtRest.Tissues)
        {
            var (fromAcid, fromTryptophan) = (Of($"NAPRT_{id}"), Of($"deNovo_{id}"));
            var synthetase = Of($"NADSYN_{id}");
            var made = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["salvage"] = Of($"NAMPT_{id}"),
                ["Preiss-Handler"] = fromAcid + fromTryptophan > 0 ? synthetase * fromAcid / (fromAcid + fromTryptophan) : 0,
                ["NR kinase"] = Of($"NRK_{id}"),
                ["de novo"] = fromAcid + fromTryptophan > 0 ? synthetase * fromTryptophan / (fromAcid + fromTryptophan) : 0,
            };
            var used = Consumers.ToDictionary(consumer => consumer, consumer => Of($"{consumer}_{id}") + (consumer == "residual" ? Of($"use_{id}") : 0), StringComparer.Ordinal);
            var (total, use) = (made.Values.Sum(), used.Values.Sum());
            rows.Add(new TissueFluxes(name, person.TissueNad(id, state), total, Share(made, total), Share(used, use)) { Used = use });
        }

        return rows;
    }

    private static Dictionary<string, double> Share(Dictionary<string, double> parts, double total) => parts.ToDictionary(part => part.Key, part => part.Value / total, StringComparer.Ordinal);
}
