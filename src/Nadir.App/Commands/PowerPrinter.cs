namespace Nadir.App;

/// <summary>Operating characteristics as text.</summary>
internal static class PowerPrinter
{
    private const int ColumnsATable = 4;

    public static void Print(TextWriter output, PowerResult result)
    {
        var (trial, options) = (result.Trial, result.Options);
        output.WriteLine(trial.Title);
        output.WriteLine(FormattableString.Invariant($"{string.Join(", ", trial.Arms.Select(arm => $"{arm.Label}: {arm.Size}"))} people; {options.Trial.Replicates} repetitions of every trial, pool of {options.Trial.PoolSize}. In brackets: 95 % intervals for the number of repetitions (or draws)."));
        Planned(output, result);
        if (result.Sought.Count > 0)
        {
            Sought(output, result);
            Information(output, result);
        }

        foreach (var curve in result.Curves)
        {
            Curve(output, result, curve);
        }

        Choices(output, result);
        foreach (var note in result.Notes)
        {
            output.WriteLine($"- {note}");
        }

        var p = result.Provenance;
        output.WriteLine(FormattableString.Invariant($"Nadir {p.Version}, model {p.ModelHash}, study {p.StudyHash}, seed {p.Seed}."));
    }

    private static void Planned(TextWriter output, PowerResult result)
    {
        output.WriteLine("\nAs planned");
        var isAdjusted = result.Contrasts.Any(contrast => contrast.Planned.AdjustedPower is not null);
        string[] headings = ["endpoint, day: contrast", "analysis", ">true effect", ">power", .. isAdjusted ? new[] { ">adjusted" } : [], ">type-I error"];
        var table = Tables.Make(headings);
        foreach (var contrast in result.Contrasts)
        {
            var planned = contrast.Planned;
            string[] cells =
            [
                PowerWords.Contrast(result.Trial, planned), TrialWords.Method(planned.Plan) + (planned.Plan.IsPrimary ? ", primary" : ""), TrialWords.Effect(planned, result.Trial.Endpoints[planned.Plan.Endpoint].Endpoint, planned.Truth),
                TrialWords.Power(planned), .. isAdjusted ? new[] { TrialWords.Adjusted(planned) } : [], PowerWords.Share(contrast.TypeOne, contrast.TypeOneInterval),
            ];
            table.Row(cells);
        }

        Tables.On(output).Write(table);
    }

    private static void Sought(TextWriter output, PowerResult result)
    {
        var hasCurve = result.Curves.Any(curve => curve.Variation.What == VariedQuantity.Dose);
        output.WriteLine(FormattableString.Invariant($"\nPeople, assurance, nulls (people an arm for a power of {100 * result.Options.Target:0.#} %)"));
        var table = Tables.Make("endpoint, day: contrast", ">people an arm", ">assurance as planned", ">power in 80 % of draws", ">a null excludes", ">predicted effect", ">of the draws");
        foreach (var contrast in result.Sought.Select(c => result.Contrasts[c]))
        {
            var (planned, ruled) = (contrast.Planned, contrast.Null);
            table.Row(
                PowerWords.Contrast(result.Trial, planned), PowerWords.Needed(contrast.Needed), PowerWords.Mean(contrast.Assurance), PowerWords.Range(contrast.Assurance),
                ruled is null ? "" : $"from {TrialWords.Effect(planned, result.Trial.Endpoints[planned.Plan.Endpoint].Endpoint, ruled.Effect)}", ruled is null ? "" : PowerWords.OfPredicted(ruled),
                ruled?.Draws is { } draws ? TrialWords.Percent(draws) : "");
        }

        Tables.On(output).Write(table);
        foreach (var contrast in result.Sought.Select(c => result.Contrasts[c]).Where(contrast => hasCurve && contrast.Null is not null))
        {
            output.WriteLine($"A null of {PowerWords.Contrast(result.Trial, contrast.Planned)} would exclude the model's effect of {PowerWords.Dose(contrast.Null!, hasCurve)}.");
        }
    }

    private static void Information(TextWriter output, PowerResult result)
    {
        if (result.Options.Draws == 0)
        {
            return;
        }

        output.WriteLine("\nWhat it would be worth to know (first contrast sought)");
        var table = Tables.Make("|number", "what it is", ">variance of the effect that goes", ">assurance where it is low", ">where it is high");
        foreach (var value in result.Contrasts[result.Sought[0]].Information)
        {
            table.Row(value.Parameter, value.Meaning, TrialWords.Percent(value.Share) + (value.IsClear ? "" : ", within chance"), TrialWords.Percent(value.AssuranceWhereLow), TrialWords.Percent(value.AssuranceWhereHigh));
        }

        Tables.On(output).Write(table);
    }

    private static void Curve(TextWriter output, PowerResult result, PowerCurve curve)
    {
        foreach (var columns in Enumerable.Range(0, result.Sought.Count).Chunk(ColumnsATable))
        {
            output.WriteLine($"\nPower by {curve.Variation.Label}");
            var table = Tables.Make([$">{curve.Variation.Label}", .. columns.Select(c => $"{result.Trial.Endpoints[curve.Points[0][c].Plan.Endpoint].Endpoint.Name}: {curve.Points[0][c].Contrast.Label}{(curve.Points[0][c].AdjustedPower is null ? "" : ", adjusted")}")]);
            for (var i = 0; i < curve.Points.Count; i++)
            {
                table.Row([FormattableString.Invariant($"{curve.Variation.Values[i]:0.##}"), .. columns.Select(c => PowerWords.Point(curve.Points[i][c]))]);
            }

            Tables.On(output).Write(table);
        }
    }

    private static void Choices(TextWriter output, PowerResult result)
    {
        if (result.Choices.Count == 0)
        {
            return;
        }

        var costs = result.Trial.Costs;
        output.WriteLine($"\nEndpoint and day, {result.Choices[0].Found.Contrast.Label}, analysis of covariance of one visit; best first");
        var table = Tables.Make(costs.IsGiven ? ["endpoint", ">day", ">power", ">people an arm needed", ">cost", ">power for 1,000", ">cost at the needed size"] : ["endpoint", ">day", ">power", ">people an arm needed", ">power a participant"]);
        foreach (var choice in result.Choices)
        {
            string[] cells = [result.Trial.Endpoints[choice.Endpoint].Endpoint.Name, FormattableString.Invariant($"{result.Trial.Visits[choice.Visit].Day}"), TrialWords.Power(choice.Found), PowerWords.People(choice.NeededSize)];
            var worth = choice.Worth is { } own ? FormattableString.Invariant($"{100 * own:0.##} %") : "no price";
            table.Row(costs.IsGiven ? [.. cells, PowerWords.Cost(choice.Cost, costs.Unit), worth, choice.NeededSize is null ? "" : PowerWords.Cost(choice.NeededCost, costs.Unit)] : [.. cells, worth]);
        }

        Tables.On(output).Write(table);
    }
}
