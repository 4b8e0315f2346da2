namespace Nadir;

/// <summary>One body with one set of values through every experiment.</summary>
/// <param name="body">The body under its hypotheses.</param>
/// <param name="person">Whose.</param>
/// <param name="values">Values of the reference person.</param>
/// <param name="tolerances">Tolerances of the runs.</param>
/// <param name="cancellation">Stops the runs.</param>
internal sealed class ExperimentRun(Body body, Person person, IReadOnlyDictionary<string, double> values, Tolerances tolerances, CancellationToken cancellation)
{
    private const double HoursPerDay = 24;

    /// <summary>Logarithm of every readout over its baseline.</summary>
    public double[] Read(IReadOnlyList<Experiment> experiments, IReadOnlyList<Readout> readouts)
    {
        var read = new double[readouts.Count];
        var rest = body.At(person, values);
        for (var e = 0; e < experiments.Count; e++)
        {
            var experiment = experiments[e];
            var (under, baseline) = experiment.OldAge is { } age
                ? (body.At(Aged(age), values), body.At(Aged(experiment.YoungAge!.Value), values))
                : (rest.Under(experiment.Conditions), null);
            var run = experiment.Regimen.Intakes.Count == 0 ? null : under.Simulate(experiment.Regimen, experiment.Hours, tolerances, cancellation);
            var day = run is null ? [] : under.Simulate(Regimen.None, [HoursPerDay], tolerances, cancellation).StateAt(0).ToArray();
            for (var k = 0; k < readouts.Count; k++)
            {
                if (readouts[k].Experiment == e)
                {
                    var hour = readouts[k].Hour;
                    read[k] = Log(readouts[k], under, run is null ? under.State : run.StateAt(hour), baseline ?? under, experiment.Hours[hour], day);
                }
            }
        }

        return read;
    }

    private double Log(Readout readout, BodyAtRest under, ReadOnlySpan<double> state, BodyAtRest baseline, double hours, double[] day)
    {
        var floor = body.Rules[$"floor.{readout.Assay}"];
        var (now, before) = readout.Assay == "drive"
            ? (Drive(under, state, hours), Drive(baseline, baseline.State, 0))
            : Values(readout, under, state, baseline, hours, day);
        return Math.Log((Math.Max(now, 0) + floor) / (Math.Max(before, 0) + floor));
    }

    private static (double Now, double Before) Values(Readout readout, BodyAtRest under, ReadOnlySpan<double> state, BodyAtRest baseline, double hours, double[] day)
    {
        var measure = ObservationModel.All.First(model => model.Name == readout.Matrix).Analytes[readout.Analyte];
        var now = measure(new Sample(under, state));

        // Urine is a collection since the start, against the same time without a dose.
        return readout.Assay == "urine"
            ? (now, hours / HoursPerDay * measure(new Sample(under, day)))
            : (now, measure(new Sample(baseline, baseline.State)));
    }

    // What a response sees: free NAD⁺ of muscle, or the flux through its SIRT1 (D6).
    private double Drive(BodyAtRest at, ReadOnlySpan<double> state, double hour) => body.Hypotheses["drive"].Name == "flux"
        ? at.Fluxes(hour, state)["SIRT1_mus"]
        : RedoxState.Of(at, hour, state).First(row => row.Tissue == "muscle").FreeCytosol;

    private Person Aged(double years) => new(years * Units.year, person.Sex, person.MassKilograms * Units.kg, person.HeightCentimeters * Units.cm);
}
