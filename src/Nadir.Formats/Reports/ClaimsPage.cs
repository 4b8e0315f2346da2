using System.Text;

namespace Nadir;

/// <summary>The claim ledger as one page: what is said, the verdict, the best human number, the sources.</summary>
public static class ClaimsPage
{
    private static readonly Verdict[] Bad = [Verdict.Contradicted, Verdict.CitationDoesNotExist, Verdict.AssertedNotShown, Verdict.NoEffectShown];

    /// <summary>The page.</summary>
    /// <param name="library">The evidence.</param>
    /// <param name="claims">Claims to show, in order.</param>
    public static string Html(EvidenceLibrary library, IReadOnlyList<Claim> claims)
    {
        var page = new StringBuilder(Page.Head("What is said of NMN, and what was shown"))
            .Append("<h1>What is said of NMN, and what was shown</h1><p class=\"lead\">NMN (nicotinamide mononucleotide) is sold to raise NAD⁺, a molecule that every cell needs. Below stands what popular texts say, statement by statement, with a verdict, the best number from studies of people, and where it comes from.</p><p class=\"soft\">“Size unknown” means that nobody has published a number against placebo that we could read; such gaps are never filled. Nothing here is advice to take anything.</p>");
        Summary(page, claims);
        foreach (var area in claims.GroupBy(claim => claim.Area, StringComparer.Ordinal))
        {
            page.Append("<h2>").Append(Page.Text(char.ToUpperInvariant(area.Key[0]) + area.Key[1..])).Append("</h2>");
            foreach (var claim in area)
            {
                One(page, library, claim);
            }
        }

        return page.Append("<p class=\"soft\">Evidence ").Append(library.ContentHash).Append(".</p>").Append(Page.End).ToString();
    }

    private static void Summary(StringBuilder page, IReadOnlyList<Claim> claims)
    {
        page.Append("<div class=\"scroll\"><table><thead><tr><th>verdict</th><th class=\"n\">claims</th><th>which</th></tr></thead><tbody>");
        foreach (var verdict in claims.GroupBy(claim => claim.Verdict).OrderBy(group => group.Key))
        {
            page.Append("<tr><td>").Append(ClaimLedger.Words(verdict.Key)).Append("</td><td class=\"n\">").Append(verdict.Count()).Append("</td><td>")
                .AppendJoin(", ", verdict.Select(claim => $"<a href=\"#{Page.Text(claim.Id)}\">{Page.Text(claim.Id)}</a>")).Append("</td></tr>");
        }

        page.Append("</tbody></table></div>");
    }

    private static void One(StringBuilder page, EvidenceLibrary library, Claim claim)
    {
        page.Append("<div class=\"card\" id=\"").Append(Page.Text(claim.Id)).Append("\"><h3>").Append(Page.Text(claim.Plain)).Append("</h3><p class=\"verdict").Append(Bad.Contains(claim.Verdict) ? " bad" : "").Append("\">")
            .Append(Page.Text(char.ToUpperInvariant(ClaimLedger.Words(claim.Verdict)[0]) + ClaimLedger.Words(claim.Verdict)[1..])).Append("</p><p>").Append(Page.Text(claim.Reason)).Append("</p><p><b>Best human number:</b> ")
            .Append(Page.Text(claim.BestHuman?.Text ?? "no study of people touches this")).Append(claim.BestHuman?.Row is { } row ? $" <span class=\"soft\">({Page.Text(row)})</span>" : "").Append("</p>");
        Side(page, library, "For", claim.For);
        Side(page, library, "Against", claim.Against);
        foreach (var reference in claim.References ?? [])
        {
            page.Append("<p><b>").Append(Page.Text(reference.Cited)).Append("</b>: <span class=\"verdict").Append(reference.Verdict == Verdict.CitationDoesNotExist ? " bad" : "").Append("\">")
                .Append(ClaimLedger.Words(reference.Verdict)).Append("</span>. ").Append(Page.Text(reference.Text)).Append("</p><ul class=\"tight\">");
            foreach (var id in reference.Sources)
            {
                page.Append("<li>").Append(Page.Source(library.SourceOf(id), library.SourceOf(id).Checked)).Append("</li>");
            }

            page.Append("</ul>");
        }

        page.Append("<p class=\"soft\">").Append(Page.Text(claim.Id)).Append(" · in the program: ").Append(Page.Text(claim.Module)).Append(", ").Append(ClaimLedger.Words(claim.State))
            .Append(claim.Note is null ? "" : $". {Page.Text(claim.Note)}").Append("</p></div>");
    }

    private static void Side(StringBuilder page, EvidenceLibrary library, string title, IReadOnlyList<ClaimSupport> supports)
    {
        if (supports.Count == 0)
        {
            return;
        }

        page.Append("<details><summary>").Append(title).Append(" (").Append(supports.Count).Append(")</summary><ul class=\"tight\">");
        foreach (var support in supports)
        {
            page.Append("<li>").Append(Page.Text(support.Text)).Append(support.Species is null or "none" ? "" : $" <span class=\"badge\">{Page.Text(support.Species)}</span>");
            foreach (var id in support.Sources ?? [])
            {
                page.Append("<br><span class=\"soft\">").Append(Page.Source(library.SourceOf(id), library.SourceOf(id).Checked)).Append("</span>");
            }

            page.Append("</li>");
        }

        page.Append("</ul></details>");
    }
}
