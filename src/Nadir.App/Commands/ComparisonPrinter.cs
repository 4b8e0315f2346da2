using System.Globalization;
using Spectre.Console;

namespace Nadir.App;

/// <summary>A comparison on the terminal.</summary>
internal static class ComparisonPrinter
{
    public static void Print(TextWriter output, Comparison comparison)
    {
        var console = Tables.On(output);
        var hasIntervals = comparison.IntervalContents.Count > 0;
        foreach (var role in comparison.Observations.GroupBy(o => o.Role).OrderBy(group => group.Key))
        {
            output.WriteLine($"{Title(role.Key)} {Meaning(role.Key)}");
            var table = Tables.Make("trial", "arm", "measured", "in", "when", ">observed", ">predicted", ">90 % interval", "unit", "note");
            foreach (var o in role)
            {
                table.Row(
                    o.Trial, o.Arm, o.Analyte, o.Matrix, When(o.Day, o.Hour), Tables.Number(o.Observed), Tables.Number(o.Predicted), Interval(o.Lower, o.Upper),
                    o.Unit, o.Counts ? o.Inside == false ? "outside" : "" : "does not count: " + Short(o));
            }

            console.Write(table);
        }

        Directions(output, console, comparison);
        Shown(output, console, comparison);
        Summary(output, comparison, hasIntervals);
    }

    private static void Directions(TextWriter output, IAnsiConsole console, Comparison comparison)
    {
        if (comparison.Directions.Count == 0)
        {
            return;
        }

        output.WriteLine("Only a direction was reported (never counted)");
        var table = Tables.Make("trial", "arm", "measured", "in", "reported", ">predicted %", ">90 % interval", "answer", "role");
        foreach (var d in comparison.Directions)
        {
            table.Row(
                d.Trial, d.Arm, d.Analyte, d.Matrix, d.Observed > 0 ? "rise" : d.Observed < 0 ? "fall" : "no change",
                d.PredictedPercent is { } p ? Tables.Number(p) : "none", Interval(d.Lower, d.Upper),
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
        var table = Tables.Make("trial", "arm", "measured", "in", "reported", "why not");
        foreach (var s in comparison.Shown)
        {
            table.Row(s.Trial, s.Arm, s.Analyte, s.Matrix, s.Checked == Checked.Unconfirmed ? "not confirmed" : s.Reported, s.Reason);
        }

        console.Write(table);
    }

    private static void Summary(TextWriter output, Comparison comparison, bool hasIntervals)
    {
        foreach (var s in comparison.Summary)
        {
            var coverage = s.Coverage is { } c ? string.Create(CultureInfo.InvariantCulture, $"{s.Inside} of {s.Count} inside the 90 % interval ({100 * c:0} %)") : string.Create(CultureInfo.InvariantCulture, $"{s.Count} rows count");
            var fold = s.FoldError is { } f ? string.Create(CultureInfo.InvariantCulture, $", typical distance {f:0.00}-fold") : "";
            output.WriteLine($"{Title(s.Role)}: {coverage}{fold}.");
        }

        if (hasIntervals)
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

    private static string Short(ComparedObservation o) =>
        o.Checked == Checked.Unconfirmed ? "unconfirmed" : o.Note.StartsWith("fixes", StringComparison.Ordinal) ? "fixes the scale" : o.Note.Length > 0 ? o.Note : "one person";

    private static string Interval(double? low, double? high) => low is { } l && high is { } h ? $"{Tables.Number(l)} to {Tables.Number(h)}" : "";

    private static string When(double? day, double? hour) =>
        day is { } d ? string.Create(CultureInfo.InvariantCulture, $"day {d:0.#}") : hour is { } h ? string.Create(CultureInfo.InvariantCulture, $"{h:0.#} h") : "";

    private static string Title(TrialRole role) => role switch
    {
        TrialRole.Training => "Training trials",
        TrialRole.Validation => "Validation trials",
        _ => "External trials",
    };

    private static string Meaning(TrialRole role) => role switch
    {
        TrialRole.Training => "(the model was adjusted to these)",
        TrialRole.Validation => "(kept away from every fit)",
        _ => "(yours)",
    };
}
