namespace Nadir;

/// <summary>What one file cannot know: references between files, and numbers that contradict each other.</summary>
internal static class LibraryCheck
{
    public static IReadOnlyList<Problem> Problems(EvidenceLibrary library) => [.. Sources(library), .. Rows(library), .. Studies(library), .. Claims(library), .. Guide(library)];

    private static IEnumerable<Problem> Sources(EvidenceLibrary library)
    {
        var known = library.Sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
        var cited = library.Studies.Select(study => ($"outcomes/{study.Id}.json", study.Source))
            .Concat(Cited("animals.json", library.Animals, result => result.Id, result => result.Sources))
            .Concat(Cited("safety.json", library.Safety.Items, item => item.Id, item => item.Sources))
            .Concat(Cited("safety.json", library.Safety.Noaels, noael => noael.Id, noael => noael.Sources))
            .Concat(Cited("safety.json", library.Safety.UpperLevels, level => level.Id, level => level.Sources))
            .Concat(Cited("disputes.json", library.Disputes, dispute => dispute.Id, dispute => dispute.Sides.SelectMany(side => side.Sources)))
            .Concat(Cited("regulation.json", library.Regulation, entry => entry.Id, entry => entry.Sources))
            .Concat(Cited("endpoints.json", library.Endpoints, endpoint => endpoint.Id, endpoint => endpoint.Mcid?.Sources ?? []))
            .Concat(Cited("endpoints.json", library.Remarks, _ => "remarks", remark => remark.Sources))
            .Concat(Cited("guide.json", library.Guide.Conditions.Concat(library.Guide.Medicines), flag => flag.Id, flag => flag.Sources ?? []))
            .Concat(Cited("claims", library.Ledger.Claims, claim => claim.Id, claim => claim.For.Concat(claim.Against).SelectMany(support => support.Sources ?? [])
                .Concat((claim.References ?? []).SelectMany(reference => reference.Sources))));
        var without = library.Animals.Where(result => result.Sources.Count == 0).Select(result => ("animals.json", result.Id))
            .Concat(library.Safety.Items.Where(item => item.Sources.Count == 0).Select(item => ("safety.json", item.Id)))
            .Concat(library.Safety.Noaels.Where(noael => noael.Sources.Count == 0).Select(noael => ("safety.json", noael.Id)))
            .Concat(library.Safety.UpperLevels.Where(level => level.Sources.Count == 0).Select(level => ("safety.json", level.Id)))
            .Concat(library.Regulation.Where(entry => entry.Sources.Count == 0).Select(entry => ("regulation.json", entry.Id)))
            .Concat(library.Disputes.Where(dispute => dispute.Sides.All(side => side.Sources.Count == 0)).Select(dispute => ("disputes.json", dispute.Id)))
            .Select(row => new Problem("evidence-source", $"{row.Item1}: {row.Id}", "The row has no source; name at least one."));
        return without.Concat(cited.Where(pair => !known.Contains(pair.Item2)).Select(pair => new Problem("evidence-source", pair.Item1, $"There is no source '{pair.Item2}' in evidence/sources; add it or correct the id.")));
    }

    private static IEnumerable<(string, string)> Cited<T>(string file, IEnumerable<T> items, Func<T, string> id, Func<T, IEnumerable<string>> sources) =>
        items.SelectMany(item => sources(item).Select(source => ($"{file}: {id(item)}", source)));

