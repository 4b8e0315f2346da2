using System.Globalization;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>
/// What the shared shape says of an arm in words ("500 mg twice daily", "two 150 mg doses", "6 h infusion"), read as a schedule. The dose is
/// the daily or single total. What cannot be read is a reason, never an error.
/// </summary>
internal sealed partial class ScheduleWords(
    string arm, string compound, string frequency, double? dose, double? days, string? route, string? design, string? doseNote)
{
    /// <summary>A dose above this, mg, is not a dose.</summary>
    public const double LargestDose = 1_000_000;

    /// <summary>A century: longer is a slip of the pen.</summary>
    public const double MostDays = 36_500;

    private const double AssumedInfusionHours = 1;

    // Only the beginning of a text is searched.
    private const int Longest = 200;
    private readonly string how = Beginning(frequency);
    private readonly string what = Beginning(compound);
    private readonly List<string> remarks = [];

    /// <summary>The schedule, or null with the reason; and what the schedule cannot say.</summary>
    public (ArmSchedule? Schedule, string? WhyNot, string? Note) Read()
    {
        if (Treatment() is { } besides)
        {
            return (null, besides, null);
        }

        if (dose == 0 || NothingPattern().IsMatch(what))
        {
            return (new ArmSchedule("placebo", null, 0, 1, Placebo(days), "immediate", "oral", 0), null, null);
        }

        var (precursor, unknown) = Precursor();
        if ((unknown ?? Amount()) is { } reason)
        {
            return (null, reason, null);
        }

        var (doses, times) = Doses();
        var hours = Infusion();
        var isExtended = ExtendedPattern().IsMatch(compound[..Math.Min(compound.Length, Longest)]) || how.Contains("extended", StringComparison.Ordinal);
        var schedule = new ArmSchedule(
            precursor!, precursor == "NR" ? "chloride" : null, doses, times, IsSingle ? 1 : days!.Value,
            isExtended ? "extended" : "immediate", hours > 0 ? "intravenous" : "oral", hours);
        if (precursor == "NR" && !what.Contains("cl", StringComparison.Ordinal))
        {
            remarks.Add("taken as the chloride, as NR supplements are");
        }

        if (doseNote is not null && StepsPattern().IsMatch(Beginning(doseNote)))
        {
            remarks.Add("the steps are not replayed");
        }

        return (schedule, null, TrialReader.Join(remarks));
    }

    private bool IsSingle => how.StartsWith("single", StringComparison.Ordinal) || how.StartsWith("one dose", StringComparison.Ordinal);

    private static string Beginning(string text) => text[..Math.Min(text.Length, Longest)].ToLowerInvariant();

    private static double Placebo(double? days) => days is > 0 and <= MostDays ? days.Value : 1;

    private string? Treatment()
    {
        var pregnant = PregnantPattern().Match(Beginning(arm));
        return ExercisePattern().IsMatch(how) ? "the arm also trained; exercise is not in the model"
            : pregnant.Success && pregnant.Groups[1].Length == 0 ? "pregnancy is not in the model"
            : StepsPattern().IsMatch(how) ? "the dose was raised step by step"
            : ElsewherePattern().IsMatch(how) || ElsewherePattern().IsMatch(Beginning(route ?? "")) ? "only oral doses and infusions are in the model" : null;
    }

    // "NMN (MIB-626)", "NR-Cl", "NA (ER)", "niacin", "NR+pterostilbene"; a mixture is not replayed.
    private (string? Precursor, string? Why) Precursor()
    {
        var parts = PartsPattern().Split(BracketPattern().Replace(what, "")).Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
        var known = parts.Select(Known).OfType<string>().Distinct().ToArray();
        var others = parts.Where(part => Known(part) is null).ToArray();
        if (known.Length == 1 && others.All(other => other.Contains("pterostilbene", StringComparison.Ordinal)))
        {
            if (others.Length > 0)
            {
                remarks.Add($"pterostilbene is not in the model; {known[0]} alone is replayed");
            }

            return (known[0], null);
        }

        return (null, parts.Length > 1 ? $"a mixture of compounds: '{TrialReader.Short(compound)}'"
            : what.Contains("nad", StringComparison.Ordinal) ? "NAD+ itself as a dose is not in the model"
            : $"'{TrialReader.Short(compound)}' is not in the model");
    }

    private static string? Known(string part)
    {
        var name = part.StartsWith("iv ", StringComparison.Ordinal) ? part[3..] : part;
        name = name.StartsWith("oral ", StringComparison.Ordinal) ? name[5..] : name;
        return name.TrimEnd() switch
        {
            "nmn" or "β-nmn" or "beta-nmn" or "nicotinamide mononucleotide" => "NMN",
            "nr" or "nr-cl" or "nrcl" or "nr chloride" or "nicotinamide riboside" or "nicotinamide riboside chloride" => "NR",
            "nam" or "nicotinamide" or "niacinamide" => "NAM",
            "na" or "niacin" or "nicotinic acid" or "er niacin" or "na er" => "NA",
            _ => null,
        };
    }

    private string? Amount() =>
        dose is null ? "the dose is not reported as one number"
        : dose > LargestDose ? "the dose is above 1,000,000 mg"
        : EquivalentPattern().IsMatch(how) ? "the dose is given in equivalents"
        : !IsSingle && days is null ? "the length of dosing is not reported"
        : !IsSingle && days is not (> 0 and <= MostDays) ? "the length of dosing is not a number of days"
        : null;

    // The daily total is divided, unless the words (or the arm's name: "1000 bid") give the single dose.
    private (double Dose, int Times) Doses()
    {
        var times = OncePattern().IsMatch(how) || IsSingle ? 1
            : Word(TimesPattern().Match(how)) ?? Word(CountedPattern().Match(how)) ?? 1;
        var named = NamedPattern().Match(Beginning(arm));
        var single = named.Success ? Number(named.Groups[1].Value) : PerDosePattern().Match(how) is { Success: true } match ? Number(match.Groups[1].Value) : (double?)null;
        return single is { } amount && (amount == dose || amount * times == dose) ? (amount, times) : (dose!.Value / times, times);
    }

    private double Infusion()
    {
        var isInfused = Beginning(route ?? "").StartsWith("intravenous", StringComparison.Ordinal) || InfusionPattern().IsMatch(how)
            || InfusionPattern().IsMatch(what) || (design is not null && Beginning(design).Contains("intravenous", StringComparison.Ordinal));
        if (!isInfused)
        {
            return 0;
        }

        if (HoursPattern().Match(how) is { Success: true } match && Number(match.Groups[1].Value) is > 0 and <= 24 * 60 and { } length)
        {
            var hours = match.Groups[2].Value[0] == 'h' ? length : length / 60;
            return Math.Min(hours, 24);
        }

        remarks.Add("the length of the infusion is not reported; 1 h is assumed");
        return AssumedInfusionHours;
    }

    private static int? Word(Match match) => !match.Success ? null : match.Groups[1].Value switch
    {
        "twice" or "two" or "two times" or "2 times" or "2x" or "bid" => 2,
        "thrice" or "three" or "three times" or "3 times" or "3x" or "tid" => 3,
        _ => 4,
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(placebo|none|control|vehicle|saline)\b")]
    private static partial Regex NothingPattern();

    [GeneratedRegex(@"\b(sport|exercise|training|aerobic)\b")]
    private static partial Regex ExercisePattern();

    [GeneratedRegex(@"(non|not)?[- ]?\bpregnant\b")]
    private static partial Regex PregnantPattern();

    [GeneratedRegex(@"titrat|escalat|in steps")]
    private static partial Regex StepsPattern();

    [GeneratedRegex(@"sublingual|topical|intranasal|intramuscular|subcutaneous|rectal")]
    private static partial Regex ElsewherePattern();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex BracketPattern();

    [GeneratedRegex(@"\+|/|,|&| and | with | plus ")]
    private static partial Regex PartsPattern();

    [GeneratedRegex(@"\b(ER|XR|SR|PR|CR)\b|[Ee]xtended|[Ss]ustained|[Ss]low")]
    private static partial Regex ExtendedPattern();

    [GeneratedRegex(@"equivalent")]
    private static partial Regex EquivalentPattern();

    [GeneratedRegex(@"\bonce\b|\bqd\b")]
    private static partial Regex OncePattern();

    [GeneratedRegex(@"\b(twice|two times|2 times|2x|bid|thrice|three times|3 times|3x|tid|four times|4 times|4x|qid)\b")]
    private static partial Regex TimesPattern();

    [GeneratedRegex(@"^(two|three|four)\b[^,;]*\bdoses\b")]
    private static partial Regex CountedPattern();

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)\s*mg\b")]
    private static partial Regex PerDosePattern();

    [GeneratedRegex(@"\b([0-9]+(?:\.[0-9]+)?)\s*(?:mg)?\s*(?:bid|tid|qid)\b")]
    private static partial Regex NamedPattern();

    [GeneratedRegex(@"infus|\biv\b|intravenous")]
    private static partial Regex InfusionPattern();

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)[ -]*(h|min)")]
    private static partial Regex HoursPattern();
}
