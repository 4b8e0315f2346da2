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
    /// <summary>The flag whose words a text holds as whole words, longest first; null when none does.</summary>
    /// <param name="flags">Conditions or medicines.</param>
    /// <param name="text">What a person wrote.</param>
    public static GuideFlag? Find(IEnumerable<GuideFlag> flags, string text) => flags
        .SelectMany(flag => flag.Words.Append(flag.Id).Append(flag.Name).Where(word => Holds(text, word)).Select(word => (flag, word)))
        .OrderByDescending(found => found.word.Length).Select(found => found.flag).FirstOrDefault();

    /// <summary>The goal that a text names; null when none.</summary>
    public GuideGoal? FindGoal(string text) => Goals
        .SelectMany(goal => goal.Words.Append(goal.Id).Append(goal.Name).Where(word => Holds(text, word)).Select(word => (goal, word)))
        .OrderByDescending(found => found.word.Length).Select(found => found.goal).FirstOrDefault();

    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
