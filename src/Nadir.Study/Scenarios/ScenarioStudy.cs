namespace Nadir;

/// <summary>Runs scenarios of several arms or ages. A scenario of one person is run by <see cref="PersonStudy"/>.</summary>
public static class ScenarioStudy
{
    private const double HoursPerDay = 24;

    /// <summary>Pools that are read, in the order of a table.</summary>
    public static IReadOnlyList<string> Pools { get; } = [.. BodyAtRest.Tissues.Select(tissue => tissue.Name).Prepend("whole blood"), "plasma NAM"];

    /// <summary>Runs a contrast.</summary>
    /// <param name="body">The default body.</param>
    /// <param name="scenario">What is asked.</param>
    /// <param name="progress">Told after every arm.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static ContrastRun Run(Body body, ContrastScenario scenario, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        PersonStudy.CheckDays(scenario.Days);
        var rest = body.Assume(scenario.Hypotheses).At(scenario.Person);
        var reference = Read(rest.Under(scenario.Arms[0].Conditions, scenario.StartClock), Regimen.None, 0, cancellation);
        var arms = new List<ArmPools>();
        foreach (var arm in scenario.Arms)
        {
            var pools = Read(rest.Under(arm.Conditions, scenario.StartClock), arm.Regimen, scenario.Days, cancellation);
            arms.Add(new ArmPools(arm.Label, Pools.Zip(pools.Zip(reference, (value, before) => value / before)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)));
            progress?.Report(new Progress("arms", arms.Count, scenario.Arms.Count));
        }

        return new ContrastRun(
            scenario.Title, scenario.Person, scenario.Days, arms,
            [.. PersonStudy.Caveats, .. Scenario.Notes(scenario.Arms.SelectMany(arm => arm.Conditions), scenario.Hypotheses)], Hashes.Provenance(body, scenario.Canonical, 0, 0, []));
    }

    /// <summary>Runs an age scenario.</summary>
    /// <param name="body">The default body.</param>
    /// <param name="scenario">What is asked.</param>
    /// <param name="progress">Told after every age.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static AgeRun Run(Body body, AgeScenario scenario, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        PersonStudy.CheckDays(scenario.Days);
        var (curves, done) = (new List<AgeCurves>(), 0);
        foreach (var rival in scenario.Rivals)
        {
            var assumed = body.Assume(rival);
            var values = new double[scenario.People.Count][];
            double[]? youngest = null;
            for (var i = 0; i < values.Length; i++)
            {
                var rest = assumed.At(scenario.People[i]).Under(scenario.Conditions, scenario.StartClock);
                youngest ??= Read(rest, Regimen.None, 0, cancellation);
                values[i] = Read(rest, scenario.Regimen, scenario.Regimen.Intakes.Count == 0 ? 0 : scenario.Days, cancellation);
                progress?.Report(new Progress("ages", ++done, values.Length * scenario.Rivals.Count));
            }

            curves.Add(new AgeCurves(
                rival.IsDefault ? "default (none)" : rival.ToString(),
                Pools.Select((pool, k) => (pool, curve: (IReadOnlyList<double>)[.. values.Select(row => row[k] / youngest![k])])).ToDictionary(pair => pair.pool, pair => pair.curve, StringComparer.Ordinal)));
        }

        var first = scenario.People[0];
        return new AgeRun(
            scenario.Title, FormattableString.Invariant($"{(first.Sex == Sex.Female ? "woman" : "man")}, {first.MassKilograms:0.#} kg, {first.HeightCentimeters:0.#} cm; {(scenario.Regimen.Intakes.Count == 0 ? "no dose" : scenario.Regimen.Text)}"),
            [.. scenario.People.Select(person => person.AgeYears)], curves,
            [.. PersonStudy.Caveats, "A fall of tissue NAD⁺ with age was measured in mice (median 30 % at 25 months); in people whole-blood NAD⁺ does not follow age. The rivals share that size and differ in cause.",
                .. Scenario.Notes(scenario.Conditions, HypothesisSet.Default)],
            Hashes.Provenance(body, scenario.Canonical, 0, 0, []));
    }

    // NAD⁺ of whole blood and tissues and NAM of plasma at the end, in the order of Pools.
    private static double[] Read(BodyAtRest rest, Regimen regimen, int days, CancellationToken cancellation)
    {
        var state = days == 0 ? rest.State.ToArray() : rest.Simulate(regimen, [days * HoursPerDay], null, cancellation).StateAt(0).ToArray();
        var sample = new Sample(rest, state);
        var pools = new List<double> { ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"](sample) };
        foreach (var (id, _) in BodyAtRest.Tissues)
        {
            pools.Add(id == "r" ? sample["NAD_r"] : sample.TissueNad(id));
        }

        pools.Add(sample["NAM_p"]);
        return [.. pools];
    }
}
