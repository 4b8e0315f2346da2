namespace Nadir;

/// <summary>What the arms of a trial do to tests, by the response models: the effect on the typical person when every dose is taken. No trial has shown how it differs between people.</summary>
internal static class ResponseEffects
{
    private const int People = 200;

    /// <summary>Effect over nothing taken, one array an endpoint, row-major [arm, slot]; zeros for what is no test.</summary>
    public static double[][] Of(Body body, VirtualTrial trial, IReadOnlyDictionary<string, double> reference, ulong seed, TrialSlots slots)
    {
        var effects = trial.Endpoints.Select(_ => new double[trial.Arms.Count * slots.Count]).ToArray();
        Response[] responses = [.. trial.Endpoints.Select(planned => planned.Endpoint.Response).OfType<Response>().Distinct()];
        if (responses.Length == 0)
        {
            return effects;
        }

        var rest = body.With(responses).At(Typical(body, trial.Population, seed), reference);
        var hours = slots.Hours(hasCollections: false);
        var nothing = rest.Simulate(Regimen.None, hours);
        for (var arm = 0; arm < trial.Arms.Count; arm++)
        {
            if (trial.Arms[arm].Takes.Count == 0)
            {
                continue;
            }

            var run = rest.Simulate(Regimen.Of(trial.Arms[arm].Takes.SelectMany(course => course.Intakes), trial.Arms[arm].Label), hours);
            for (var slot = 0; slot < slots.Count; slot++)
            {
                var i = Array.BinarySearch(hours, slots.Hour(slot));
                var (with, without) = (rest.Assigned(hours[i], run.StateAt(i)), rest.Assigned(hours[i], nothing.StateAt(i)));
                for (var e = 0; e < effects.Length; e++)
                {
                    var output = trial.Endpoints[e].Endpoint.Output;
                    effects[e][arm * slots.Count + slot] = output.Length == 0 ? 0 : with[output] - without[output];
                }
            }
        }

        return effects;
    }

    private static Person Typical(Body body, Population population, ulong seed)
    {
        Person[] people = [.. Enumerable.Range(0, People).Select(i => population.Draw(body, seed, i).Person)];
        double Middle(Func<Person, double> of) => Quantiles.Of([.. people.Select(of)], 0.5);
        return new Person(
            Middle(person => person.AgeYears) * Units.year, 2 * people.Count(person => person.Sex == Sex.Male) > People ? Sex.Male : Sex.Female,
            Middle(person => person.MassKilograms) * Units.kg, Middle(person => person.HeightCentimeters) * Units.cm);
    }
}
