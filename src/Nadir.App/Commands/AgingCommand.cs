using System.CommandLine;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary><c>nadir explore aging</c>: age from 20 to 90 years on every side of the dispute about its cause.</summary>
internal static class AgingCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var person = new PersonOptions();
        var draws = new Option<int>("--draws") { Description = "Draws behind the 90 % intervals, at least 20.", DefaultValueFactory = _ => 60 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
        var (json, data) = (new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." }, DataOption.Make());
        var command = new Command("aging", "NAD⁺ at 90 over 20 years with inflammation and CD38 in a loop, by what drives the fall (dispute D5), with and without CD38.") { draws, seed, json, data };
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var progress = new ProgressLine(error);
            var rows = AgingStudy.Run(DataOption.Body(parsed.GetValue(data)), person.Read(parsed), parsed.GetValue(draws), parsed.GetValue(seed), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(json))
            {
                static JsonObject Range(ResponseRange range) => new() { ["best"] = range.Best, ["low"] = range.Low, ["high"] = range.High };
                output.WriteLine(new JsonObject
                {
                    ["species"] = "human", ["draws"] = parsed.GetValue(draws), ["seed"] = parsed.GetValue(seed),
                    ["sides"] = new JsonArray([.. rows.Select(row => new JsonObject { ["side"] = row.Side, ["tissues"] = Range(row.Tissues), ["wholeBlood"] = Range(row.Blood), ["tissuesWithoutCd38"] = Range(row.TissuesWithoutCd38), ["nfKappaB"] = Range(row.Inflammation) })]),
                }.ToJsonString());
                return Task.FromResult(0);
            }

            output.WriteLine($"NAD⁺ at 90 over 20 years, with 90 % intervals of {parsed.GetValue(draws)} draws; 1 = no change. Each side of dispute D5 is scaled to the fall of 30 % in tissues of the mouse: the sides differ in what a knock-out of CD38 does.");
            var table = Tables.Make("|fall by", ">median of tissues", ">whole blood", ">tissues without CD38", ">NF-κB tone");
            foreach (var row in rows)
            {
                table.Row(row.Side, Text(row.Tissues), Text(row.Blood), Text(row.TissuesWithoutCd38), Text(row.Inflammation));
            }

            Tables.On(output).Write(table);
            output.WriteLine("Note: the fall was measured in mice; in people only muscle and skin were, and whole blood does not follow age. Loop strengths are assumed (body/responses.csv).");
            return Task.FromResult(0);
        });
        return command;
    }

    private static string Text(ResponseRange range) => $"{Figures.Number(range.Best)} ({Figures.Interval(range.Low, range.High)})";
}
