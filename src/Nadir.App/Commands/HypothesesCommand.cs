using System.CommandLine;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary><c>nadir hypotheses</c>: disputed questions, where their answers differ, what would tell them apart.</summary>
internal static class HypothesesCommand
{
    private const double MostShown = 1e6;

    public static Command Make(TextWriter output, TextWriter error)
    {
        var person = new PersonOptions();
        var names = new Argument<string[]>("NAME") { Description = $"Questions: {string.Join(", ", Hypothesis.All.Select(one => one.Id))}, or D1 to D10; all when none is named.", DefaultValueFactory = _ => [] };
        var list = new Option<bool>("--list") { Description = "Only say what the questions and their settings are." };
        var draws = new Option<int>("--draws") { Description = "Draws of the body's values, at least 20.", DefaultValueFactory = _ => 30 };
        var people = new Option<int>("--people") { Description = "People in the experiment that is judged.", DefaultValueFactory = _ => 20 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
        var (json, data) = (ActsOptions.Json(), DataOption.Make());
        var command = new Command(
            "hypotheses",
            "List the disputed mechanisms with their rival settings, where the rivals differ most, and which measurement would tell them apart with what expected information.\nExample: nadir hypotheses slc12a8 route")
        {
            names, list, draws, people, seed, json, data,
        };
        person.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            Hypothesis[] asked = parsed.GetValue(names) is { Length: > 0 } some ? [.. some.Select(Hypothesis.Named).Distinct()] : [.. Hypothesis.All];
            HypothesisRun? run = null;
            if (!parsed.GetValue(list))
            {
                var progress = new ProgressLine(error);
                run = HypothesisStudy.Run(
                    DataOption.Body(parsed.GetValue(data)), person.Read(parsed), asked, parsed.GetValue(draws), parsed.GetValue(people), parsed.GetValue(seed), progress, cancellation);
                progress.Done();
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(HypothesisJson.Of(asked, run));
            }
            else
            {
                List(output, asked);
                if (run is not null)
                {
                    Print(output, run);
                }
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static void List(TextWriter output, IReadOnlyList<Hypothesis> asked)
    {
        output.WriteLine("Disputed questions; the first setting is the default. To use one: nadir simulate --hypothesis NAME=SETTING.");
        var table = Tables.Make("|dispute", "|name", "|setting", "what it says");
        foreach (var hypothesis in asked)
        {
            table.Row(hypothesis.Dispute, hypothesis.Id, "", hypothesis.Question);
            foreach (var setting in hypothesis.Settings)
            {
                table.Row("", "", setting.Name, setting.Meaning + (setting.IsReadingOnly ? " (Changes how results are read or weighed, not the chemistry.)" : ""));
            }
        }

        Tables.On(output).Write(table);
    }

    private static void Print(TextWriter output, HypothesisRun run)
    {
        output.WriteLine(FormattableString.Invariant($"Where rivals differ, in a {run.Person}; {run.People} people measured; {run.Draws} draws of the body's values."));
        output.WriteLine("Values over baseline under each rival. 'Bits': expected information about which rival holds, 0 (none) to 1 (settled). 'Bayes': expected Bayes factor for the right one.");
        output.WriteLine("'If ties bend': bits of the best measurement when commercial ties widen its error (D9).");
        var table = Tables.Make("|rivals", "", "measurement", ">first x", ">second x", ">bits", ">Bayes", ">if ties bend");
        foreach (var pair in run.Pairs)
        {
            var name = $"{pair.Hypothesis.Id}: {pair.First} / {pair.Second}";
            if (pair.Furthest is not { } furthest)
            {
                table.Row(name, "", pair.Note, "", "", "0", "", "");
                continue;
            }

            table.Row(name, "differ most", Words(furthest), Figures.Number(furthest.First), Figures.Number(furthest.Second), Figures.Number(furthest.Bits), Bayes(furthest), "");
            for (var i = 0; i < pair.Best.Count; i++)
            {
                var best = pair.Best[i];
                table.Row("", i == 0 ? "tells apart" : "", Words(best), Figures.Number(best.First), Figures.Number(best.Second), Figures.Number(best.Bits), Bayes(best), i == 0 ? Figures.Number(pair.BitsWhenWidened) : "");
            }

            if (pair.Note.Length > 0)
            {
                table.Row("", "", pair.Note, "", "", "", "", "");
            }
        }

        Tables.On(output).Write(table);
        output.WriteLine("A rival whose size nobody knows was sized by assumption (body/hypotheses.csv); a small difference then says little about the dispute.");
        output.WriteLine(FormattableString.Invariant($"Nadir {run.Provenance.Version}, model {run.Provenance.ModelHash}, study {run.Provenance.StudyHash}, seed {run.Provenance.Seed}."));
    }

    private static string Words(RivalReading reading) => FormattableString.Invariant($"{reading.Analyte} in {reading.Matrix}, {reading.Experiment}{(reading.Hours > 0 ? $", {Figures.When(null, reading.Hours)}" : "")}");

    private static string Bayes(RivalReading reading) => reading.Divergence > Math.Log(MostShown) ? "over 1e6" : Figures.Number(Math.Exp(reading.Divergence));
}
