using System.CommandLine;

namespace Nadir.App;

/// <summary><c>nadir simulate --species mouse</c>.</summary>
internal static class MouseSimulation
{
    private static readonly double[] HoursShown = [0, 1.0 / 12, 1.0 / 6, 0.25, 0.5, 1, 2, 4, 8, 12, 24, 48, 72, 168, 336, 672];

    public static void Run(TextWriter output, TextWriter error, ParseResult parsed, MouseOptions options, Output files, CancellationToken cancellation)
    {
        var body = files.Body;
        var mouse = options.Mouse(parsed);
        var precursor = files.Precursor;
        var regimen = options.Regimen(parsed, body, precursor, files.Days);
        var run = MouseStudy.Run(body, mouse, regimen, options.Hours(parsed, regimen), options.Label(parsed), cancellation);
        var isWhole = precursor is Precursor.NMN or Precursor.NR && options.IsGavage(parsed) && options.Draws(parsed) > 0;
        var progress = new ProgressLine(error);
        var intact = isWhole ? IntactShare.Run(body, mouse, precursor, options.Dose(parsed), options.Draws(parsed), options.Seed(parsed), progress, cancellation) : null;
        progress.Done();
        var image = files.Chart is { } chart ? MouseChart.Render(run, chart) : null;
        if (files.Csv is { } csv)
        {
            AtomicFile.Write(csv, ResultCsv.Of(run));
        }

        if (image is not null)
        {
            AtomicFile.Write(files.Chart!, image);
        }

        if (files.Json)
        {
            output.WriteLine(ResultJson.Of(run, intact));
            return;
        }

        PrintTable(output, run, files.Label);
        PrintIntact(output, intact, options.Dose(parsed));
        PrintBottle(output, options.Bottle(parsed, precursor), options.BottleDays(parsed));
        if (intact is not null)
        {
            output.WriteLine($"Draws: seed {intact.Provenance.Seed}, study {intact.Provenance.StudyHash}.");
        }

        ScenarioPrinter.Foot(output, run.Notes, run.Provenance);
    }

    /// <summary>A tracer study from a file.</summary>
    public static void Print(TextWriter output, MouseRun run, string title, Label label)
    {
        output.WriteLine($"{title}.");
        PrintTable(output, run, label);
        ScenarioPrinter.Foot(output, run.Notes, run.Provenance);
    }

    private static void PrintTable(TextWriter output, MouseRun run, Label label)
    {
        output.WriteLine($"{run.Title}.");
        output.WriteLine("Plasma in µM; 'x' is tissue NAD⁺ over the value before the first dose.");
        var columns = new List<(string Head, string Id)>
        {
            (">plasma NMN", "plasma.NMN"), (">plasma NR", "plasma.NR"), (">plasma NAM", "plasma.NAM"), (">liver x", "liver.NAD.fold"), (">gut x", "gut.NAD.fold"), (">muscle x", "muscle.NAD.fold"), (">brain x", "brain.NAD.fold"),
        };
        if (label != Label.None)
        {
            columns.Add((">liver NAD⁺ labeled %", "liver.NAD.labeled"));
            columns.AddRange(label == Label.Both ? [(">whole (M+2) %", "liver.NAD.whole")] : []);
        }

        var table = Tables.Make([">time", .. columns.Select(column => column.Head)]);
        foreach (var hour in HoursShown.Where(hour => hour < run.Hours[^1]).Append(run.Hours[^1]))
        {
            var i = run.Hours.Select((value, index) => (Math.Abs(value - hour), index)).Min().index;
            table.Row([Clock(run.Hours[i]), .. columns.Select(column => Figures.Number(run.Series.First(series => series.Id == column.Id).Values[i]))]);
        }

        Tables.On(output).Write(table);
    }

    private static void PrintIntact(TextWriter output, IntactShare? intact, double dose)
    {
        if (intact is null)
        {
            return;
        }

        string Percent(double share) => Figures.Number(100 * share);
        double[] peaks = [.. intact.Peaks];
        double[] hours = [.. intact.PeakHours];
        var what = intact.Precursor;
        output.WriteLine($"Share of the dose that gets into blood as {what}: {Percent(intact.Quantile(0.5))} % (90 % of {intact.Draws} draws: {Percent(intact.Quantile(0.05))} to {Percent(intact.Quantile(0.95))} %).");
        output.WriteLine(FormattableString.Invariant($"Peak of plasma {what}: {Figures.Number(Quantiles.Of(peaks, 0.5))} µM ({Figures.Number(Quantiles.Of(peaks, 0.05))} to {Figures.Number(Quantiles.Of(peaks, 0.95))}) after {60 * Quantiles.Of(hours, 0.5):0} min ({60 * Quantiles.Of(hours, 0.05):0} to {60 * Quantiles.Of(hours, 0.95):0})."));
        if (what == Precursor.NMN)
        {
            var (uv, lcms) = (MouseReferences.Of("NMN.plasma.uv").Value, MouseReferences.Of("NMN.plasma.lcms").Value);
            output.WriteLine(FormattableString.Invariant($"Disputed (D2): no study that could be confirmed says how much NMN gets through. Two kinds of assay differ about {Math.Pow(10, Math.Round(Math.Log10(uv / lcms))):0}-fold on plasma NMN of mice at rest:"));
            output.WriteLine(FormattableString.Invariant($"near {uv:0} µM by HPLC with ultraviolet light, below {lcms:0.#} µM by mass spectrometry (both unconfirmed). Neither was used: the share above is a prior's spread, and the rise at {dose:0} mg/kg is a plausibility check."));
        }

        if (intact.Failed > 0)
        {
            output.WriteLine($"{intact.Failed} draws could not be run.");
        }
    }

    private static void PrintBottle(TextWriter output, Stability? bottle, int days)
    {
        if (bottle is null)
        {
            return;
        }

        var hours = 24.0 * days;
        var (low, high) = bottle.Interval(hours);
        output.WriteLine(FormattableString.Invariant(
            $"In the bottle at {bottle.Celsius:0.#} °C and pH {bottle.Ph:0.#} {100 * bottle.Remaining(hours):0.#} % of the {bottle.Precursor} is left after {days} days (90 % of draws: {100 * low:0.#} to {100 * high:0.#} %); over the life of a bottle {100 * bottle.MeanRemaining(0, hours):0.#} % of the dose is drunk as weighed, the rest as nicotinamide. The rate is quoted second-hand."));
    }

    private static string Clock(double hour) => hour < 1 ? FormattableString.Invariant($"{60 * hour:0} min") : hour <= 72 ? FormattableString.Invariant($"{hour:0.##} h") : FormattableString.Invariant($"{hour / 24:0.##} d");

    /// <summary>What the command was asked for beside the mouse itself.</summary>
    internal sealed record Output(Body Body, Precursor Precursor, int? Days, Label Label, bool Json, string? Csv, string? Chart);
}
