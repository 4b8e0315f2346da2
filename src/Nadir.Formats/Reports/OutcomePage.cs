using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>One outcome as a page: grade with reasons, forest plot, every row.</summary>
public static class OutcomePage
{
    /// <summary>The page.</summary>
    public static string Html(EvidenceLibrary library, EvidenceGrade grade)
    {
        var page = new StringBuilder(Page.Head(grade.Endpoint.Name)).Append("<h1>").Append(Page.Text($"{grade.Precursor}: {grade.Endpoint.Name}")).Append("</h1><p class=\"lead\">").Append(Page.Text(grade.Plain))
            .Append("</p><p>").Append(Page.Text(grade.Endpoint.Plain)).Append("</p><p class=\"effect\">Against placebo: ").Append(Page.Text(grade.Effect)).Append("</p><p><span class=\"badge\">certainty: ")
            .Append(EvidenceGrade.Words(grade.Certainty)).Append("</span></p>").Append(Page.List(grade.Downgrades.Select(downgrade => $"{EvidenceWords.Words(downgrade.Domain)}, {downgrade.Steps} down: {downgrade.Reason}").Concat(grade.Notes).Concat(library.Remarks.Select(remark => remark.Text))));
        if (grade.Pool is { } pool)
        {
            page.Append("<h2>Meta-analysis</h2>").Append(ForestPlot.Svg(pool, grade.Endpoint)).Append("<p class=\"soft\">").Append(Page.Text(PoolText(pool))).Append("</p>");
        }

        page.Append("<h2>Every row</h2><div class=\"scroll\"><table><thead><tr><th>study</th><th>what was found</th><th>against control</th><th>dose, day</th><th>checked</th></tr></thead><tbody>");
        foreach (var (study, row) in library.RowsOn(grade.Endpoint.Id))
        {
            var effect = row.Checked == Checked.Unconfirmed ? "not confirmed: a lead, no result" : row.IsEffect ? row.ReportedText : EvidenceWords.Words(row.Contrast);
            page.Append("<tr").Append(row.IsEffect && row.Checked != Checked.Unconfirmed ? "" : " class=\"soft\"").Append("><td>").Append(Page.Text(study.RowName(row))).Append("<br><span class=\"soft\">").Append(Page.Text(study.Intervention))
                .Append("</span></td><td>").Append(Page.Text(row.Finding)).Append("</td><td>").Append(Page.Text(effect)).Append("</td><td>").Append(Page.Text(study.Precursor == "none" ? "" : row.DoseWords)).Append(row.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $" day {day:0.#}") : "")
                .Append("</td><td>").Append(Page.Source(library.SourceOf(study.Source), row.Checked)).Append("</td></tr>");
        }

        page.Append("</tbody></table></div>");
        foreach (var profile in grade.Endpoint.Profiles ?? [])
        {
            page.Append("<p class=\"soft\">").Append(Page.Text($"An earlier reviewer: {profile.Certainty} ({profile.Trials}; {profile.Effect}; down for {string.Join(", ", profile.DowngradedFor ?? [])}).")).Append("</p>");
        }

        return page.Append("<p class=\"soft\">Evidence ").Append(library.ContentHash).Append(".</p>").Append(Page.End).ToString();
    }

    /// <summary>A pool in words.</summary>
    public static string PoolText(OutcomePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        static string Of(PooledEffect effect, string unit) => string.Create(CultureInfo.InvariantCulture, $"{effect.Estimate:+0.##;-0.##;0} {unit} ({effect.Low:+0.##;-0.##;0} to {effect.High:+0.##;-0.##;0})");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"One common effect: {Of(pool.Common, pool.Unit)}. Random effects (REML, Hartung-Knapp from three trials): {Of(pool.Random, pool.Unit)}{(pool.Rows.Count >= 3 ? string.Create(CultureInfo.InvariantCulture, $"; in a new setting {pool.Random.PredictionLow:+0.##;-0.##;0} to {pool.Random.PredictionHigh:+0.##;-0.##;0}") : "")}. I² {pool.Random.I2:0} %, tau² {pool.Random.Tau2:0.###}, Q {pool.Random.Q:0.##} (p {pool.Random.QPValue:0.##}).{(pool.WithoutMakers is { } left ? $" Without trials of makers: {Of(left, pool.Unit)}." : "")}");
    }
}