    private static IEnumerable<Problem> Rows(EvidenceLibrary library)
    {
        var endpoints = library.Endpoints.Select(endpoint => endpoint.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var study in library.Studies)
        {
            foreach (var (row, i) in study.Rows.Select((row, i) => (row, i)))
            {
                var place = $"outcomes/{study.Id}.json: rows[{i}]";
                if (row.Id != i + 1)
                {
                    yield return new Problem("evidence-row", place, $"Rows are numbered from 1 in order; this one says {row.Id} and stands at {i + 1}.");
                }

                if (!endpoints.Contains(row.Outcome))
                {
                    yield return new Problem("evidence-endpoint", place, $"There is no endpoint '{row.Outcome}' in evidence/endpoints.json.");
                }

                if (row.Difference is { } d && row.Low is { } low && row.High is { } high && !(low <= d && d <= high))
                {
                    yield return new Problem("evidence-interval", place, FormattableString.Invariant($"The difference {d} lies outside its interval {low} to {high}."));
                }

                if (!row.IsEffect && row.Difference is not null)
                {
                    yield return new Problem("evidence-contrast", place, "A difference against control belongs to a row with contrast 'againstPlacebo' or 'pooled' only.");
                }

                if (row.Contrast == Contrast.AgainstPlacebo && study.Kind is StudyKind.SingleArm)
                {
                    yield return new Problem("evidence-contrast", place, "A study with one arm has no difference against placebo; use 'withinArm'.");
                }
            }
        }
    }

    private static IEnumerable<Problem> Studies(EvidenceLibrary library)
    {
        var known = library.Studies.Select(study => study.Id).ToHashSet(StringComparer.Ordinal);
        return library.Studies.SelectMany(study => (study.Includes ?? []).Append(study.SameDataAs).Where(id => id is not null && !known.Contains(id))
            .Select(id => new Problem("evidence-study", $"outcomes/{study.Id}.json", $"There is no study '{id}' in evidence/outcomes.")));
    }

    private static IEnumerable<Problem> Claims(EvidenceLibrary library)
    {
        var rows = library.Studies.SelectMany(study => study.Rows.Select(study.RowName))
            .Concat(library.Trials.Trials.SelectMany(trial => trial.Observations.Select(row => FormattableString.Invariant($"{trial.Id}/{row.Row}")))).ToHashSet(StringComparer.Ordinal);
        var items = library.Animals.Select(result => result.Id).Concat(library.Safety.Items.Select(item => item.Id)).Concat(library.Safety.Noaels.Select(noael => noael.Id))
            .Concat(library.Disputes.Select(dispute => dispute.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in library.Ledger.Claims)
        {
            var supports = claim.For.Concat(claim.Against).ToArray();
            foreach (var row in supports.Select(support => support.Row).Append(claim.BestHuman?.Row).Where(row => row is not null && !rows.Contains(row)))
            {
                yield return new Problem("evidence-row", $"claims/{claim.Id}.json", $"There is no row '{row}' in evidence/outcomes or evidence/trials.");
            }

            foreach (var item in supports.Select(support => support.Item).Where(item => item is not null && !items.Contains(item)))
            {
                yield return new Problem("evidence-item", $"claims/{claim.Id}.json", $"There is no animal result, safety item or dispute '{item}'.");
            }
        }
    }

    private static IEnumerable<Problem> Guide(EvidenceLibrary library)
    {
        var endpoints = library.Endpoints.Select(endpoint => endpoint.Id).ToHashSet(StringComparer.Ordinal);
        var alternatives = library.Studies.Where(study => study.IsAlternative == true).Select(study => study.Id).ToHashSet(StringComparer.Ordinal);
        var items = library.Safety.Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var flags = library.Guide.Conditions.Concat(library.Guide.Medicines).Select(flag => flag.Id).ToHashSet(StringComparer.Ordinal);
        return library.Guide.Goals.SelectMany(goal => goal.Endpoints.Where(id => !endpoints.Contains(id)).Select(id => $"There is no endpoint '{id}' (goal {goal.Id}).")
                .Concat((goal.Alternatives ?? []).Where(id => !alternatives.Contains(id)).Select(id => $"There is no study '{id}' with isAlternative (goal {goal.Id}).")))
            .Concat(library.Guide.Conditions.Concat(library.Guide.Medicines).SelectMany(flag => (flag.Items ?? []).Where(id => !items.Contains(id)).Select(id => $"There is no safety item '{id}' (flag {flag.Id}).")))
            .Concat(library.Safety.Items.SelectMany(item => (item.Conditions ?? []).Where(id => !flags.Contains(id)).Select(id => $"There is no condition or medicine '{id}' (safety item {item.Id}).")))
            .Select(message => new Problem("evidence-guide", "guide.json", message));
    }
}
