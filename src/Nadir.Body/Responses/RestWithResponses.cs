namespace Nadir;

/// <summary>
/// Finds the rest of a person with responses: the steady state of chemistry and responses together, the drives there, and the drives on the
/// reference regimen of the species, which give every drive its scale.
/// </summary>
internal sealed class RestWithResponses(Body body, Person? person, Mouse? mouse, Dictionary<string, double> scaled, IReadOnlyDictionary<string, double> fluxes, double[] chemistry)
{
    private Dictionary<string, double> values = scaled;

    private const int SamplesOfLastDay = 24;
    private const double LeastChange = 1e-6;
    private static readonly Tolerances ReferenceTolerances = new(1e-4, 1e-7);

    public BodyAtRest Find()
    {
        ResponseDrive[] drives = [.. body.Responses.SelectMany(response => response.Drives).Distinct()];
        Prepare(drives);
        var rest = body.Assumed(new BodyAtRest(body, person, mouse, values, Body.Fill(body.Model, values), Start()));
        values = new Dictionary<string, double>(rest.Values, StringComparer.Ordinal);
        rest = rest.SteadyAt(values);
        rest = AtOwnRest(rest, drives);
        if (drives.Length == 0)
        {
            return rest;
        }

        var reference = OnReference(rest, drives);
        for (var i = 0; i < drives.Length; i++)
        {
            // A reference regimen that changes nothing cannot scale a drive; it then hardly moves the response.
            var change = reference[i] - values[drives[i].Rest];
            values[drives[i].Reference] = values[drives[i].Rest] + (Math.Abs(change) > LeastChange ? change : LeastChange);
        }

        return new BodyAtRest(body, person, mouse, values, Body.Fill(body.Model, values), [.. rest.State]);
    }

    private void Prepare(ResponseDrive[] drives)
    {
        values[ResponseNetwork.ByFlux] = body.Hypotheses["drive"].Name == "flux" ? 1 : 0;
        foreach (var row in ResponseNetwork.Rows(body.Responses, body.ResponseTable, body.Organism))
        {
            values.TryAdd(row.Id, row.Value);
        }

        values["resp_age"] = person?.AgeYears ?? mouse!.AgeMonths;
        foreach (var (id, value) in body.Steady.Equations.Parameters.Zip(body.Steady.Equations.ParameterValues))
        {
            values.TryAdd(id, value);
        }

        foreach (var drive in drives)
        {
            (values[drive.Rest], values[drive.Reference], values[drive.RestingFlux]) = (1, 2, fluxes[drive.Reaction]);
        }
    }

    private double[] Start()
    {
        // States that only responses have start where the responses say; the others where the chemistry rests.
        var state = body.Model.InitialState(Body.Fill(body.Model, values));
        for (var i = 0; i < chemistry.Length; i++)
        {
            state[i] = chemistry[i] > 0 ? chemistry[i] : state[i];
        }

        return state;
    }

    // A drive counts from the person's own rest, so rest is found again with that as its origin.
    private BodyAtRest AtOwnRest(BodyAtRest rest, ResponseDrive[] drives)
    {
        var now = rest.Assigned(0, rest.State);
        foreach (var drive in drives)
        {
            values[drive.Rest] = now[drive.Relative];
        }

        return rest.SteadyAt(values);
    }

    private double[] OnReference(BodyAtRest rest, ResponseDrive[] drives)
    {
        var days = (int)values["resp_ref_days"];
        var dose = values["resp_ref_dose"];
        var regimen = mouse is null ? Regimen.Oral(Precursor.NMN, dose * Units.mg, 1 * Units.day, days) : MouseRegimen.DrinkingWater(body, mouse, Precursor.NMN, dose, days);
        double[] hours = [.. Enumerable.Range(0, SamplesOfLastDay + 1).Select(i => 24.0 * (days - 1) + 24.0 * i / SamplesOfLastDay)];
        var run = rest.Simulate(regimen, hours, ReferenceTolerances);
        var mean = new double[drives.Length];
        for (var k = 0; k < hours.Length; k++)
        {
            var weight = (k is 0 || k == hours.Length - 1 ? 0.5 : 1) / SamplesOfLastDay;
            var now = rest.Assigned(hours[k], run.StateAt(k));
            for (var i = 0; i < drives.Length; i++)
            {
                mean[i] += weight * now[drives[i].Relative];
            }
        }

        return mean;
    }
}
