using System.Globalization;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>Who took part: numbers where they are given, else what the words of the shared shape say.</summary>
internal static partial class PopulationReader
{
    // Only the beginning of a text is searched, and every pattern runs in linear time.
    private const int Searched = 200;
    private const double OldestAge = 130;

    public static TrialPopulation Read(JsonPlace p)
    {
        var (age, bmi, sex) = (Words(p, "age"), Words(p, "bmi"), Words(p, "sex"));
        var (low, high) = Range(age);
        var (bmiLow, bmiHigh) = Range(bmi);
        return new TrialPopulation(
            Given(p, "n", 0, 1e9) is { } n ? (int)n : p.Count("n_total") ?? People(Words(p, "n_total") ?? Words(p, "n")),
            Given(p, "ageMean", 0, OldestAge) ?? Sane(Mean(age) ?? (low + high) / 2, OldestAge),
            Given(p, "ageLow", 0, OldestAge) ?? Sane(low ?? AtLeast(age), OldestAge),
            Given(p, "ageHigh", 0, OldestAge) ?? Sane(high, OldestAge),
            Given(p, "maleFraction", 0, 1) ?? MaleFraction(sex),
            Given(p, "bmi", 5, 150) ?? Sane(Mean(bmi) ?? (bmiLow + bmiHigh) / 2, 150),
            p.Text("health"))
        {
            Note = p.Text("note"),
        };
    }

    private static double? Given(JsonPlace p, string key, double low, double high)
    {
        if (p.Number(key) is not { } value || (value >= low && value <= high))
        {
            return p.Number(key);
        }

        p.Add("evidence-range", key, FormattableString.Invariant($"'{key}' is {value}; it must lie between {low} and {high}."));
        return null;
    }

    private static string? Words(JsonPlace p, string key) => p.NotANumber(key) is { } text ? text[..Math.Min(text.Length, Searched)] : null;

    private static double? Sane(double? value, double most) => value is >= 0 && value <= most ? value : null;

    // "20 pairs", "30 randomized, 24 completed", "6 healthy + 6 Parkinson's", "5 patients, 10 controls", "28 randomized, ...".
    private static int? People(string? text)
    {
        if (text is null || NumberPattern().Matches(text) is not { Count: > 0 } numbers)
        {
            return null;
        }

        var counts = numbers.Select(match => Math.Min(Number(match.Value), 1e6)).ToArray();
        var isSum = text.Contains('+', StringComparison.Ordinal)
            || (text.Contains("patients", StringComparison.OrdinalIgnoreCase) && text.Contains("controls", StringComparison.OrdinalIgnoreCase));
        return (int)(text.Contains("pairs", StringComparison.OrdinalIgnoreCase) ? 2 * counts[0]
            : CompletedPattern().Match(text) is { Success: true } completed ? Math.Min(Number(completed.Groups[1].Value), 1e6)
            : isSum ? counts.Sum() : counts[0]);
    }

    private static double? MaleFraction(string? sex)
    {
        if (sex is null)
        {
            return null;
        }

        if (MalePattern().Match(sex) is { Success: true } m && FemalePattern().Match(sex) is { Success: true } f)
        {
            var (male, female) = (Number(m.Groups[1].Value), Number(f.Groups[1].Value));
            return male + female is > 0 and < double.PositiveInfinity ? male / (male + female) : null;
        }

        return sex.StartsWith("male", StringComparison.OrdinalIgnoreCase) || sex.StartsWith("men", StringComparison.OrdinalIgnoreCase) ? 1
            : sex.StartsWith("female", StringComparison.OrdinalIgnoreCase) || sex.StartsWith("women", StringComparison.OrdinalIgnoreCase) ? 0 : null;
    }

    private static double? Mean(string? text) => text is not null && MeanPattern().Match(text) is { Success: true } match ? Number(match.Groups[1].Value) : null;

    private static double? AtLeast(string? text) => text is not null && AtLeastPattern().Match(text) is { Success: true } match ? Number(match.Groups[1].Value) : null;

    private static (double? Low, double? High) Range(string? text) =>
        text is not null && RangePattern().Match(text) is { Success: true } match ? (Number(match.Groups[1].Value), Number(match.Groups[2].Value)) : (null, null);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*([0-9]+(?:\.[0-9]+)?)\s*(?:\+/-|±)", RegexOptions.NonBacktracking)]
    private static partial Regex MeanPattern();

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)\s*-\s*([0-9]+(?:\.[0-9]+)?)", RegexOptions.NonBacktracking)]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"(?:>=|≥)\s*([0-9]+(?:\.[0-9]+)?)", RegexOptions.NonBacktracking)]
    private static partial Regex AtLeastPattern();

    [GeneratedRegex(@"[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"([0-9]+)\s+completed", RegexOptions.NonBacktracking)]
    private static partial Regex CompletedPattern();

    [GeneratedRegex(@"([0-9]+)\s*(?:M\b|men\b|male)", RegexOptions.NonBacktracking)]
    private static partial Regex MalePattern();

    [GeneratedRegex(@"([0-9]+)\s*(?:F\b|women\b|female)", RegexOptions.NonBacktracking)]
    private static partial Regex FemalePattern();
}
