namespace Nadir.App;

/// <summary>A virtual trial as text.</summary>
internal static class TrialPrinter
{
    public static void Print(TextWriter output, TrialResult result, IReadOnlyList<PublishedRow> published, TrialRole? role)
    {
        var trial = result.Trial;
        output.WriteLine(trial.Title);
        output.WriteLine(FormattableString.Invariant($"{result.Options.Replicates} repetitions, pool of {result.Pool.Size} people in every arm{(role is { } own ? $"; copies {trial.Evidence}, a {own.ToString().ToLowerInvariant()} trial" : "")}"));
        Flow(output, result);
        Changes(output, result);
        Contrasts(output, result);
        Orders(output, result);
        Apart(output, result);
        foreach (var sentence in TrialWords.Weighted(result))
        {
            output.WriteLine(sentence);
        }

        Published(output, published);
        output.WriteLine(FormattableString.Invariant($"Pool against {Math.Min(400, result.Pool.Size)} other people: {string.Join("; ", result.Checks.Select(check => FormattableString.Invariant($"{trial.Arms[check.Arm].Label} {trial.Endpoints[check.Endpoint].Endpoint.Name} {Figures.Number(check.Pool)} and {Figures.Number(check.Others)} ({Math.Round(check.Errors, 1) + 0.0:+0.0;-0.0;0.0} standard errors)")))}."));
        foreach (var note in result.Notes)
        {
            output.WriteLine($"- {note}");
        }

        var p = result.Provenance;
        output.WriteLine(FormattableString.Invariant($"Nadir {p.Version}, model {p.ModelHash}, study {p.StudyHash}, seed {p.Seed}."));
    }

    private static void Flow(TextWriter output, TrialResult result)
    {
        var table = Tables.Make("arm", "takes", ">randomized", ">completed", ">rescued", ">per protocol", ">doses taken");
        for (var arm = 0; arm < result.Flow.Count; arm++)
        {
            var flow = result.Flow[arm];
            table.Row(
                result.Trial.Arms[arm].Label, result.Trial.Arms[arm].Text, Figures.Number(flow.Randomized), Figures.Number(flow.Completed), Figures.Number(flow.Rescued), Figures.Number(flow.PerProtocol), TrialWords.Percent(flow.Taken));
        }

        Tables.On(output).Write(table);
    }

    private static void Changes(TextWriter output, TrialResult result)
    {
        var table = Tables.Make("endpoint", "arm", ">day", ">change", ">fold", ">spread between people", ">spread seen (90 % of repetitions)");
        foreach (var endpoint in result.Endpoints)
        {
            foreach (var change in endpoint.Changes)
            {
                var isMoved = Math.Abs(change.Change) > 1e-9;
                table.Row(
                    $"{endpoint.Planned.Endpoint.Name}, {endpoint.Planned.Endpoint.Unit}", result.Trial.Arms[change.Arm].Label, FormattableString.Invariant($"{result.Trial.Visits[change.Visit].Day}"),
                    isMoved ? Figures.Number(change.Change) : "0", double.IsNaN(change.Fold) ? "" : FormattableString.Invariant($"{change.Fold:0.00}"), isMoved ? TrialWords.Percent(change.TrueSpread) : "",
                    isMoved ? FormattableString.Invariant($"{100 * change.SeenSpread:0} % ({100 * change.SeenSpreadLow:0} to {100 * change.SeenSpreadHigh:0})") : "");
            }
        }

        Tables.On(output).Write(table);
    }

    private static void Contrasts(TextWriter output, TrialResult result)
    {
        var table = Tables.Make("analysis", "|contrast", ">true", ">estimate, 90 %", ">power", ">adjusted", ">none");
        foreach (var contrast in result.Contrasts)
        {
            var endpoint = result.Trial.Endpoints[contrast.Plan.Endpoint].Endpoint;
            table.Row(
                FormattableString.Invariant($"{endpoint.Name}: {TrialWords.Method(contrast.Plan)}, day {result.Trial.Visits[contrast.Plan.Visit].Day}{(contrast.Plan.IsPrimary ? " *" : "")}"), contrast.Contrast.Label,
                TrialWords.Effect(contrast, endpoint, contrast.Truth), contrast.Power is null ? "" : $"{Figures.Number(contrast.Estimate)} ({Figures.Number(contrast.EstimateLow)} to {Figures.Number(contrast.EstimateHigh)})",
                TrialWords.Power(contrast), TrialWords.Adjusted(contrast), FormattableString.Invariant($"{contrast.Failed}"));
        }

        Tables.On(output).Write(table);
        output.WriteLine("*: primary. True: effect in the pool before any error. Adjusted: power after the multiplicity rule. None: repetitions in which the analysis had no result; they count as not significant.");
    }

    private static void Orders(TextWriter output, TrialResult result)
    {
        foreach (var endpoint in result.Endpoints.Where(endpoint => endpoint.DoseOrder is not null))
        {
            output.WriteLine($"{endpoint.Planned.Endpoint.Name}: mean changes in the order of the doses in {TrialWords.Percent(endpoint.DoseOrder!.Value)} of the repetitions, the highest dose first in {TrialWords.Percent(endpoint.TopOrder!.Value)}.");
        }
    }

    private static void Apart(TextWriter output, TrialResult result)
    {
        foreach (var sentence in TrialWords.NotToldApart(result))
        {
            output.WriteLine(sentence);
        }
    }

    private static void Published(TextWriter output, IReadOnlyList<PublishedRow> published)
    {
        if (published.Count == 0)
        {
            return;
        }

        var table = Tables.Make("published row", "what", "published", "virtual trial");
        foreach (var row in published)
        {
            table.Row(row.Row, row.What, row.Published, row.Virtual);
        }

        Tables.On(output).Write(table);
    }
}
