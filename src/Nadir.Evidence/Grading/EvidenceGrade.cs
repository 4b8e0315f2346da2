using System.Globalization;

namespace Nadir;

/// <summary>What is known about one outcome, and how sure that is (GRADE; Guyatt et al. 2008, BMJ 336:924), computed from the rows.</summary>
/// <param name="Endpoint">The outcome.</param>
/// <param name="Precursor">Of what.</param>
/// <param name="Certainty">How sure.</param>
/// <param name="Downgrades">Every reason why it is not higher.</param>
/// <param name="Conclusion">What the headline interval says.</param>
/// <param name="Effect">Headline against placebo in words, or "size unknown".</param>
/// <param name="EffectRow">Row of the headline, <c>study/number</c>; null when it was pooled here or there is none.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Pool">Meta-analysis made here, or null.</param>
/// <param name="Trials">Randomized trials with a confirmed row.</param>
/// <param name="People">People in them.</param>
/// <param name="Plain">One line for a reader without training.</param>
/// <param name="Notes">What a reader must know.</param>
public sealed record EvidenceGrade(
    Endpoint Endpoint, string Precursor, Certainty Certainty, IReadOnlyList<Downgrade> Downgrades, Conclusion Conclusion, string Effect, string? EffectRow, double? Low, double? High,
    OutcomePool? Pool, int Trials, int People, string Plain, IReadOnlyList<string> Notes)
{
    private const int TopOfScale = 4;

    /// <summary>Grades an outcome.</summary>
    /// <param name="library">The evidence.</param>
    /// <param name="endpoint">Id of the endpoint.</param>
    /// <param name="precursor">NMN, NR, NAM or NA.</param>
    public static EvidenceGrade Of(EvidenceLibrary library, string endpoint, string precursor = "NMN")
    {
        var end = library.EndpointOf(endpoint);
        var rows = library.RowsOn(endpoint).Where(pair => pair.Study.Precursor == precursor && library.IsEvidence(pair.Study, pair.Row) && pair.Row.Contrast != Contrast.ExposureResponse).ToArray();
        var trials = rows.Where(pair => pair.Study.Kind == StudyKind.RandomizedTrial && pair.Study.SameDataAs is null).ToArray();
        var pool = OutcomePool.Of(trials, study => library.SourceOf(study.Source).Interest == Interest.Maker);
        var head = Headline.Of(rows, pool);
        var behind = pool is null ? trials : [.. trials.Where(pair => pool.Rows.Any(entry => entry.Study.Id == pair.Study.Id))];
        var people = behind.GroupBy(pair => pair.Study.Id, StringComparer.Ordinal).Sum(trial => Math.Max(trial.Max(pair => (pair.Row.N ?? 0) + (pair.Row.NControl ?? 0)), trial.First().Study.Population.N ?? 0));
        var count = behind.Select(pair => pair.Study.Id).Distinct(StringComparer.Ordinal).Count();
        var isPooledOnly = count == 0 && head.Row is { Contrast: Contrast.Pooled };
        var conclusion = head.Conclude(end, rows);
        if (count == 0 && !isPooledOnly)
        {
            return None(end, precursor, rows);
        }

        var downgrades = GradeDomains.All(end, behind, pool, head, people).ToArray();
        var certainty = (Certainty)Math.Max((int)Certainty.VeryLow, TopOfScale - downgrades.Sum(downgrade => downgrade.Steps));
        return new EvidenceGrade(
            end, precursor, certainty, downgrades, conclusion, head.Text, head.RowName, head.Low, head.High, pool, count, people,
            PlainWords.Line(end, precursor, certainty, conclusion, head.Text), Remarks(end, pool, rows));
    }

    /// <summary>Certainty in words.</summary>
    public static string Words(Certainty certainty) => certainty switch
    {
        Certainty.High => "high",
        Certainty.Moderate => "moderate",
        Certainty.Low => "low",
        Certainty.VeryLow => "very low",
        _ => "no evidence",
    };

    private static EvidenceGrade None(Endpoint end, string precursor, (OutcomeStudy Study, OutcomeRow Row)[] rows) => new(
        end, precursor, Certainty.NoEvidence, [new Downgrade(GradeDomain.Design, TopOfScale, rows.Length == 0 ? "no confirmed study" : "only studies without a randomized control group")],
        Conclusion.Unknown, "size unknown", null, null, null, null, 0, 0, PlainWords.Line(end, precursor, Certainty.NoEvidence, Conclusion.Unknown, ""), Remarks(end, null, rows));

    private static List<string> Remarks(Endpoint end, OutcomePool? pool, (OutcomeStudy Study, OutcomeRow Row)[] rows)
    {
        var notes = new List<string>();
        if (end.Note is not null)
        {
            notes.Add(end.Note);
        }

        if (end.Kind == EndpointKind.Surrogate)
        {
            notes.Add("A value of a laboratory or device: whether people feel or live better for it was not shown.");
        }

        if (end.Kind == EndpointKind.TargetEngagement)
        {
            notes.Add("Target engagement: it shows that the substance arrived, not that it did any good.");
        }

        if (pool?.WithoutMakers is { } left)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Without trials of makers: {left.Estimate:+0.##;-0.##;0} {pool.Unit} ({left.Low:+0.##;-0.##;0} to {left.High:+0.##;-0.##;0}), {left.Studies.Count} {(left.Studies.Count == 1 ? "trial" : "trials")} of {pool.Rows.Count}."));
        }
        else if (pool is not null && pool.MakerTrials == pool.Rows.Count)
        {
            notes.Add("Without trials of makers: nothing is left; every pooled trial was paid for or written by a maker.");
        }

        if (rows.Any(pair => pair.Row.Contrast == Contrast.WithinArm))
        {
            notes.Add("Some rows are changes within one arm; they are listed but are no effect.");
        }

        if (end.Mcid is { } mcid)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Smallest difference that matters: about {mcid.Value:0.###} {end.Unit}{(mcid.Checked == Checked.Unconfirmed ? " (not confirmed, not used for the grade)" : "")}."));
        }

        return notes;
    }
}
