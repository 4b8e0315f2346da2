using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>A virtual trial as one self-contained HTML page in the order of CONSORT 2010: title, methods, flow, baseline, results, limits, sources.</summary>
public static class TrialReport
{
    private const string Style = "<style>svg .flow{fill:none;stroke:var(--line);stroke-width:1.4}svg text.flow{fill:var(--ink);stroke:none}svg .arrow{stroke:var(--soft)}</style>";

    /// <summary>The page.</summary>
    /// <param name="result">The result.</param>
    /// <param name="published">Published rows beside it.</param>
    /// <param name="role">Role of the trial that it copies, or null.</param>
    public static string Html(TrialResult result, IReadOnlyList<PublishedRow> published, TrialRole? role)
    {
        var page = new StringBuilder(Page.Head(result.Trial.Title)).Append(Style).Append("<h1>").Append(Page.Text(result.Trial.Title)).Append("</h1>");
        Lead(page, result, role);
        Methods(page, result);
        page.Append("<h2>Flow of participants</h2>").Append(TrialFigures.Flow(result)).Append("<p class=\"soft\">Means over the repetitions; screened: people of the population looked at until enough met the criteria.</p>");
        Baseline(page, result);
        Results(page, result);
        Endpoints(page, result);
        Published(page, result, published, role);
        Limits(page, result);
        return page.Append(Page.End).ToString();
    }

