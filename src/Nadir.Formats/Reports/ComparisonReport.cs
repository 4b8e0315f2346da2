using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>A comparison as one self-contained HTML page: charts, tables, plain words; nothing is loaded from elsewhere.</summary>
public static class ComparisonReport
{
    /// <summary>The page.</summary>
    public static string Html(Comparison comparison)
    {
        var page = new StringBuilder();
        page.Append(Page.Head("Prediction beside measurement")).Append("<h1>Prediction beside measurement</h1>");
        Lead(page, comparison);
        Scores(page, comparison);
        foreach (var role in comparison.Results)
        {
            page.Append("<h2>").Append(Figures.Title(role.Key)).Append("</h2><p class=\"soft\">").Append(RoleText(role.Key)).Append("</p>");
            page.Append(ComparisonCharts.Forest([.. role], Figures.Title(role.Key))).Append("<p class=\"soft\">Dot: measured over predicted; red lies outside. Bar: 90 % interval over predicted. Rows with a zero are in the table only.</p>");
            Table(page, role);
        }

        Plausibility(page, comparison);
        Curves(page, comparison);
        Directions(page, comparison);
        Shown(page, comparison);
        Words(page, comparison);
        return page.Append(Page.End).ToString();
    }

    private static void Lead(StringBuilder page, Comparison comparison)
    {
        page.Append("<p class=\"lead\">Published human trials of NMN, NR, nicotinamide (NAM) and nicotinic acid (NA), replayed in one model of the body. Every row shows what was measured and what the model says for such people, that dose, that sample and that day.</p><ul>");
        foreach (var s in comparison.Summary)
        {
            page.Append("<li><b>").Append(Figures.Title(s.Role)).Append("</b>: ").Append(Figures.Sentence(s)).Append("</li>");
        }

        page.Append("</ul><p class=\"soft\">A rise of NAD⁺ in blood means that the substance arrived. It is not a benefit, and this page recommends nothing.</p>");
    }

    private static void Scores(StringBuilder page, Comparison comparison)
    {
        if (ScoreTable.Scores(comparison).Count == 0)
        {
            return;
        }

        page.Append("<h2>Scores</h2>");
        Grid(page, ScoreTable.Headings, ScoreTable.Scores(comparison), ScoreTable.Meaning);
        if (ScoreTable.Baselines(comparison) is { Count: > 0 } baselines)
        {
            page.Append("<h3>Beside the naive prediction</h3>");
            Grid(page, ScoreTable.BaselineHeadings, baselines, ScoreTable.Naive);
        }

        page.Append("<ul>");
        foreach (var note in ScoreTable.Notes(comparison))
        {
            page.Append("<li>").Append(Html(note)).Append("</li>");
        }

        page.Append("</ul>");
    }

