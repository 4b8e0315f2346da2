namespace Nadir;

/// <summary>Asks a response what a regimen does: the same body with and without it, in draws of all numbers.</summary>
public static class ResponseStudy
{
    private const int LeastDraws = 20;

    // Hours; what happens at the start happens just after it.
    private const double Soon = 1e-3;

    // Ten times what a draw is integrated to: sums that are nothing without the regimen differ by less.
    private const double NoiseFloor = 1e-3;
    private static readonly Tolerances DrawTolerances = new(1e-4, 1e-7);

    /// <summary>Runs it.</summary>
    /// <param name="body">The body, without responses.</param>
    /// <param name="person">Whose.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="draws">Draws behind intervals and chances, at least 20.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the study.</param>
    /// <exception cref="ArgumentException">An input that the response does not have, or too few draws.</exception>
    public static ResponseForecast Run(
        Body body, Person person, ResponseQuestion question, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        Run(body, person.ToString(), (with, values) => with.At(person, values), question, draws, seed, progress, cancellation);

    /// <summary>The same for a mouse.</summary>
    /// <param name="body">The body of the mouse, without responses.</param>
    /// <param name="mouse">Which.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="draws">Draws behind intervals and chances, at least 20.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told after every draw.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static ResponseForecast Run(
        Body body, Mouse mouse, ResponseQuestion question, int draws, ulong seed, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        Run(body, mouse.ToString(), (with, values) => with.At(mouse, values), question, draws, seed, progress, cancellation);

    private static ResponseForecast Run(
        Body body, string who, Func<Body, IReadOnlyDictionary<string, double>, BodyAtRest> at, ResponseQuestion question, int draws, ulong seed, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        Check(question, draws);
        var with = body.Assume(body.Hypotheses.With("drive", question.Drive == DriveKind.Flux ? "flux" : "pool")).With([question.Response]);
        ResponseOutput[] outputs = [.. question.Response.Outputs.Where(output => output.Has(with.Organism))];
        Condition[] others = [.. (question.Conditions ?? []).Where(condition => !IsTaken(question.Response, condition))];
        double[][][] One(IReadOnlyDictionary<string, double> values, Tolerances tolerances)
        {
            var rest = at(with, Merged(Merged(values, FromConditions(question)), question.Inputs)).Under(others);
            return [.. new[] { question.Regimen, Regimen.None }.Select(regimen => Read(rest, rest.Simulate(regimen, question.Hours, tolerances, cancellation), outputs))];
        }

        var best = One(with.Values, Body.StandardTolerances);
        var (source, responses) = (new BodyDraws(with, seed), new ResponseDraws(with, seed));
        var drawn = DrawnBodies<double[][][]>.Run(draws, draw => One(Merged(source.Values(draw), responses.Values(draw)), DrawTolerances), progress, cancellation);
        var badge = question.Response.Badge(with.Organism);
        var isSignOnly = question.Response.Evidence[with.Organism] == ResponseEvidence.SignOnly;
        return new ResponseForecast(
            question, badge, [.. outputs.Select((output, k) => Series(output, k, best, drawn.Kept, isSignOnly, with.Values["resp_visible"]))], drawn.Kept.Count, drawn.Failed,
            Notes(question.Response, isSignOnly, with), Hashes.Provenance(with, $"response|{who}|{question.Text}|{question.Hours[^1]}|{draws}|{seed}", seed, draws, question.Response.Claims.Select(claim => $"claim {claim}: see 'nadir evidence claim {claim}'")));
    }

    private static void Check(ResponseQuestion question, int draws)
    {
        if (draws < LeastDraws)
        {
            throw new ArgumentException(FormattableString.Invariant($"{draws} draws: give at least {LeastDraws}."), nameof(draws));
        }

        var known = question.Response.Needs.Append(question.Response).SelectMany(response => response.Inputs).Select(input => input.Id).ToArray();
        foreach (var id in question.Inputs?.Keys ?? [])
        {
            if (!known.Contains(id, StringComparer.Ordinal))
            {
                throw new ArgumentException($"{question.Response.Name} has no input '{id}'; it has {(known.Length == 0 ? "none" : string.Join(", ", known))}.", nameof(question));
            }
        }
    }

    // A condition that the response has inputs for acts through the response only: what training does to the outcome contains what it does through NAD⁺. One that begins needs an input for when.
    private static bool IsTaken(Response response, Condition condition) =>
        response.Inputs.Where(input => input.Condition == condition.Input.Name).ToArray() is { Length: > 0 } own && (condition.FromHour is null || own.Any(input => input.IsStart));

    private static Dictionary<string, double> FromConditions(ResponseQuestion question)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var input in question.Response.Inputs.Where(input => input.Condition is not null))
        {
            Condition[] own = [.. (question.Conditions ?? []).Where(condition => condition.Input.Name == input.Condition && IsTaken(question.Response, condition))];
            if (input.IsStart && own.Length > 1)
            {
                throw new ArgumentException($"{question.Response.Name} takes '{input.Condition}' once; it is given {own.Length} times.", nameof(question));
            }

            if (own.Length > 0)
            {
                values[input.Id] = input.IsStart ? Math.Max(Soon, own[0].FromHour ?? 0) : own.Sum(condition => condition.Size);
            }
        }