    private static void Lead(StringBuilder page, TrialResult result, TrialRole? role)
    {
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">A virtual trial, repeated {result.Options.Replicates} times with people who exist in a model only. It says what such a trial would see if the model were right; it shows no benefit and recommends nothing.</p>");
        if (role is { } own)
        {
            page.Append("<p>It copies <b>").Append(Page.Text(result.Trial.Evidence)).Append("</b>, a ").Append(own == TrialRole.Training ? "<b>training</b> trial: the model was adjusted to it, so agreement is no test." : $"<b>validation</b> trial: the chemistry was never adjusted to it.{(result.Trial.Endpoints.Any(planned => planned.Endpoint.Response is not null) ? " Effects on tests (walk, pressure ...) are centered on pools of published trials, this one among them where it measured the test: there agreement is no test." : "")}").Append("</p>");
        }
    }

    private static void Methods(StringBuilder page, TrialResult result)
    {
        var trial = result.Trial;
        page.Append("<h2>Methods</h2><dl>");
        Row(page, "design", $"{trial.Arms.Count} arms, {trial.Size} participants, randomized {Randomized(trial)}");
        Row(page, "participants", TrialWords.People(trial.Population));
        Row(page, "arms", string.Join("\n", trial.Arms.Select(arm => $"{arm.Label} ({arm.Size}): {arm.Text}")));
        Row(page, "visits", string.Join(", ", trial.Visits.Select(visit => string.Create(CultureInfo.InvariantCulture, $"day {visit.Day}{(visit.Window > 0 ? $" ± {visit.Window}" : "")} at {visit.Clock:0.##} h"))));
        Row(page, "run-in", trial.RunIn is { } runIn ? $"{runIn.Days} days of placebo; {TrialWords.Percent(runIn.LeastTaken)} must be taken" : "none");
        Row(page, "adherence", string.Create(CultureInfo.InvariantCulture, $"{100 * trial.Adherence.Missed:0.#} % of doses missed by the typical person, log-odds spread {trial.Adherence.Spread:0.##}; {100 * trial.Adherence.Late:0.#} % late by up to {trial.Adherence.LateHours:0.#} h"));
        Row(page, "dropout", string.Create(CultureInfo.InvariantCulture, $"{100 * trial.Dropout.Share:0.#} % by the end{(trial.Dropout.Informative == 0 ? ", at random" : $", {trial.Dropout.Informative:0.##} log-odds a standard deviation of change")}"));
        Row(page, "rescue", trial.Rescue is { } rescue ? string.Create(CultureInfo.InvariantCulture, $"{rescue.Endpoint} from {rescue.Above:0.##}: {rescue.Effect:+0.##;-0.##}, later values {(rescue.KeepsValues ? "kept" : "missing")}") : "none");
        Row(page, "endpoints", string.Join("\n", trial.Endpoints.Select(Measured)));
        Row(page, "error", $"5 % two-sided unless said; primary contrasts: {(trial.Multiplicity switch { MultiplicityRule.None => "not adjusted", MultiplicityRule.FixedSequence => "fixed sequence", var rule => rule.ToString() })}");
        page.Append("</dl>");
    }

    private static string Randomized(VirtualTrial trial) => trial.Randomization.Kind switch
    {
        RandomizationKind.Simple => "one by one",
        RandomizationKind.Block => "in blocks",
        _ => $"in blocks within strata of {string.Join(", ", trial.Randomization.Strata ?? [])}",
    };

    private static string Measured(PlannedEndpoint planned)
    {
        var how = planned.Endpoint switch
        {
            { HasSize: false } => "size unknown",
            { IsConcentration: true } => $"read from each person's body ({planned.Endpoint.Model!.Name})",
            _ => "average effect of the response model, the same in everyone",
        };
        var errors = string.Concat(
            planned.Drift != 0 ? string.Create(CultureInfo.InvariantCulture, $", drift {planned.Drift:0.###} a month") : "", planned.Learning != 0 ? string.Create(CultureInfo.InvariantCulture, $", practice {planned.Learning:0.###}") : "",
            planned.Season != 0 ? string.Create(CultureInfo.InvariantCulture, $", season {planned.Season:0.###}") : "", planned.Batch != 0 ? string.Create(CultureInfo.InvariantCulture, $", batches {planned.Batch:0.###}") : "",
            planned.HandlingLoss.Most > 0 ? $", handling loses {TrialWords.Percent(planned.HandlingLoss.Least)} to {TrialWords.Percent(planned.HandlingLoss.Most)}" : "",
            planned.Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $", quantified from {limit:0.###}") : "");
        return $"{planned.Endpoint.Name}, {planned.Endpoint.Unit}: {how}{errors}";
    }

    private static void Baseline(StringBuilder page, TrialResult result)
    {
        page.Append("<h2>Baseline</h2><table><thead><tr><th>covariate</th><th>unit</th><th class=\"n\">mean</th><th class=\"n\">standard deviation</th></tr></thead><tbody>");
        foreach (var (covariate, mean, deviation) in result.Baseline)
        {
            page.Append("<tr>").Append(Cell(covariate)).Append(Cell(Population.Covariates[covariate])).Append(Right(Figures.Number(mean))).Append(Right(Figures.Number(deviation))).Append("</tr>");
        }

        page.Append("</tbody></table><p class=\"soft\">Over the whole pool; randomization makes arms alike on average.</p>");
    }

    private static void Results(StringBuilder page, TrialResult result)
    {
        page.Append("<h2>Results</h2><div class=\"scroll\">").Append(TrialFigures.Powers(result)).Append("</div><div class=\"scroll\"><table><thead><tr><th>endpoint, analysis</th><th>contrast</th><th class=\"n\">true</th><th class=\"n\">estimate, 90 %</th><th class=\"n\">power (95 %)</th><th class=\"n\">adjusted</th><th class=\"n\">coverage</th><th class=\"n\">none</th></tr></thead><tbody>");
        foreach (var contrast in result.Contrasts)
        {
            var endpoint = result.Trial.Endpoints[contrast.Plan.Endpoint].Endpoint;
            page.Append("<tr><td class=\"t\">").Append(Page.Text(endpoint.Name)).Append("<br><span class=\"soft\">").Append(Page.Text(TrialWords.Method(contrast.Plan)))
                .Append(CultureInfo.InvariantCulture, $", day {result.Trial.Visits[contrast.Plan.Visit].Day}{(contrast.Plan.IsPrimary ? ", primary" : "")}</span></td>").Append(Cell(contrast.Contrast.Label))
                .Append(Right(TrialWords.Effect(contrast, endpoint, contrast.Truth)))
                .Append(Right(contrast.Power is null ? "" : $"{Figures.Number(contrast.Estimate)} ({Figures.Number(contrast.EstimateLow)} to {Figures.Number(contrast.EstimateHigh)})"))
                .Append(Right(TrialWords.Power(contrast))).Append(Right(TrialWords.Adjusted(contrast))).Append(Right(double.IsFinite(contrast.Coverage) ? TrialWords.Percent(contrast.Coverage) : ""))
                .Append(Right(string.Create(CultureInfo.InvariantCulture, $"{contrast.Failed}"))).Append("</tr>");
        }

        page.Append("</tbody></table></div><p class=\"soft\">True: effect in the pool before any error. Estimate: mean and 90 % of the repetitions. Adjusted: power after the multiplicity rule. Coverage: 95 % intervals that hold the truth. None: repetitions in which the analysis had no result; they count as not significant.</p>");
        foreach (var endpoint in result.Endpoints.Where(endpoint => endpoint.DoseOrder is not null))
        {
            page.Append("<p>").Append(Page.Text($"{endpoint.Planned.Endpoint.Name}: mean changes stand in the order of the doses in {TrialWords.Percent(endpoint.DoseOrder!.Value)} of the repetitions, and the highest dose is first in {TrialWords.Percent(endpoint.TopOrder!.Value)}.")).Append("</p>");
        }

        page.Append(Page.List(TrialWords.NotToldApart(result)));
    }

    private static void Endpoints(StringBuilder page, TrialResult result)
    {
        page.Append(Page.List(TrialWords.Weighted(result))).Append("<h2>Endpoints over time</h2><div class=\"charts\">");
        foreach (var endpoint in result.Endpoints.Where(endpoint => endpoint.Changes.Count > 0))
        {
            page.Append("<div><h3>").Append(Page.Text(endpoint.Planned.Endpoint.Name)).Append("</h3>").Append(TrialFigures.Changes(result, endpoint)).Append("<div>");
            for (var arm = 0; arm < result.Trial.Arms.Count; arm++)
            {
                page.Append(CultureInfo.InvariantCulture, $"<span class=\"key k{arm % 5}\"></span>{Page.Text(result.Trial.Arms[arm].Label)} ");
            }

            page.Append("</div></div>");
        }

        page.Append("</div><table><thead><tr><th>endpoint, arm</th><th class=\"n\">day</th><th class=\"n\">mean</th><th class=\"n\">change</th><th class=\"n\">fold</th><th class=\"n\">spread of change between people</th><th class=\"n\">spread as seen in a trial, 90 % of repetitions</th></tr></thead><tbody>");
        foreach (var (endpoint, change) in result.Endpoints.SelectMany(endpoint => endpoint.Changes.Select(change => (endpoint.Planned.Endpoint, change))))
        {
            var isMoved = Math.Abs(change.Change) > 1e-9;
            page.Append("<tr>").Append(Cell($"{endpoint.Name}, {result.Trial.Arms[change.Arm].Label}")).Append(Right(string.Create(CultureInfo.InvariantCulture, $"{result.Trial.Visits[change.Visit].Day}")))
                .Append(Right($"{Figures.Number(change.Mean)} {endpoint.Unit}")).Append(Right(isMoved ? Figures.Number(change.Change) : "0")).Append(Right(double.IsFinite(change.Fold) ? Figures.Number(change.Fold) : ""))
                .Append(Right(isMoved ? TrialWords.Percent(change.TrueSpread) : "")).Append(Right(isMoved ? $"{TrialWords.Percent(change.SeenSpread)} ({TrialWords.Percent(change.SeenSpreadLow)} to {TrialWords.Percent(change.SeenSpreadHigh)})" : "")).Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Published(StringBuilder page, TrialResult result, IReadOnlyList<PublishedRow> published, TrialRole? role)
    {
        if (role is null)
        {
            return;
        }

        if (published.Count == 0)
        {
            page.Append("<h2>Beside what was published</h2><p>No row of this trial is confirmed yet (evidence/trials/").Append(Page.Text(result.Trial.Evidence)).Append(".json).</p>");
            return;
        }

        page.Append("<h2>Beside what was published</h2><p class=\"soft\">Confirmed rows only (evidence/trials/").Append(Page.Text(result.Trial.Evidence)).Append(".json).</p><table><thead><tr><th>row</th><th>what</th><th>published</th><th>virtual trial</th><th>checked</th></tr></thead><tbody>");
        foreach (var row in published)
        {
            page.Append("<tr>").Append(Cell(row.Row)).Append(Cell(row.What)).Append(Cell(row.Published)).Append(Cell(row.Virtual)).Append(Cell(EvidenceWords.Of(row.Checked))).Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Limits(StringBuilder page, TrialResult result)
    {
        page.Append("<h2>Limits: what the model cannot know</h2>").Append(Page.List(result.Notes)).Append("<h3>The pool against other people</h3><ul class=\"tight\">");
        foreach (var check in result.Checks)
        {
            page.Append("<li>").Append(Page.Text(string.Create(
                CultureInfo.InvariantCulture, $"{result.Trial.Endpoints[check.Endpoint].Endpoint.Name}, {result.Trial.Arms[check.Arm].Label}, last visit: {Figures.Number(check.Pool)} and {Figures.Number(check.Others)}, {Math.Round(check.Errors, 1) + 0.0:+0.0;-0.0;0.0} standard errors apart"))).Append("</li>");
        }

        var p = result.Provenance;
        page.Append("</ul><h2>Made from</h2><p class=\"soft\">").Append(Page.Text(string.Create(
            CultureInfo.InvariantCulture, $"Nadir {p.Version}, model {p.ModelHash}, study {p.StudyHash}, seed {p.Seed}, {result.Options.Replicates} repetitions, pool of {result.Pool.Size} people ({result.Pool.Failed.Count} failed)."))).Append("</p><ol class=\"soft\">");
        foreach (var citation in p.Citations)
        {
            page.Append("<li>").Append(Page.Text(citation)).Append("</li>");
        }

        page.Append("</ol>");
    }

    private static void Row(StringBuilder page, string term, string text) => page.Append("<dt>").Append(term).Append("</dt><dd>").Append(Page.Text(text).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</dd>");

    private static string Cell(string text) => $"<td>{Page.Text(text)}</td>";

    private static string Right(string text) => $"<td class=\"n\">{Page.Text(text)}</td>";
}
