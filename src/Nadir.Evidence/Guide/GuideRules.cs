namespace Nadir;

/// <summary>What the personal sheet knows: goals, conditions, medicines, wording.</summary>
/// <param name="Goals">Goals people have.</param>
/// <param name="Conditions">Conditions that stop or flag.</param>
/// <param name="Medicines">Medicines that stop or flag.</param>
/// <param name="SeekCare">Signs that call for stopping and seeking care.</param>
/// <param name="ProductChecks">What to look at on a product.</param>
/// <param name="Tracking">How to track oneself honestly.</param>
/// <param name="Range">What has been studied.</param>
/// <param name="Rules">The rules that the sheet keeps.</param>
public sealed record GuideRules(
    IReadOnlyList<GuideGoal> Goals, IReadOnlyList<GuideFlag> Conditions, IReadOnlyList<GuideFlag> Medicines, IReadOnlyList<string> SeekCare, IReadOnlyList<string> ProductChecks,
    IReadOnlyList<string> Tracking, StudiedRange Range, IReadOnlyList<GuideRule> Rules)
{
    private readonly Dictionary<string, string[][]> phrases = new(StringComparer.Ordinal);

    /// <summary>Every flag that a text names. A flag that only matched inside a longer match of another is left out, unless it is a stop.</summary>
    /// <param name="text">What a person wrote.</param>
    public IReadOnlyList<GuideFlag> FindFlags(string text)
    {
        var words = GuideWords.Split(text);
        var found = Conditions.Concat(Medicines).Select(flag => (Flag: flag, Span: Longest(words, flag.Id, flag.Words.Append(flag.Id).Append(flag.Name)))).Where(pair => pair.Span.Count > 0).ToArray();
        return [.. found.Where(pair => pair.Flag.Level == FlagLevel.Stop || !found.Any(other => other.Flag.Id != pair.Flag.Id && other.Span.Count > pair.Span.Count
            && other.Span.Start <= pair.Span.Start && other.Span.Start + other.Span.Count >= pair.Span.Start + pair.Span.Count)).Select(pair => pair.Flag)];
    }

    /// <summary>The goal that a text names; null when none.</summary>
    public GuideGoal? FindGoal(string text)
    {
        var words = GuideWords.Split(text);
        return Goals.Select(goal => (Goal: goal, Span: Longest(words, $"goal {goal.Id}", goal.Words.Append(goal.Id).Append(goal.Name)))).Where(pair => pair.Span.Count > 0)
            .OrderByDescending(pair => pair.Span.Count).Select(pair => pair.Goal).FirstOrDefault();
    }

    // Phrases are split once.
    private (int Start, int Count) Longest(string[] words, string key, IEnumerable<string> texts)
    {
        string[][]? split;
        lock (phrases)
        {
            if (!phrases.TryGetValue(key, out split))
            {
                phrases[key] = split = [.. texts.Select(GuideWords.Split)];
            }
        }

        var longest = (Start: 0, Count: 0);
        foreach (var phrase in split)
        {
            if (GuideWords.Find(words, phrase) is var span && span.Count > longest.Count)
            {
                longest = span;
            }
        }

        return longest;
    }
}