        return values;
    }

    // [output][time]
    private static double[][] Read(BodyAtRest rest, Trajectory run, ResponseOutput[] outputs)
    {
        var values = outputs.Select(_ => new double[run.Times.Count]).ToArray();
        for (var i = 0; i < run.Times.Count; i++)
        {
            var assigned = rest.Assigned(run.Times[i], run.StateAt(i));
            for (var k = 0; k < outputs.Length; k++)
            {
                var value = assigned.TryGetValue(outputs[k].Id, out var found) ? found : run.StateAt(i)[rest.Model.StateIndex(outputs[k].Id)];
                values[k][i] = Math.Abs(value) < Body.StandardTolerances.Absolute ? 0 : value; // the integrator cannot tell it from nothing
            }
        }

        return values;
    }

    private static ResponseSeries Series(ResponseOutput output, int k, double[][][] best, IReadOnlyList<double[][][]> kept, bool isSignOnly, double visible)
    {
        var effects = kept.Select(draw => draw[0][k][^1] - draw[1][k][^1]).ToArray();
        bool Shows(double[][][] draw, double sign) => sign * (draw[0][k][^1] - draw[1][k][^1]) > visible * Math.Abs(draw[1][k][^1]) + (isSignOnly ? NoiseFloor : double.Epsilon);
        double Share(double sign) => kept.Count(draw => Shows(draw, sign)) / (double)kept.Count;
        if (isSignOnly)
        {
            return new ResponseSeries(output, Share(1), Share(-1), null, null, null);
        }

        ResponseRange[] Ranges(int arm) => [.. best[arm][k].Select((value, i) => Range(value, [.. kept.Select(draw => draw[arm][k][i])]))];
        return new ResponseSeries(output, Share(1), Share(-1), Ranges(0), Ranges(1), Range(best[0][k][^1] - best[1][k][^1], effects));
    }

    private static ResponseRange Range(double best, double[] draws) => new(best, Quantiles.Of(draws, Interval90.Lower), Quantiles.Of(draws, Interval90.Upper));

    private static List<string> Notes(Response response, bool isSignOnly, Body body)
    {
        var notes = new List<string> { response.Note };
        if (isSignOnly)
        {
            notes.Add(FormattableString.Invariant($"Only a direction is known: every strength is drawn over two decades, with every sign that the evidence gives. A change counts from {100 * body.Values["resp_visible"]:0.#} %. No size is given; the result stays outside coverage."));
        }

        var rows = response.Rows(body.ResponseTable);
        notes.Add(FormattableString.Invariant($"{rows.Count(row => row.Checked is "assumed" or "unconfirmed")} of its {rows.Count} numbers are assumed or unconfirmed (body/responses.csv). Nothing here recommends taking anything."));
        return notes;
    }

    private static Dictionary<string, double> Merged(IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, double>? over)
    {
        var merged = new Dictionary<string, double>(values, StringComparer.Ordinal);
        foreach (var (id, value) in over ?? new Dictionary<string, double>(StringComparer.Ordinal))
        {
            merged[id] = value;
        }

        return merged;
    }
}
