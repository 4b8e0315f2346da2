namespace Nadir;

/// <summary>How the use of NAD⁺ by each consumer answers to NMN, DNA damage, inflammation and inhibitors, compartment by compartment.</summary>
public static class ConsumerStudy
{
    private const int Days = 14;
    private const double HoursPerDay = 24;

    /// <summary>Where each consumer sits.</summary>
    public static IReadOnlyDictionary<string, string> Compartments { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SIRT1"] = "nucleus", ["PARP1"] = "nucleus", ["CD38"] = "outside of cells, cytosol", ["residual"] = "cytosol", ["SIRT3"] = "matrix",
    };

    /// <summary>What is tried: nothing, NMN, damage, inflammation, inhibitors.</summary>
    public static IReadOnlyList<ScenarioArm> Arms { get; } =
    [
        new("at rest", Regimen.None, []),
        new("NMN 500 mg a day", Regimen.Oral(Precursor.NMN, 500 * Units.mg, 1 * Units.day, Days), []),
        new("NAM 1 g a day", Regimen.Oral(Precursor.NAM, 1000 * Units.mg, 1 * Units.day, Days), []),
        new("radiation 2 Gy, an hour ago", Regimen.None, [new Condition(Input.Named("radiation"), 2, fromHour: Days * HoursPerDay - 1)]),
        new("inflammation 1", Regimen.None, [new Condition(Input.Named("inflammation"), 1)]),
        new("CD38 inhibitor 80 %", Regimen.None, [new Condition(Input.Named("CD38 inhibitor"), 0.8)]),
        new("PARP inhibitor 80 %", Regimen.None, [new Condition(Input.Named("PARP inhibitor"), 0.8)]),
        new("SIRT1 inhibitor 80 %", Regimen.None, [new Condition(Input.Named("SIRT1 inhibitor"), 0.8)]),
    ];

    /// <summary>Fluxes of one tissue in every arm: mean of the last day, or the instant an hour after radiation.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="tissue">Name of a tissue.</param>
    /// <param name="progress">Told after every arm.</param>
    /// <param name="cancellation">Stops the study.</param>
    /// <exception cref="ArgumentException">There is no such tissue.</exception>
    public static IReadOnlyList<ConsumerRow> Run(BodyAtRest person, string tissue, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        if (!BodyAtRest.Tissues.Any(known => known.Name == tissue))
        {
            throw new ArgumentException($"There is no tissue '{tissue}'; known: {string.Join(", ", BodyAtRest.Tissues.Select(known => known.Name))}.", nameof(tissue));
        }

        var rows = new List<ConsumerRow>();
        TissueFluxes? rest = null;
        foreach (var arm in Arms)
        {
            var under = person.Under(arm.Conditions);
            var fluxes = (arm.Regimen.Intakes.Count > 0 ? FluxStudy.OnLastDay(under, arm.Regimen, Days, cancellation)
                : arm.Conditions.Any(condition => condition.FromHour is not null) ? FluxStudy.At(under, Days * HoursPerDay, cancellation)
                : FluxStudy.AtRest(under)).Single(row => row.Tissue == tissue);
            rest ??= fluxes;
            var used = fluxes.Uses.ToDictionary(use => use.Key, use => use.Value * fluxes.Used, StringComparer.Ordinal);
            rows.Add(new ConsumerRow(
                arm.Label, fluxes.Pool / rest.Pool, fluxes.Uses,
                used.ToDictionary(use => use.Key, use => rest.Uses[use.Key] > 0 ? use.Value / (rest.Uses[use.Key] * rest.Used) : double.NaN, StringComparer.Ordinal)));
            progress?.Report(new Progress("arms", rows.Count, Arms.Count));
        }

        return rows;
    }
}
