using System.Globalization;

namespace Nadir;

/// <summary>Scores of a comparison as tables and sentences, the same on the terminal and in the report.</summary>
public static class ScoreTable
{
    /// <summary>Headings of <see cref="Scores"/>; "&gt;" before numbers, "|" before texts that stay on one line.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["|trials", ">rows", ">in 50 %", ">chance", ">in 90 %", ">chance", ">by trial", ">width", ">interval score", ">log error", ">rms"];

    /// <summary>Headings of <see cref="Baselines"/>.</summary>
    public static IReadOnlyList<string> BaselineHeadings { get; } =
        ["|trials", ">rows", ">borrowed", ">interval score", ">naive", ">skill", ">log error", ">naive", ">skill", ">width", ">naive"];

    /// <summary>One line a role that has scores.</summary>
    public static IReadOnlyList<string[]> Scores(Comparison comparison) =>
    [
        .. comparison.Summary.Where(summary => summary.Scores is not null).Select(summary => (summary.Role, S: summary.Scores!)).Select(row => (string[])
        [
            Role(row.Role), $"{row.S.Count} of {row.S.Trials}", Whole(row.S.Inside50), Range(row.S.Range50), Whole(row.S.Inside90), Range(row.S.Range90), $"{Percent(row.S.Coverage90.Low)}-{Percent(row.S.Coverage90.High)} %",
            $"{Figures.Number(row.S.MedianWidth)}×", Two(row.S.IntervalScore), Two(row.S.MeanError), Two(row.S.RootMeanSquareError),
        ]),
    ];

    /// <summary>One line a role in which the naive prediction can say something.</summary>
    public static IReadOnlyList<string[]> Baselines(Comparison comparison) =>
    [
        .. comparison.Summary.Where(summary => summary.Baseline?.Baseline is not null).Select(summary => (summary.Role, B: summary.Baseline!)).Select(row => (string[])
        [
            Role(row.Role), $"{row.B.Model!.Count} of {row.B.Model.Trials}", Whole(row.B.Borrowed), Two(row.B.Model.IntervalScore), Two(row.B.Baseline!.IntervalScore), Two(row.B.IntervalSkill!.Value), Two(row.B.Model.MeanError),
            Two(row.B.Baseline.MeanError), Two(row.B.ErrorSkill!.Value), $"{Figures.Number(row.B.Model.MedianWidth)}×", $"{Figures.Number(row.B.Baseline.MedianWidth)}×",
        ]),
    ];

    /// <summary>What the columns of <see cref="Scores"/> mean.</summary>
    public const string Meaning =
        "Rows of trials: 'in' counts those inside their interval, 'chance' is the central 95 % binomial range of that count if the intervals are right and rows independent, 'by trial' the 95 % bootstrap interval of the 90 % coverage over whole trials. "
        + "Width: median upper over lower end. Scores are natural logarithms of folds, lower is better.";

    /// <summary>What the naive prediction is.</summary>
    public const string Naive = "Naive: fold = 1 + k × mg a day, one k a quantity and matrix, fitted to training trials; borrowed: k from another matrix. Skill: 1 is perfect, 0 no better than naive, below 0 worse.";

    /// <summary>Sentences that belong to the tables: few rows, what the naive prediction cannot say, rows without a logarithm.</summary>
    public static IReadOnlyList<string> Notes(Comparison comparison)
    {
        var notes = new List<string>();
        foreach (var summary in comparison.Summary.Where(summary => summary.Scores is not null))
        {
            var (scores, role) = (summary.Scores!, Role(summary.Role));
            if (summary.Role == TrialRole.Validation && scores.Count < FewRows)
            {
                notes.Add(Text($"Only {scores.Count} validation rows of {scores.Trials} trials, worth {scores.LeastEffectiveCount:0.0} to {scores.Count} independent ones: they can show a gross failure and little else."));
            }

            if (summary.WithoutLogarithm > 0)
            {
                notes.Add(Text($"{summary.WithoutLogarithm} {role} rows have no logarithm and no score."));
            }

            if (summary.Baseline is { Unsaid.Count: > 0 } baseline)
            {
                var kinds = baseline.Unsaid.Select(unsaid => unsaid[(unsaid.IndexOf(": ", StringComparison.Ordinal) + 2)..]).Distinct(StringComparer.Ordinal).ToArray();
                notes.Add(Text($"The naive prediction says nothing of {baseline.Unsaid.Count} {role} rows, which no training trial measured as a fold: {string.Join("; ", kinds.Take(MostKinds))}{(kinds.Length > MostKinds ? "; ..." : "")}."));
            }
        }

        return notes;
    }

    private const int FewRows = 15;
    private const int MostKinds = 4;

    private static string Role(TrialRole role) => role.ToString().ToLowerInvariant();

    private static string Range((int Low, int High) range) => Text($"{range.Low}-{range.High}");

    private static string Whole(int value) => Text($"{value}");

    private static string Percent(double share) => Text($"{100 * share:0}");

    private static string Two(double value) => Text($"{value:0.00}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
