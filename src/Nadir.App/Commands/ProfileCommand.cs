using System.CommandLine;

namespace Nadir.App;

/// <summary><c>nadir explore profile</c>: profile likelihood of numbers that decide routes.</summary>
internal static class ProfileCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var parameters = new Argument<string[]>("parameters") { Description = "Ids of fitted numbers; those that decide routes when none is given.", Arity = ArgumentArity.ZeroOrMore };
        var file = new Option<string?>("--out") { Description = "Write every point to this JSON file as it is found; points that it has already are taken from it, so that a stopped run goes on.", HelpName = "FILE" };
        var chart = new Option<string?>("--chart") { Description = "Draw to a .png or .svg file.", HelpName = "FILE" };
        var (json, data) = (ActsOptions.Json(), DataOption.Make());
        var command = new Command("profile", "Profile likelihood: a number is held, all others are fitted again to the training trials (minutes a number; can be stopped and goes on).\nExample: nadir explore profile ka_NR V_dea --out profile.json --chart profile.png")
        {
            parameters, file, chart, json, data,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (progress, folder, path) = (new ProgressLine(error), parsed.GetValue(data), parsed.GetValue(file));
            var body = DataOption.Body(folder);
            var points = path is null ? [] : ProfileFile.Read(path, body).ToList();
            var ids = parsed.GetValue(parameters) is { Length: > 0 } named ? named : [.. ProfileStudy.Routes];
            var profiles = ProfileStudy.Run(body, DataOption.Evidence(folder), ids, [.. points], point => Keep(point, points, path, body), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(chart) is { } drawing)
            {
                AtomicFile.Write(drawing, ProfileChart.Render(profiles, drawing));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(ExplorationJson.Of(profiles));
            }
            else
            {
                Print(output, profiles);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void Keep(ProfilePoint point, List<ProfilePoint> points, string? path, Body body)
    {
        points.Add(point);
        if (path is not null)
        {
            AtomicFile.Write(path, ProfileFile.Text(points, body));
        }
    }

    private static void Print(TextWriter output, IReadOnlyList<Profile> profiles)
    {
        output.WriteLine("Points: value held, twice the rise of the cost (2.71 bounds the 90 % likelihood interval), and where 250 mg NMN go then, percent.");
        var table = Tables.Make(["|number", ">value", ">rise", ">steps", .. RouteStudy.Routes.Select(route => $"{route}")]);
        foreach (var profile in profiles)
        {
            foreach (var point in profile.Points)
            {
                table.Row([profile.Parameter, Figures.Number(point.Value), Figures.Number(profile.LikelihoodRatio(point)), $"{point.Iterations}", .. point.Shares.Select(share => Figures.Number(100 * share))]);
            }
        }

        Tables.On(output).Write(table);
        var summary = Tables.Make("|number", ">best", ">90 % from", ">to", "|unit", "answer", "what it is");
        foreach (var profile in profiles)
        {
            summary.Row(
                profile.Parameter, Figures.Number(profile.Best.Value), profile.Low is { } low ? Figures.Number(low) : "open", profile.High is { } high ? Figures.Number(high) : "open", profile.Unit,
                profile.Answer, profile.Meaning);
        }

        Tables.On(output).Write(summary);
        output.WriteLine("Open: the cost does not rise enough up to three spreads of the fit. The number's own prior is left out; those of the others are in.");
    }
}
