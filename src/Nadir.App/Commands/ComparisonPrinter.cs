using Spectre.Console;

namespace Nadir.App;

/// <summary>A comparison on the terminal.</summary>
internal static class ComparisonPrinter
{
    private const string Inset = "  ";
    private const int LongestArm = 24;

    public static void Print(TextWriter output, Comparison comparison)
    {
        var console = Tables.On(output);
        foreach (var role in comparison.Results)
        {
            Rows(output, console, $"{Figures.Title(role.Key)} {Meaning(role.Key)}", role);
        }

        Rows(output, console, "Plausibility checks (nobody has confirmed these numbers; never fitted, never counted)", comparison.PlausibilityChecks);
        Directions(output, console, comparison);
        Shown(output, console, comparison);
        Scores(output, console, comparison);
        Summary(output, comparison);
    }

    private static void Rows(TextWriter output, IAnsiConsole console, string heading, IEnumerable<ComparedObservation> rows)
    {
        var table = Tables.Make("|trial, arm", "measured", ">observed", ">predicted", ">90 % interval", "|unit", "note");
        var trial = "";
        foreach (var o in rows)
        {
            Heading(table, ref trial, o.Trial);
            table.Row(
                Inset + o.Arm, Measured(o.Analyte, o.Matrix, Figures.When(o.Day, o.Hour)), Figures.Number(o.Observed), Figures.Number(o.Predicted), Figures.Interval(o.Lower, o.Upper),
                o.Unit, o.Inside == false ? "outside" : o.Counts || o.Checked == Checked.Unconfirmed ? "" : o.Note.StartsWith("fixes", StringComparison.Ordinal) ? "fixes the scale" : o.Note);
        }

        if (table.Rows.Count > 0)
        {
            output.WriteLine(heading);
            console.Write(table);
        }
    }

    // The trial on a line of its own, before the first of its rows.
    private static void Heading(Table table, ref string shown, string trial)
    {
        if (trial != shown)
        {
            table.Row([trial, .. Enumerable.Repeat("", table.Columns.Count - 1)]);
            shown = trial;
        }
    }

    private static string Measured(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static void Directions(TextWriter output, IAnsiConsole console, Comparison comparison)
    {
        if (comparison.Directions.Count == 0)
        {
            return;
        }

        output.WriteLine("Only a direction or a limit was reported (never counted)");
        var table = Tables.Make("|trial, arm", "measured", "reported", ">predicted", ">90 % interval", "|unit", "|answer", "|role");
        var trial = "";
        foreach (var d in comparison.Directions)
        {
            Heading(table, ref trial, d.Trial);
            table.Row(
                Inset + d.Arm, Measured(d.Analyte, d.Matrix, ""), d.Reported, d.Predicted is { } p ? Figures.Number(p) : "none", Figures.Interval(d.Lower, d.Upper), d.Unit,
                d.Verdict.ToString().ToLowerInvariant(), d.Role.ToString().ToLowerInvariant());
        }

        console.Write(table);
    }

    private static void Shown(TextWriter output, IAnsiConsole console, Comparison comparison)
    {
        if (comparison.Shown.Count == 0)
        {
            return;
        }

        output.WriteLine("Shown, not replayed");
        var table = Tables.Make("|trial, arm", "measured", "reported", "why not");
        var trial = "";
        foreach (var s in comparison.Shown)
        {
            Heading(table, ref trial, s.Trial);
            table.Row(Inset + (s.Arm.Length > LongestArm ? s.Arm[..(LongestArm - 1)] + "…" : s.Arm), Measured(s.Analyte, s.Matrix, ""), s.Checked == Checked.Unconfirmed ? "not confirmed" : s.Reported, s.Reason);
        }

        console.Write(table);
    }

    private static void Scores(TextWriter output, IAnsiConsole console, Comparison comparison)
    {
        void Write(string heading, IReadOnlyList<string> headings, IReadOnlyList<string[]> rows)
        {
            if (rows.Count == 0)
            {
                return;
            }

            output.WriteLine(heading);
            var table = Tables.Make([.. headings]);
            foreach (var row in rows)
            {
                table.Row(row);
            }

            console.Write(table);
        }

        Write($"Scores. {ScoreTable.Meaning}", ScoreTable.Headings, ScoreTable.Scores(comparison));
        Write($"Beside the naive prediction. {ScoreTable.Naive}", ScoreTable.BaselineHeadings, ScoreTable.Baselines(comparison));
        foreach (var note in ScoreTable.Notes(comparison))
        {
            output.WriteLine(note);
        }
    }

    private static void Summary(TextWriter output, Comparison comparison)
    {
        foreach (var s in comparison.Summary)
        {
            output.WriteLine($"{Figures.Title(s.Role)}: {Figures.Sentence(s)}");
        }

        if (comparison.IntervalContents.Count > 0)
        {
            output.WriteLine("The intervals contain:");
            foreach (var item in comparison.IntervalContents)
            {
                output.WriteLine($"  - {item}");
            }
        }

        var p = comparison.Provenance;
        output.WriteLine(FormattableString.Invariant($"Nadir {p.Version}, model {p.ModelHash}, study {p.StudyHash}, seed {p.Seed}, {p.Draws} draws, relative tolerance {p.RelativeTolerance}."));
    }

    private static string Meaning(TrialRole role) => role switch
    {
        TrialRole.Training => "(the model was adjusted to these)",
        TrialRole.Validation => "(kept away from every fit)",
        _ => "(yours)",
    };
}
