using System.Globalization;
using System.Net;
using System.Text;

namespace Nadir;

/// <summary>A comparison as one self-contained HTML page: charts, tables, plain words; nothing is loaded from elsewhere.</summary>
public static class ComparisonReport
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c2733;--soft:#5b6b7a;--line:#d6dde4;--paper:#fff;--accent:#1463a5;--warn:#b3401a}
        @media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9fb0bf;--line:#3a4650;--paper:#14191e;--accent:#6db3ec;--warn:#f0906a}}
        body{font:16px/1.5 system-ui,"DejaVu Sans",sans-serif;color:var(--ink);background:var(--paper);max-width:960px;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.4rem;border-bottom:1px solid var(--line)}h3{margin:1.4rem 0 .3rem;font-size:1.05rem}
        table{border-collapse:collapse;width:100%;font-size:.86rem;margin:.8rem 0}th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}
        td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.soft{color:var(--soft)}.out{color:var(--warn);font-weight:600}
        dl{display:grid;grid-template-columns:11rem 1fr;gap:.3rem 1rem}dt{font-weight:600}dd{margin:0}svg{max-width:100%;height:auto}
        svg text{font-size:12px;fill:var(--ink)}svg .small{fill:var(--soft);font-size:11.5px}svg .faint{opacity:.55}
        .grid{stroke:var(--line)}.one{stroke:var(--soft);stroke-dasharray:3 3}.interval{stroke:var(--accent);stroke-width:5;opacity:.45}
        .point{fill:var(--accent)}.point.out{fill:var(--warn)}.curve{fill:none;stroke-width:2.2}
        .curve.c0{stroke:#1463a5}.curve.c1{stroke:#c1571b}.curve.c2{stroke:#2d8a4e}.curve.c3{stroke:#7d4fb0}.curve.c4{stroke:#a1871a}
        .dot.c0{fill:#1463a5}.dot.c1{fill:#c1571b}.dot.c2{fill:#2d8a4e}.dot.c3{fill:#7d4fb0}.dot.c4{fill:#a1871a}
        .key{display:inline-block;width:1.1rem;height:.25rem;margin:0 .35rem .2rem 0}.k0{background:#1463a5}.k1{background:#c1571b}.k2{background:#2d8a4e}.k3{background:#7d4fb0}.k4{background:#a1871a}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(330px,1fr));gap:1rem}.lead{font-size:1.08rem}@media print{body{margin:0;max-width:none}}
        """;

    /// <summary>The page.</summary>
    public static string Html(Comparison comparison)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Nadir: prediction beside measurement</title><style>")
            .Append(Style).Append("</style></head><body><h1>Prediction beside measurement</h1>");
        Lead(page, comparison);
        foreach (var role in comparison.Observations.GroupBy(o => o.Role).OrderBy(group => group.Key))
        {
            page.Append("<h2>").Append(RoleTitle(role.Key)).Append("</h2><p class=\"soft\">").Append(RoleText(role.Key)).Append("</p>");
            page.Append(ComparisonCharts.Forest([.. role], RoleTitle(role.Key)));
            Table(page, role);
        }

        Curves(page, comparison);
        Directions(page, comparison);
        Shown(page, comparison);
        Words(page, comparison);
        return page.Append("</body></html>\n").ToString();
    }

    private static void Lead(StringBuilder page, Comparison comparison)
    {
        page.Append("<p class=\"lead\">Published human trials of NMN, NR, nicotinamide (NAM) and nicotinic acid (NA), replayed in one model of the body. Every row shows what was measured and what the model says for such people, that dose, that sample and that day.</p><ul>");
        foreach (var s in comparison.Summary)
        {
            var coverage = s.Coverage is { } c ? string.Create(CultureInfo.InvariantCulture, $"{s.Inside} of {s.Count} measured values lie inside their 90 % interval ({100 * c:0} %)") : string.Create(CultureInfo.InvariantCulture, $"{s.Count} values count");
            var fold = s.FoldError is { } f ? string.Create(CultureInfo.InvariantCulture, $"; typical distance {f:0.00}-fold") : "";
            page.Append("<li><b>").Append(RoleTitle(s.Role)).Append("</b>: ").Append(coverage).Append(fold).Append(".</li>");
        }

        page.Append("</ul><p class=\"soft\">A rise of NAD⁺ in blood means that the substance arrived. It is not a benefit, and this page recommends nothing.</p>");
    }

    private static void Table(StringBuilder page, IEnumerable<ComparedObservation> rows)
    {
        page.Append("<table><thead><tr><th>trial</th><th>arm</th><th>measured</th><th>in</th><th>when</th><th>observed</th><th>predicted</th><th>90 % interval</th><th>unit</th><th>note</th></tr></thead><tbody>");
        foreach (var o in rows)
        {
            var interval = o.Lower is { } low && o.Upper is { } high ? $"{Number(low)} to {Number(high)}" : "";
            page.Append(o.Counts ? "<tr>" : "<tr class=\"soft\">")
                .Append(Cell(o.Trial)).Append(Cell(o.Arm)).Append(Cell(o.Analyte)).Append(Cell(o.Matrix)).Append(Cell(When(o.Day, o.Hour)))
                .Append(Right(Number(o.Observed), o.Inside == false)).Append(Right(Number(o.Predicted), false)).Append(Right(interval, false))
                .Append(Cell(o.Unit)).Append(Cell(o.Note)).Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Curves(StringBuilder page, Comparison comparison)
    {
        if (comparison.Curves.Count == 0)
        {
            return;
        }

        page.Append("<h2>Whole-blood NAD⁺ over time</h2><p class=\"soft\">Lines: predicted, over each person's own baseline (1× = no change). Dots: measured means.</p><div class=\"charts\">");
        foreach (var trial in comparison.Curves.GroupBy(curve => curve.Trial, StringComparer.Ordinal))
        {
            var arms = trial.ToArray();
            page.Append("<div><h3>").Append(Html(trial.Key)).Append(" <span class=\"soft\">(").Append(arms[0].Role.ToString().ToLowerInvariant()).Append(")</span></h3>")
                .Append(ComparisonCharts.Curves(arms, [.. comparison.Observations.Where(o => o.Trial == trial.Key)], $"{trial.Key}: whole-blood NAD over time")).Append("<div>");
            for (var i = 0; i < arms.Length; i++)
            {
                page.Append(CultureInfo.InvariantCulture, $"<span class=\"key k{i % 5}\"></span>{Html(arms[i].Label)}<br>");
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

        page.Append("<h2>Only a direction was reported</h2><p class=\"soft\">These rows say rise, no change or fall without a number that could be compared. They do not count in the coverage.</p><table><thead><tr><th>trial</th><th>arm</th><th>measured</th><th>in</th><th>reported</th><th>predicted change</th><th>answer</th><th>role</th></tr></thead><tbody>");
        foreach (var d in comparison.Directions)
        {
            var interval = d.Lower is { } low && d.Upper is { } high ? $" ({Number(low)} to {Number(high)})" : "";
            page.Append("<tr>").Append(Cell(d.Trial)).Append(Cell(d.Arm)).Append(Cell(d.Analyte)).Append(Cell(d.Matrix))
                .Append(Cell(d.Observed > 0 ? "rise" : d.Observed < 0 ? "fall" : "no change"))
                .Append(Right(d.PredictedPercent is { } p ? $"{Number(p)} %{interval}" : "none", false))
                .Append(Cell(d.Verdict.ToString().ToLowerInvariant())).Append(Cell(d.Role.ToString().ToLowerInvariant())).Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Shown(StringBuilder page, Comparison comparison)
    {
        page.Append("<h2>Shown, not replayed</h2><table><thead><tr><th>trial</th><th>arm</th><th>measured</th><th>in</th><th>reported</th><th>why not</th></tr></thead><tbody>");
        foreach (var s in comparison.Shown)
        {
            var reported = s.Checked == Checked.Unconfirmed ? "not confirmed" : s.Reported;
            page.Append("<tr>").Append(Cell(s.Trial)).Append(Cell(s.Arm)).Append(Cell(s.Analyte)).Append(Cell(s.Matrix)).Append(Cell(reported)).Append(Cell(s.Reason)).Append("</tr>");
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

    private static string RoleTitle(TrialRole role) => role switch
    {
        TrialRole.Training => "Training trials",
        TrialRole.Validation => "Validation trials",
        _ => "External trials",
    };

    private static string RoleText(TrialRole role) => role switch
    {
        TrialRole.Training => "The model was adjusted to these: agreement shows that they fit together, not that the model predicts.",
        TrialRole.Validation => "Never used to adjust the model. Faint rows do not count: unconfirmed numbers, single people, and rows that fix a scale.",
        _ => "Trials that you gave.",
    };

    private static string When(double? day, double? hour) =>
        day is { } d ? string.Create(CultureInfo.InvariantCulture, $"day {d:0.#}") : hour is { } h ? string.Create(CultureInfo.InvariantCulture, $"{h:0.#} h") : "";

    private static string Number(double value) => double.IsFinite(value) ? value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture) : "none";

    private static string Cell(string text) => $"<td>{Html(text)}</td>";

    private static string Right(string text, bool isOut) => $"<td class=\"n{(isOut ? " out" : "")}\">{Html(text)}</td>";

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