    private static void Grid(StringBuilder page, IReadOnlyList<string> headings, IReadOnlyList<string[]> rows, string meaning)
    {
        page.Append("<p class=\"soft\">").Append(Html(meaning)).Append("</p><table><thead><tr>");
        foreach (var heading in headings)
        {
            page.Append(heading[0] == '>' ? "<th class=\"n\">" : "<th>").Append(Html(heading[1..])).Append("</th>");
        }

        page.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
            {
                page.Append(headings[i][0] == '>' ? Right(row[i], false) : Cell(row[i]));
            }

            page.Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Plausibility(StringBuilder page, Comparison comparison)
    {
        if (!comparison.PlausibilityChecks.Any())
        {
            return;
        }

        page.Append("<h2>Plausibility checks</h2><p class=\"soft\">Nobody has confirmed these numbers in their source. They are not results: they were never fitted and never count. They only show whether the model is far from what is rumored.</p>");
        Table(page, comparison.PlausibilityChecks);
    }

    private static void Table(StringBuilder page, IEnumerable<ComparedObservation> rows)
    {
        page.Append("<table><thead><tr><th>trial, arm</th><th>measured</th><th class=\"n\">observed</th><th class=\"n\">predicted</th><th class=\"n\">90 % interval</th><th>unit</th><th>note</th></tr></thead><tbody>");
        foreach (var o in rows)
        {
            page.Append(o.Counts ? "<tr>" : "<tr class=\"soft\">")
                .Append(Cell(o.Trial, o.Arm)).Append(Cell(o.Analyte, string.Join(", ", new[] { o.Matrix, Figures.When(o.Day, o.Hour) }.Where(text => text.Length > 0))))
                .Append(Right(Figures.Number(o.Observed), o.Inside == false && o.Counts)).Append(Right(Figures.Number(o.Predicted), false)).Append(Right(Figures.Interval(o.Lower, o.Upper), false))
                .Append(Cell(o.Unit)).Append("<td class=\"note\">").Append(Html(o.Checked == Checked.Unconfirmed ? "" : o.Note)).Append("</td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Curves(StringBuilder page, Comparison comparison)
    {
        if (comparison.Curves.Count == 0)
        {
            return;
        }

        page.Append("<h2>Whole-blood NAD⁺ over time</h2><p class=\"soft\">Lines: predicted, over each person's own baseline (1× = no change). Dots: measured means that were confirmed.</p><div class=\"charts\">");
        foreach (var trial in comparison.Curves.GroupBy(curve => curve.Trial, StringComparer.Ordinal))
        {
            var arms = trial.ToArray();
            page.Append("<div><h3>").Append(Html(trial.Key)).Append(" <span class=\"soft\">(").Append(arms[0].Role.ToString().ToLowerInvariant()).Append(")</span></h3>")
                .Append(ComparisonCharts.Curves(arms, [.. comparison.Observations.Where(o => o.Trial == trial.Key)], $"{trial.Key}: whole-blood NAD over time")).Append("<div>");
            for (var i = 0; i < arms.Length; i++)
            {
                page.Append(CultureInfo.InvariantCulture, $"<span class=\"key k{i % 5}\"></span>{Html(arms.Count(arm => arm.Label == arms[i].Label) > 1 ? $"{arms[i].Arm}: {arms[i].Label}" : arms[i].Label)}<br>");
            }

            page.Append("</div></div>");
        }

        page.Append("</div>");
    }

    private static void Directions(StringBuilder page, Comparison comparison)
    {
        if (comparison.Directions.Count == 0)
        {
            return;
        }

        page.Append("<h2>Only a direction or a limit was reported</h2><p class=\"soft\">These rows say rise, no change or fall without a number that could be compared, or that the value lay below what the assay can quantify. They do not count in the coverage.</p><table><thead><tr><th>trial, arm</th><th>measured</th><th>reported</th><th class=\"n\">predicted</th><th class=\"n\">90 % interval</th><th>unit</th><th>answer</th><th>role</th></tr></thead><tbody>");
        foreach (var d in comparison.Directions)
        {
            page.Append("<tr>").Append(Cell(d.Trial, d.Arm)).Append(Cell(d.Analyte, d.Matrix)).Append(Cell(d.Reported))
                .Append(Right(d.Predicted is { } p ? Figures.Number(p) : "none", false)).Append(Right(Figures.Interval(d.Lower, d.Upper), false)).Append(Cell(d.Unit))
                .Append(Cell(d.Verdict.ToString().ToLowerInvariant())).Append(Cell(d.Role.ToString().ToLowerInvariant())).Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Shown(StringBuilder page, Comparison comparison)
    {
        page.Append("<h2>Shown, not replayed</h2><p class=\"soft\">What the model has nothing to put beside, with the reason.</p><table><thead><tr><th>trial, arm</th><th>measured</th><th>reported</th><th>why not</th></tr></thead><tbody>");
        foreach (var s in comparison.Shown)
        {
            var reported = s.Checked == Checked.Unconfirmed ? "not confirmed" : s.Reported;
            page.Append("<tr>").Append(Cell(s.Trial, s.Arm)).Append(Cell(s.Analyte, s.Matrix)).Append(Cell(reported)).Append(Cell(s.Reason)).Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Words(StringBuilder page, Comparison comparison)
    {
        page.Append("""
            <h2>Words</h2><dl>
            <dt>NAD⁺</dt><dd>A molecule that cells need to turn food into energy and to repair themselves; NMN, NR, NAM and NA are materials that it is made from.</dd>
            <dt>MeNAM, 2-PY, 4-PY</dt><dd>What the liver makes of surplus nicotinamide; they leave with the urine.</dd>
            <dt>fold, ×</dt><dd>A value divided by the value before the first dose: 2× is a doubling.</dd>
            <dt>matrix</dt><dd>What was sampled: whole blood, PBMC (a kind of white blood cell), serum, muscle, urine. They are never mixed.</dd>
            <dt>90 % interval</dt><dd>If the model and its stated uncertainty are right, nine of ten measured values fall inside.</dd>
            <dt>training, validation</dt><dd>Training trials were used to adjust the model. Validation trials were kept away from it: only they test it.</dd>
            <dt>interval score</dt><dd>Width of the interval, plus twenty times the distance of a measured value outside it. It falls only when intervals are both narrow and right.</dd>
            <dt>log error</dt><dd>Distance of prediction and measurement as the logarithm of their ratio: 0.1 is about 10 %, 0.7 a factor of two.</dd>
            <dt>coverage</dt><dd>The share of measured values that fall inside their interval. About 90 % is right; much less means too sure, 100 % may mean too vague.</dd>
            <dt>unconfirmed</dt><dd>A number that nobody here has seen in its source. It is a plausibility check and never counts.</dd>
            </dl>
            """);
        if (comparison.IntervalContents.Count > 0)
        {
            page.Append("<h2>What the intervals contain</h2><ul>");
            foreach (var item in comparison.IntervalContents)
            {
                page.Append("<li>").Append(Html(item)).Append("</li>");
            }

            page.Append("</ul>");
        }

        var p = comparison.Provenance;
        page.Append("<h2>Made from</h2><p class=\"soft\">").Append(Html(FormattableString.Invariant(
            $"Nadir {p.Version}, model {p.ModelHash}, study {p.StudyHash}, seed {p.Seed}, {p.Draws} draws, relative tolerance {p.RelativeTolerance}."))).Append("</p><ol class=\"soft\">");
        foreach (var citation in p.Citations)
        {
            page.Append("<li>").Append(Html(citation)).Append("</li>");
        }

        page.Append("</ol>");
    }

    private static string RoleText(TrialRole role) => role switch
    {
        TrialRole.Training => "The model was adjusted to these: agreement shows that they fit together, not that the model predicts.",
        TrialRole.Validation => "Never used to adjust the model. Faint rows do not count: single people, and rows that fix a scale.",
        _ => "Trials that you gave.",
    };

    private static string Cell(string text) => $"<td>{Html(text)}</td>";

    private static string Cell(string text, string below) => $"<td class=\"t\">{Html(text)}<br><span class=\"soft\">{Html(below)}</span></td>";

    private static string Right(string text, bool isOut) => $"<td class=\"n{(isOut ? " out" : "")}\">{Html(text)}</td>";

    private static string Html(string text) => Page.Text(text);
}
