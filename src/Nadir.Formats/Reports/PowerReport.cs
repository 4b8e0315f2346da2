using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>Operating characteristics of a planned trial as a self-contained page.</summary>
public static class PowerReport
{
    /// <summary>The page.</summary>
    public static string Html(PowerResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (trial, options) = (result.Trial, result.Options);
        var page = new StringBuilder(Page.Head($"Power: {trial.Title}")).Append("<h1>").Append(Page.Text(trial.Title)).Append("</h1>")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">What this trial could see if the model were right: {trial.Size} people in {trial.Arms.Count} arms, every trial repeated {options.Trial.Replicates} times with virtual people. It shows no benefit and recommends nothing.</p>")
            .Append("<dl><dt>arms</dt><dd>").Append(string.Join("<br>", trial.Arms.Select(arm => Page.Text(string.Create(CultureInfo.InvariantCulture, $"{arm.Label} ({arm.Size}): {arm.Text}"))))).Append("</dd><dt>participants</dt><dd>").Append(Page.Text(TrialWords.People(trial.Population))).Append("</dd></dl>");
        Planned(page, result);
        if (result.Sought.Count > 0)
        {
            Sought(page, result);
        }

        Curves(page, result);
        Choices(page, result);
        page.Append("<h2>Limits: what the model cannot know</h2>").Append(Page.List(result.Notes));
        var p = result.Provenance;
        return page.Append("<h2>Made from</h2><p class=\"soft\">").Append(Page.Text(string.Create(CultureInfo.InvariantCulture, $"Nadir {p.Version}, model {p.ModelHash}, study {p.StudyHash}, seed {p.Seed}, {options.Trial.Replicates} repetitions, pool of {options.Trial.PoolSize} people, {options.Draws} draws.")))
            .Append("</p>").Append(Page.List(p.Citations)).Append(Page.End).ToString();
    }

    private static void Planned(StringBuilder page, PowerResult result)
    {
        Head(page, "As planned", "contrast", "analysis", ">true effect", ">power (95 %)", ">adjusted", ">type-I error (95 %)");
        foreach (var contrast in result.Contrasts)
        {
            var planned = contrast.Planned;
            Row(
                page, PowerWords.Contrast(result.Trial, planned), TrialWords.Method(planned.Plan) + (planned.Plan.IsPrimary ? ", primary" : ""), $">{TrialWords.Effect(planned, result.Trial.Endpoints[planned.Plan.Endpoint].Endpoint, planned.Truth)}",
                $">{TrialWords.Power(planned)}", $">{TrialWords.Adjusted(planned)}", $">{PowerWords.Share(contrast.TypeOne, contrast.TypeOneInterval)}");
        }

        page.Append("</tbody></table>");
    }

    private static void Sought(StringBuilder page, PowerResult result)
    {
        var sought = result.Sought.Select(c => result.Contrasts[c]).ToArray();
        Head(page, "How many people, and how sure", "contrast", string.Create(CultureInfo.InvariantCulture, $">people an arm for {100 * result.Options.Target:0.#} %"), ">power, typical body", ">assurance", ">power in 80 % of draws");
        foreach (var contrast in sought)
        {
            Row(page, PowerWords.Contrast(result.Trial, contrast.Planned), $">{PowerWords.Needed(contrast.Needed)}", $">{PowerWords.Point(contrast.Planned)}", $">{PowerWords.Mean(contrast.Assurance)}", $">{PowerWords.Range(contrast.Assurance)}");
        }

        page.Append("</tbody></table><p class=\"soft\">Assurance: the power averaged over draws of what is not known of the body.</p>");
        Head(page, "What a null would rule out", "contrast", ">effects from", ">over the predicted effect", ">draws of the body", ">doses, by the model");
        var hasCurve = result.Curves.Any(curve => curve.Variation.What == VariedQuantity.Dose);
        foreach (var contrast in sought.Where(contrast => contrast.Null is not null))
        {
            Row(
                page, PowerWords.Contrast(result.Trial, contrast.Planned), $">{TrialWords.Effect(contrast.Planned, result.Trial.Endpoints[contrast.Planned.Plan.Endpoint].Endpoint, contrast.Null!.Effect)}", $">{PowerWords.OfPredicted(contrast.Null)}",
                $">{(contrast.Null.Draws is { } draws ? TrialWords.Percent(draws) : "")}", $">{PowerWords.Dose(contrast.Null, hasCurve)}");
        }

        page.Append("</tbody></table>");
        if (result.Options.Draws > 0)
        {
            Head(page, $"What it would be worth to know ({PowerWords.Contrast(result.Trial, sought[0].Planned)})", "number", "what it is", ">variance of the effect that goes", ">assurance where it is low", ">where it is high");
            foreach (var value in sought[0].Information)
            {
                Row(page, value.Parameter, value.Meaning, $">{TrialWords.Percent(value.Share)}{(value.IsClear ? "" : ", within chance")}", $">{TrialWords.Percent(value.AssuranceWhereLow)}", $">{TrialWords.Percent(value.AssuranceWhereHigh)}");
            }

            page.Append("</tbody></table>");
        }
    }

    private static void Curves(StringBuilder page, PowerResult result)
    {
        if (result.Curves.Count == 0)
        {
            return;
        }

        var chart = Encoding.UTF8.GetString(PowerChart.Render(result, "curves.svg"));
        page.Append("<h2>Curves</h2><div class=\"scroll\"><img alt=\"Power curves\" src=\"data:image/svg+xml;base64,").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(chart))).Append("\" style=\"max-width:100%\"></div>");
        foreach (var curve in result.Curves)
        {
            Head(page, $"Power by {curve.Variation.Label}", [$">{curve.Variation.Label}", .. curve.Points[0].Select(contrast => $">{result.Trial.Endpoints[contrast.Plan.Endpoint].Endpoint.Name}: {contrast.Contrast.Label}")]);
            for (var i = 0; i < curve.Points.Count; i++)
            {
                Row(page, [string.Create(CultureInfo.InvariantCulture, $">{curve.Variation.Values[i]:0.##}"), .. curve.Points[i].Select(contrast => $">{PowerWords.Point(contrast)}")]);
            }

            page.Append("</tbody></table>");
        }
    }

    private static void Choices(StringBuilder page, PowerResult result)
    {
        if (result.Choices.Count == 0)
        {
            return;
        }

        var costs = result.Trial.Costs;
        Head(page, $"Endpoint and day: {result.Choices[0].Found.Contrast.Label}", "endpoint", ">day", ">power (95 %)", ">people an arm needed", costs.IsGiven ? ">cost" : "", costs.IsGiven ? ">power for 1,000" : ">power a participant", costs.IsGiven ? ">cost at the needed size" : "");
        foreach (var choice in result.Choices)
        {
            Row(
                page, result.Trial.Endpoints[choice.Endpoint].Endpoint.Name, string.Create(CultureInfo.InvariantCulture, $">{result.Trial.Visits[choice.Visit].Day}"), $">{TrialWords.Power(choice.Found)}", $">{PowerWords.People(choice.NeededSize)}",
                costs.IsGiven ? $">{PowerWords.Cost(choice.Cost, costs.Unit)}" : "", choice.Worth is { } worth ? string.Create(CultureInfo.InvariantCulture, $">{100 * worth:0.##} %") : ">no price", costs.IsGiven && choice.NeededSize is not null ? $">{PowerWords.Cost(choice.NeededCost, costs.Unit)}" : "");
        }

        page.Append("</tbody></table>");
    }

    // A ">" before a text puts it to the right.
    private static void Head(StringBuilder page, string title, params string[] columns)
    {
        page.Append("<h2>").Append(Page.Text(title)).Append("</h2><table><thead><tr>");
        foreach (var column in columns)
        {
            page.Append(column.StartsWith('>') ? "<th class=\"n\" style=\"white-space:normal\">" : "<th>").Append(Page.Text(column.TrimStart('>'))).Append("</th>");
        }

        page.Append("</tr></thead><tbody>");
    }

    private static void Row(StringBuilder page, params string[] cells)
    {
        page.Append("<tr>");
        foreach (var cell in cells)
        {
            page.Append(cell.StartsWith('>') ? "<td class=\"n\">" : "<td>").Append(Page.Text(cell.TrimStart('>'))).Append("</td>");
        }

        page.Append("</tr>");
    }
}
