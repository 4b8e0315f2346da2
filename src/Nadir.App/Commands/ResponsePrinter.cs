using System.Globalization;

namespace Nadir.App;

/// <summary>Forecasts of a response on the terminal.</summary>
internal static class ResponsePrinter
{
    public static string Heading(ResponseForecast forecast, string who) =>
        $"{forecast.Question.Response.Name} [{forecast.Badge}]: {who}; {forecast.Question.Regimen.Text}, against nothing taken, at {Time(forecast.Question.Hours[^1])}.";

    public static void Print(TextWriter output, IReadOnlyList<ResponseForecast> forecasts)
    {
        var isSignOnly = forecasts[0].IsSignOnly;
        output.WriteLine(isSignOnly
            ? $"Chances, percent of the draws.{Sides(forecasts)}"
            : $"'Without' and 'with' are centers; chances in percent of the draws.{Sides(forecasts)}");
        var table = isSignOnly
            ? Tables.Make("|output", "|by", ">rises", ">falls", ">no visible change")
            : Tables.Make("|output", "|by", ">without", ">with", ">difference, 90 % interval", ">rises / falls");
        foreach (var (series, k) in forecasts[0].Outputs.Select((series, k) => (series, k)))
        {
            foreach (var forecast in forecasts)
            {
                var row = forecast.Outputs[k];
                var drive = forecast.Question.Drive == DriveKind.Pool ? "pool" : "flux";
                table.Row(row is { Treated: { } treated, Control: { } control, Effect: { } effect }
                    ? [$"{series.Output.Label} ({series.Output.Unit})", drive, series.Output.IsChange ? "" : Figures.Number(control[^1].Best), series.Output.IsChange ? "" : Figures.Number(treated[^1].Best), Text(effect), $"{Percent(row.Rise)} / {Percent(row.Fall)}"]
                    : [series.Output.Label, drive, Percent(row.Rise), Percent(row.Fall), Percent(row.None)]);
            }
        }

        Tables.On(output).Write(table);
        foreach (var note in forecasts[0].Notes)
        {
            output.WriteLine($"Note: {note}");
        }

        foreach (var forecast in forecasts.Where(forecast => forecast.Failed > 0))
        {
            output.WriteLine($"Note: {forecast.Failed} of {forecast.Failed + forecast.Draws} draws could not be run and are left out.");
        }

        var made = forecasts[0].Provenance;
        output.WriteLine($"Nadir {made.Version}, model {made.ModelHash}, study {made.StudyHash}, seed {made.Seed}, {forecasts[0].Draws} draws.");
    }

    private static string Sides(IReadOnlyList<ResponseForecast> forecasts) => forecasts.Count > 1 ? " 'Pool' and 'flux' are the two sides of dispute D6: what drives the response." : "";

    private static string Text(ResponseRange range) => $"{Figures.Number(range.Best)} ({Figures.Interval(range.Low, range.High)})";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);

    private static string Time(double hours) => hours <= 72 ? FormattableString.Invariant($"hour {hours:0}") : FormattableString.Invariant($"day {hours / 24:0}");
}
