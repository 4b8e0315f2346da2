using System.Globalization;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary>Evidence on the terminal.</summary>
internal static class EvidencePrinter
{
    private const int LongestText = 260;

    public static void Hits(TextWriter output, string query, IReadOnlyList<SearchHit> hits)
    {
        if (hits.Count == 0)
        {
            output.WriteLine($"Nothing holds '{query}'. Try fewer or other words.");
            return;
        }

        foreach (var hit in hits)
        {
            output.WriteLine($"{hit.Kind} {hit.Id}: {hit.Title}{(hit.Checked == nameof(Checked.Unconfirmed) ? " [not confirmed]" : "")}");
            output.WriteLine($"    {Cut(hit.Text)}");
        }
    }

    public static void Outcomes(TextWriter output, IReadOnlyList<EvidenceGrade> grades)
    {
        var table = Tables.Make("|outcome", "what is known", "against placebo", "|certainty");
        foreach (var grade in grades)
        {
            table.Row(grade.Endpoint.Id, grade.Plain, grade.Effect, EvidenceGrade.Words(grade.Certainty));
        }

        Tables.On(output).Write(table);
        output.WriteLine("'nadir evidence outcome ID' shows the reasons and every row.");
    }

    public static void Outcome(TextWriter output, EvidenceLibrary library, EvidenceGrade grade)
    {
        output.WriteLine($"{grade.Precursor}: {grade.Endpoint.Name}. {grade.Endpoint.Plain}");
        output.WriteLine(grade.Plain);
        output.WriteLine($"Against placebo: {grade.Effect}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Certainty: {EvidenceGrade.Words(grade.Certainty)} ({grade.Trials} randomized {(grade.Trials == 1 ? "trial" : "trials")}, {grade.People} people)"));
        foreach (var down in grade.Downgrades)
        {
            output.WriteLine($"  - {EvidenceWords.Words(down.Domain)}, {down.Steps} down: {down.Reason}");
        }

        foreach (var note in grade.Notes.Concat(library.Remarks.Select(remark => remark.Text)))
        {
            output.WriteLine($"  - {note}");
        }

        if (grade.Pool is { } pool)
        {
            output.WriteLine(OutcomePage.PoolText(pool));
        }

        var table = Tables.Make("|row", "what was found", "against control", "|dose", "|checked");
        foreach (var (study, row) in library.RowsOn(grade.Endpoint.Id))
        {
            var effect = row.Checked == Checked.Unconfirmed ? "not confirmed: a lead, no result" : row.IsEffect ? row.ReportedText : EvidenceWords.Words(row.Contrast);
            table.Row($"{study.RowName(row)} ({study.Precursor})", row.Finding, effect, row.DoseWords, EvidenceWords.Of(row.Checked));
        }

