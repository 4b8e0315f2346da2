using System.Globalization;

namespace Nadir;

/// <summary>Evidence cards of a goal, null primary endpoints first.</summary>
internal static class GuideCards
{
    private const int MostSources = 6;

    public static GuideGoalCards Of(EvidenceLibrary library, GuideGoal goal, GuideProfile profile)
    {
        var cards = goal.Endpoints.Select(id => Card(library, id, profile)).OrderByDescending(card => card.IsNullPrimary).ToArray();
        var alternatives = (goal.Alternatives ?? []).Select(id => library.Studies.First(study => study.Id == id)).SelectMany(study => study.Rows
            .Where(row => library.IsEvidence(study, row) && row.IsEffect && row.EffectText != "size unknown").Select(row => Alternative(library, study, row)));
        var disputes = library.Disputes.Where(dispute => dispute.BothSigns == true && dispute.Endpoints?.Intersect(goal.Endpoints, StringComparer.Ordinal).Any() == true)
            .Select(dispute => $"Sources disagree: {dispute.Question} {string.Join(" / ", dispute.Sides.Select(side => $"{side.Position}: {side.Evidence}"))}");
        return new GuideGoalCards(goal, cards, [.. alternatives], [.. disputes]);
    }

    private static GuideCard Card(EvidenceLibrary library, string endpoint, GuideProfile profile)
    {
        var grade = EvidenceGrade.Of(library, endpoint);
        var rows = library.RowsOn(endpoint).Where(pair => pair.Study.Precursor == "NMN" && library.IsEvidence(pair.Study, pair.Row)).ToArray();
        var notes = new List<string>();
        var nulls = rows.Where(pair => pair.Row is { Endpoint: Importance.Primary, Direction: Direction.None, IsEffect: true }).ToArray();
        notes.AddRange(nulls.Select(pair => $"Primary endpoint of {pair.Study.Id}: no difference from placebo. {pair.Row.Finding}"));
        if (Fit(rows, profile) is { } fit)
        {
            notes.Add(fit);
        }

        notes.AddRange(grade.Downgrades.Select(downgrade => $"Less sure because: {downgrade.Reason.TrimEnd('.')}."));
        notes.AddRange(grade.Notes);
        notes.AddRange(rows.Where(pair => pair.Row.Contrast == Contrast.WithinArm).Select(pair => $"Change within one arm, no effect: {pair.Row.Finding}"));
        return new GuideCard(
            "NMN", grade.Endpoint.Name, grade.Plain, grade.Effect, EvidenceGrade.Words(grade.Certainty), Tested(grade, [.. rows.Where(pair => pair.Row.IsEffect)]), nulls.Length > 0, notes, Sources(library, rows));
    }

    private static GuideCard Alternative(EvidenceLibrary library, OutcomeStudy study, OutcomeRow row) => new(
        study.Intervention, library.EndpointOf(row.Outcome).Name, row.Finding, row.EffectText, Design(study.Kind),
        string.Create(CultureInfo.InvariantCulture, $"{row.PeopleWords}; {study.Population.Text}"), false, row.Note is null ? [] : [row.Note], [Source(library, study, row)]);

    private static string Tested(EvidenceGrade grade, (OutcomeStudy Study, OutcomeRow Row)[] rows)
    {
        if (rows.Length == 0)
        {
            return "no trial of NMN measured it";
        }

        var doses = rows.Where(pair => pair.Row.DoseMg is > 0).Select(pair => pair.Row.DoseMg!.Value).ToArray();
        var days = rows.Where(pair => pair.Row.DurationDays is > 0).Select(pair => pair.Row.DurationDays!.Value).ToArray();
        var dose = doses.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Span(doses)} mg a day");
        var duration = days.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Span(days)} days");
        return grade.Trials == 0 ? $"published pools only{dose}{duration}" : string.Create(CultureInfo.InvariantCulture, $"{grade.Trials} {(grade.Trials == 1 ? "trial" : "trials")}, {grade.People} people{dose}{duration}");
    }

    // Whether people of this sex and age took part at all.
    private static string? Fit((OutcomeStudy Study, OutcomeRow Row)[] rows, GuideProfile profile)
    {
        var trials = rows.Where(pair => pair.Row.IsEffect && pair.Study.Kind == StudyKind.RandomizedTrial).Select(pair => pair.Study).DistinctBy(study => study.Id).ToArray();
        if (trials.Length == 0)
        {
            return null;
        }

        var like = trials.Count(study => study.Population is var who && (who.AgeLow ?? 0) <= profile.AgeYears && profile.AgeYears <= (who.AgeHigh ?? double.PositiveInfinity)
            && who.Sex != (profile.Sex == Sex.Female ? "men" : "women"));
        return string.Create(CultureInfo.InvariantCulture, $"People like you: {like} of {trials.Length} {(trials.Length == 1 ? "trial" : "trials")} took people of your sex and age (where no age limits are known, the trial counts).");
    }

    private static string Span(double[] values) => values.Min() == values.Max()
        ? values.Min().ToString("0.#", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{values.Min():0.#} to {values.Max():0.#}");

    private static GuideSource[] Sources(EvidenceLibrary library, (OutcomeStudy Study, OutcomeRow Row)[] rows) =>
        [.. rows.DistinctBy(pair => pair.Study.Source).Take(MostSources).Select(pair => Source(library, pair.Study, pair.Row))];

    private static GuideSource Source(EvidenceLibrary library, OutcomeStudy study, OutcomeRow row)
    {
        var source = library.SourceOf(study.Source);
        return new GuideSource(source.Id, source.Citation, source.Interest, row.Checked);
    }

    private static string Design(StudyKind kind) => kind switch
    {
        StudyKind.MetaAnalysis => "meta-analysis of trials",
        StudyKind.RandomizedTrial => "randomized trial",
        StudyKind.Guideline => "guideline",
        StudyKind.Cohort => "cohort, no trial",
        StudyKind.Review => "review",
        _ => "no control group",
    };
}
