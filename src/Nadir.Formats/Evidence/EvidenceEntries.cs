namespace Nadir;

/// <summary>Everything that a search can find, as texts. Unconfirmed rows are leads and are told as such.</summary>
internal static class EvidenceEntries
{
    public static IEnumerable<SearchHit> Of(EvidenceLibrary library) =>
        Results(library).Concat(Trials(library)).Concat(Others(library)).Concat(library.Sources.Select(source => new SearchHit("source", source.Id, source.Title ?? source.Id, source.Citation, source.Checked.ToString())));

    private static IEnumerable<SearchHit> Results(EvidenceLibrary library) => library.Studies.SelectMany(study => study.Rows.Select(row =>
    {
        var endpoint = library.EndpointOf(row.Outcome);
        var effect = row.Checked == Checked.Unconfirmed ? "not confirmed: a lead, no result" : row.IsEffect ? $"against control: {row.EffectText}" : "no comparison with control";
        return new SearchHit(
            "result", study.RowName(row), $"{endpoint.Name}: {(study.Precursor == "none" ? study.Intervention : study.Precursor)}, {study.Id}", $"{row.Finding} ({effect}; {study.Intervention}; {row.DoseWords}; {study.Population.Text}) {endpoint.Plain} {row.Measure} {row.Note}", row.Checked.ToString());
    }));

    private static IEnumerable<SearchHit> Trials(EvidenceLibrary library) => library.Trials.Trials.Select(trial => new SearchHit(
        "trial", trial.Id, trial.Citation,
        $"{trial.Design.Type}; {trial.Population.Health}; {string.Join(", ", trial.Arms.Select(arm => arm.Id))}; {string.Join(", ", trial.Observations.Select(row => $"{row.Analyte} in {row.Matrix}").Distinct())}", nameof(Checked.ReadInSource)));

    private static IEnumerable<SearchHit> Others(EvidenceLibrary library)
    {
        foreach (var claim in library.Ledger.Claims)
        {
            yield return new SearchHit("claim", claim.Id, claim.Plain, $"{ClaimLedger.Words(claim.Verdict)}. {claim.Reason} {claim.Text}", claim.Checked.ToString());
        }

        foreach (var endpoint in library.Endpoints)
        {
            var grade = EvidenceGrade.Of(library, endpoint.Id);
            yield return new SearchHit("outcome", endpoint.Id, endpoint.Name, $"{grade.Plain} Against placebo: {grade.Effect}; certainty {EvidenceGrade.Words(grade.Certainty)}. {endpoint.Plain}", nameof(Checked.Computed));
        }

        foreach (var flag in library.Guide.Conditions.Concat(library.Guide.Medicines))
        {
            yield return new SearchHit("flag", flag.Id, flag.Name, $"{flag.Reason} ({string.Join(", ", flag.Words)})", nameof(Checked.Computed));
        }

        foreach (var result in library.Animals)
        {
            yield return new SearchHit("animal", result.Id, $"{result.Topic} ({result.Species})", $"{result.Result} {result.Model} {result.Dose} {result.Transfer}", result.Checked.ToString());
        }

        foreach (var item in library.Safety.Items)
        {
            yield return new SearchHit("safety", item.Id, item.Title, $"{item.Text} {item.Note}", item.Checked.ToString());
        }

        foreach (var noael in library.Safety.Noaels)
        {
            yield return new SearchHit("safety", noael.Id, FormattableString.Invariant($"NOAEL in the {noael.Species}: {noael.MgPerKg} mg/kg a day"), $"{noael.Product} {noael.Note}", noael.Checked.ToString());
        }

        foreach (var dispute in library.Disputes)
        {
            yield return new SearchHit("dispute", dispute.Id, dispute.Question, string.Join(" / ", dispute.Sides.Select(side => $"{side.Position}: {side.Evidence}")), dispute.Checked.ToString());
        }

        foreach (var entry in library.Regulation)
        {
            yield return new SearchHit("regulation", entry.Id, $"{entry.Region}, {entry.Date}", entry.Status, entry.Checked.ToString());
        }
    }
}