        Tables.On(output).Write(table);
    }

    public static void Studies(TextWriter output, EvidenceLibrary library, IReadOnlyList<OutcomeStudy> studies, bool isOne)
    {
        foreach (var study in studies)
        {
            var source = library.SourceOf(study.Source);
            output.WriteLine($"{study.Id}: {study.Intervention}, {study.Population.Text}. {source.Citation}");
            if (!isOne)
            {
                continue;
            }

            output.WriteLine($"  Primary endpoint: {study.Primary ?? "not known"}");
            output.WriteLine($"  Risk of bias: {(study.RiskOfBias is { } risk ? EvidenceWords.Of(risk.Level) : "not judged")}{(study.RiskOfBias is { Reasons.Count: > 0 } bias ? $" ({string.Join("; ", bias.Reasons)})" : "")}");
            output.WriteLine($"  Money: {EvidenceWords.Of(source.Interest)}{(source.Funding?.Text is { } text ? $", {text}" : "")}");
            var table = Tables.Make(">row", "|outcome", "what was found", "against control", "|checked");
            foreach (var row in study.Rows)
            {
                table.Row(row.Id.ToString(CultureInfo.InvariantCulture), row.Outcome, row.Finding, row.Checked == Checked.Unconfirmed ? "not confirmed" : row.IsEffect ? row.ReportedText : EvidenceWords.Words(row.Contrast), EvidenceWords.Of(row.Checked));
            }

            Tables.On(output).Write(table);
        }
    }

    public static void Claims(TextWriter output, IReadOnlyList<Claim> claims)
    {
        var table = Tables.Make("|id", "what is said", "verdict", "best human number", "|state");
        foreach (var claim in claims)
        {
            table.Row(claim.Id, claim.Plain, ClaimLedger.Words(claim.Verdict), claim.BestHuman?.Text ?? "no human study", ClaimLedger.Words(claim.State));
        }

        Tables.On(output).Write(table);
        output.WriteLine($"{claims.Count} claims. 'nadir evidence claim ID' shows the evidence for and against.");
    }

    public static void Claim(TextWriter output, EvidenceLibrary library, Claim claim)
    {
        output.WriteLine($"{claim.Id}: {claim.Text}");
        output.WriteLine($"Verdict: {ClaimLedger.Words(claim.Verdict)}. {claim.Reason}");
        output.WriteLine($"Best human number: {claim.BestHuman?.Text ?? "no study of people touches this"}");
        foreach (var (title, side) in new[] { ("For", claim.For), ("Against", claim.Against) })
        {
            foreach (var support in side)
            {
                output.WriteLine($"  {title} [{support.Species ?? "?"}]: {support.Text}");
                foreach (var id in support.Sources ?? [])
                {
                    output.WriteLine($"      {library.SourceOf(id).Citation}");
                }
            }
        }

        foreach (var reference in claim.References ?? [])
        {
            output.WriteLine($"  {reference.Cited}: {ClaimLedger.Words(reference.Verdict)}. {reference.Text}");
        }

        output.WriteLine($"In the program: {claim.Module}, {ClaimLedger.Words(claim.State)}. {claim.Note}");
    }

    public static void Sources(TextWriter output, IReadOnlyList<Source> sources)
    {
        foreach (var source in sources)
        {
            output.WriteLine($"{source.Id}: {source.Citation} [{EvidenceWords.Of(source.Interest)}; {EvidenceWords.Of(source.Checked)}]");
        }
    }

    public static void Safety(TextWriter output, EvidenceLibrary library, Body body)
    {
        foreach (var group in library.Safety.Items.GroupBy(item => item.Kind, StringComparer.Ordinal))
        {
            output.WriteLine($"{group.Key}:");
            foreach (var item in group)
            {
                output.WriteLine($"  - {item.Title}: {item.Text}{(item.Checked == Checked.Unconfirmed ? " [not confirmed]" : "")}");
            }
        }

        output.WriteLine("NOAEL (highest dose without observed harm in animals), most conservative first, with the amount for the reference person at a tenfold safety factor:");
        foreach (var ceiling in CautiousCeiling.All(body, library.Safety, body.Rules["ref_mass"] * Units.kg))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  - {(ceiling.Noael.IsLowerBound == true ? "at least " : "")}{ceiling.Noael.MgPerKg:0} mg/kg a day ({ceiling.Noael.Species}, {ceiling.Noael.Sex}, {ceiling.Noael.Days:0} days, {ceiling.Noael.Product}): {ceiling.MilligramsPerDay:0} mg a day, no dose for anyone"));
        }

        foreach (var level in library.Safety.UpperLevels)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Upper level of {level.Substance}, {level.Region}: {level.MgPerDay:0} mg a day. {level.Note}"));
        }

        output.WriteLine($"Stop and seek care: {string.Join("; ", library.Guide.SeekCare)}.");
    }

    public static void Regulation(TextWriter output, EvidenceLibrary library, DateOnly today)
    {
        foreach (var entry in library.Regulation)
        {
            output.WriteLine($"{entry.Region}, {entry.Date}{LegalStatus.Mark(entry, today)}: {entry.Status}{(entry.VerifyAt is null ? "" : $" (check at {entry.VerifyAt})")}");
        }
    }

    public static void Verified(TextWriter output, EvidenceLibrary library, bool isJson)
    {
        var counts = new (string Name, int Count)[]
        {
            ("sources", library.Sources.Count), ("trials", library.Trials.Trials.Count), ("observations", library.Trials.Trials.Sum(trial => trial.Observations.Count)),
            ("reference values", library.Trials.References.Count), ("studies of outcomes", library.Studies.Count), ("outcome rows", library.Studies.Sum(study => study.Rows.Count)),
            ("outcome rows without a size", library.Studies.Sum(study => study.Rows.Count(row => row.IsEffect && row.Difference is null))),
            ("outcome rows not confirmed", library.Studies.Sum(study => study.Rows.Count(row => row.Checked == Checked.Unconfirmed))),
            ("endpoints", library.Endpoints.Count), ("animal results", library.Animals.Count), ("safety items", library.Safety.Items.Count + library.Safety.Noaels.Count + library.Safety.UpperLevels.Count),
            ("disputes", library.Disputes.Count), ("legal entries", library.Regulation.Count), ("claims", library.Ledger.Claims.Count), ("guide rules", library.Guide.Rules.Count),
        };
        if (isJson)
        {
            output.WriteLine(new JsonObject { ["counts"] = new JsonObject(counts.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Count))), ["problems"] = new JsonArray(), ["evidenceHash"] = library.ContentHash }.ToJsonString());
            return;
        }

        foreach (var (name, count) in counts)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,6} {name}"));
        }

        output.WriteLine($"Every file fits its schema, every reference leads somewhere, every row has a source. Evidence {library.ContentHash}.");
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "...");
}
