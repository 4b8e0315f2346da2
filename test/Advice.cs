using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>Finds language that recommends taking, starting or dosing something.</summary>
internal static partial class Advice
{
    /// <summary>The first such words in a text; null when there are none.</summary>
    public static string? FirstIn(string text)
    {
        var match = Words().Match(Denials().Replace(text, " "));
        return match.Success ? match.Value : null;
    }

    // Sentences that say the contrary.
    [GeneratedRegex(@"(it )?(recommends nothing|is no advice to take anything|is not advice|no advice to take|not a recommendation|recommends nothing)|nothing here recommends taking anything|no dose for anyone|is not a recommended dose", RegexOptions.IgnoreCase)]
    private static partial Regex Denials();

    [GeneratedRegex(
        @"\b(you should (take|start|use|try|begin|increase)|we (recommend|suggest|advise)|(is|are) recommended|recommended (dose|intake|amount)|recommend(s|ed)? (that|taking|starting|using|nmn|to)|(start|begin) (with|taking|at) \d|consider taking|try taking|take \d+ ?mg|optimal dose|best dose|ideal dose|suggested dose|worth taking|safe to take|go ahead and|aim for an? nad|increase (the|your) dose|titrate)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
