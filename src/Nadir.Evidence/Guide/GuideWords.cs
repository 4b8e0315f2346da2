namespace Nadir;

/// <summary>Finds phrases in what people write: case, hyphens and apostrophes do not matter, plurals and one slip in a long word are forgiven.</summary>
internal static class GuideWords
{
    private const int LongWord = 7;

    /// <summary>Words of a text in lower case; "breast-feeding" is two, "hodgkin's" is "hodgkins".</summary>
    public static string[] Split(string text) => text.Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal).ToLowerInvariant()
        .Split([.. text.ToLowerInvariant().Where(c => !char.IsLetterOrDigit(c) && c is not ('\'' or '\u2019')).Distinct()], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where a phrase stands in a text, in words; count 0 when it does not.</summary>
    public static (int Start, int Count) Find(string[] text, string[] phrase)
    {
        for (var start = 0; phrase.Length > 0 && start + phrase.Length <= text.Length; start++)
        {
            if (!phrase.Where((word, i) => !IsSame(text[start + i], word)).Any())
            {
                return (start, phrase.Length);
            }
        }

        // "breastfeeding" for "breast feeding" and the other way round.
        var joined = string.Concat(phrase);
        if (joined.Length >= LongWord && phrase.All(word => word.Length > 1))
        {
            for (var start = 0; start < text.Length; start++)
            {
                if (IsSame(text[start], joined))
                {
                    return (start, 1);
                }

                if (start + 1 < text.Length && Math.Abs(text[start].Length + text[start + 1].Length - joined.Length) <= 2 && IsSame(text[start] + text[start + 1], joined))
                {
                    return (start, 2);
                }
            }
        }

        return (0, 0);
    }

    private static bool IsSame(string written, string word) => Math.Abs(written.Length - word.Length) <= 2 && (IsPlural(written, word) || (
        word.Length >= LongWord && Math.Abs(written.Length - word.Length) <= 1 && IsOneSlipAway(written, word) && !written.Any(char.IsDigit) && !word.Any(char.IsDigit)));

    // Or the word itself.
    private static bool IsPlural(string written, string word) => written.StartsWith(word, StringComparison.Ordinal) && written.AsSpan(word.Length) is "" or "s" or "es";

    // One letter wrong, missing, or too many.
    private static bool IsOneSlipAway(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        var restA = a[same..];
        var restB = b[same..];
        return restA.Length == restB.Length ? restA.Length == 0 || restA[1..].SequenceEqual(restB[1..])
            : restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }
}
