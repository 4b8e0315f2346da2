using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>The personal sheet as one page.</summary>
public static class GuidePage
{
    /// <summary>The page.</summary>
    public static string Html(GuideSheet sheet)
    {
        var page = new StringBuilder(Page.Head("Your sheet")).Append("<h1>What trials of NMN showed, for someone like you</h1><p class=\"soft\">")
            .Append(Page.Text(GuideText.Who(sheet.Profile))).Append("</p><p class=\"soft\">This sheet says what was measured in people and what is unknown. It is no advice to take anything. What you typed stayed on this machine and was not stored.</p>");
        Flags(page, "stop", "Not for self-use: a talk with your clinician comes first", sheet.Stops);
        Flags(page, "", "A clinician first", sheet.Flags);
        Flags(page, "", "Good to know", sheet.Notes);
        if (sheet.Unjudged.Count > 0)
        {
            page.Append("<div class=\"card stop\"><h3>A clinician first: not judged</h3><p>These words matched nothing in the library and were not judged: ").Append(Page.Text(string.Join(", ", sheet.Unjudged))).Append(". That is no all-clear, and nothing is forecast.</p></div>");
        }

        if (sheet.UnknownGoals.Count > 0)
        {
            page.Append("<p>No evidence is filed under these goals: ").Append(Page.Text(string.Join(", ", sheet.UnknownGoals))).Append(".</p>");
        }

        page.Append("<h2>Was this studied?</h2><p>").Append(Page.Text(sheet.RangeText)).Append("</p>");
        foreach (var goal in sheet.Goals)
        {
            Goal(page, goal);
        }

        page.Append("<h2>NAD⁺ in your blood</h2><p>").Append(Page.Text(sheet.ForecastText)).Append("</p>");
        Safety(page, sheet);
        foreach (var (title, items) in new[]
        {
            ("What nobody knows", sheet.Unknowns), ("Stop and seek care", sheet.SeekCare), ("Looking at a product", sheet.ProductChecks), ("Tracking oneself honestly", sheet.Tracking), ("Legal status", sheet.Legal),
        })
        {
            page.Append(items.Count == 0 ? "" : $"<h2>{title}</h2>{Page.List(items)}");
        }

        page
            .Append("<h2>Model and mouse</h2><p>").Append(Page.Text(sheet.MouseText)).Append("</p><p class=\"soft\">Nadir ").Append(Page.Text(sheet.Version)).Append(", evidence ").Append(sheet.EvidenceHash)
            .Append(sheet.Forecast is { } forecast ? $", model {forecast.Provenance.ModelHash}, seed {forecast.Provenance.Seed}, {forecast.Provenance.Draws} draws" : "").Append(".</p>");
        return page.Append(Page.End).ToString();
    }

    private static void Flags(StringBuilder page, string style, string title, IReadOnlyList<GuideFlag> flags)
    {
        foreach (var flag in flags)
        {
            page.Append("<div class=\"card ").Append(style).Append("\"><h3>").Append(Page.Text($"{title}: {flag.Name}")).Append("</h3><p>").Append(Page.Text(flag.Reason)).Append("</p></div>");
        }
    }

    private static void Goal(StringBuilder page, GuideGoalCards goal)
    {
        page.Append("<h2>").Append(Page.Text(goal.Goal.Name)).Append("</h2>");
        foreach (var card in goal.Cards)
        {
            Card(page, card);
        }

        page.Append(Page.List(goal.Disputes));
        if (goal.Alternatives.Count > 0)
        {
            page.Append("<h3>Something else for the same goal</h3>");
            foreach (var card in goal.Alternatives)
            {
                Card(page, card);
            }
        }
    }

    private static void Card(StringBuilder page, GuideCard card)
    {
        page.Append("<div class=\"card\"><h3>").Append(Page.Text($"{card.What}: {card.Outcome}")).Append(card.IsNullPrimary ? " <span class=\"badge\">primary endpoint of a trial: no effect</span>" : "").Append("</h3><p>").Append(Page.Text(card.Plain))
            .Append("</p><p class=\"effect\">Against control: ").Append(Page.Text(card.Effect)).Append("</p><p><span class=\"badge\">").Append(Page.Text(GuideText.CertaintyLabel(card))).Append("</span> <span class=\"soft\">").Append(Page.Text(card.Tested))
            .Append("</span></p>");
        if (card.Notes.Count + card.Sources.Count > 0)
        {
            page.Append("<details><summary>Why, and sources</summary>").Append(Page.List(card.Notes)).Append("<ul class=\"tight\">");
            foreach (var source in card.Sources)
            {
                page.Append("<li>").Append(Page.Text(source.Citation)).Append(" <span class=\"badge\">").Append(Page.Text(EvidenceWords.Of(source.Checked))).Append("</span>").Append(Page.Badge(source.Interest)).Append("</li>");
            }

            page.Append("</ul></details>");
        }

        page.Append("</div>");
    }

    private static void Safety(StringBuilder page, GuideSheet sheet)
    {
        page.Append("<h2>Safety</h2>").Append(Page.List(sheet.Safety));
        if (sheet.Load is { } load)
        {
            page.Append("<p>").Append(Page.Text(GuideText.Load(load, sheet.NicotinicAcidLevel))).Append("</p>").Append(string.Create(
                CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 400 34\" width=\"400\" role=\"img\" aria-label=\"share of the upper level\"><rect x=\"0\" y=\"8\" width=\"400\" height=\"14\" fill=\"none\" stroke=\"currentColor\" opacity=\".4\"/><rect x=\"0\" y=\"8\" width=\"{400 * Math.Min(1, load.Share):0.#}\" height=\"14\" class=\"point{(load.Share > 1 ? " out" : "")}\"/><text x=\"0\" y=\"33\" class=\"small\">0</text><text x=\"400\" y=\"33\" text-anchor=\"end\" class=\"small\">upper level {load.Level.MgPerDay:0} mg</text></svg>"));
        }

        page.Append(sheet.Ceilings.Count == 0 ? "" : $"<p>{Page.Text(GuideText.Ceilings(sheet.Ceilings))}</p>");
    }
}
