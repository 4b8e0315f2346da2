using System.CommandLine;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary><c>nadir explore dose</c>, <c>consumers</c>, <c>redox</c>: how one body answers.</summary>
internal static class ResponseExplorations
{
    public static Command Dose(TextWriter output, TextWriter error)
    {
        var (person, acts) = (new PersonOptions(), new ActsOptions());
        var precursor = new Option<string>("--precursor") { Description = "NMN, NR, NAM, NA or NAD.", DefaultValueFactory = _ => "NMN" };
        var days = new Option<int>("--days") { Description = "Days of one dose a day; the last is averaged.", DefaultValueFactory = _ => 28 };
        var (json, data) = (ActsOptions.Json(), DataOption.Make());
        var command = new Command("dose", "NAD⁺ of every pool by dose, and the dose from which on more gives little more.") { precursor, days, json, data };
        person.AddTo(command);
        acts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var progress = new ProgressLine(error);
            var what = PersonWords.Precursor(parsed.GetValue(precursor)!);
            var curves = DoseStudy.Run(acts.Body(parsed, data, person.Read(parsed)), what, parsed.GetValue(days), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["precursor"] = what.ToString(), ["species"] = "human", ["milligramsPerDay"] = Numbers(DoseStudy.Doses),
                    ["pools"] = new JsonArray([.. curves.Select(curve => new JsonObject { ["pool"] = curve.Pool, ["folds"] = Numbers(curve.Folds), ["halfDose"] = curve.HalfDose, ["saturationDose"] = curve.SaturationDose })]),
                }.ToJsonString());
                return Task.FromResult(0);
            }

            output.WriteLine($"NAD⁺ over the value before the first dose, by mg of {what} a day; mean of day {parsed.GetValue(days)}. Above 2 g no trial stands behind it: the high end shows where the model saturates, nothing to take.");
            var table = Tables.Make(["|pool", .. DoseStudy.Doses.Select(dose => $">{dose}"), ">half at mg", ">saturates at mg"]);
            foreach (var curve in curves)
            {
                table.Row([curve.Pool, .. curve.Folds.Select(Figures.Number), Shown(curve.HalfDose), curve.SaturationDose is null ? "not by 16000" : Shown(curve.SaturationDose)]);
            }

            Tables.On(output).Write(table);
            output.WriteLine("'Half': dose of half of the largest rise. 'Saturates': from there on a further mg gives less than a tenth of what the first gave.");
            return Task.FromResult(0);
        });
        return command;
    }

    public static Command Consumers(TextWriter output, TextWriter error)
    {
        var (person, acts) = (new PersonOptions(), new ActsOptions());
        var tissue = new Option<string>("--tissue") { Description = $"One of: {string.Join(", ", BodyAtRest.Tissues.Where(known => known.Id != "r").Select(known => known.Name))}.", DefaultValueFactory = _ => "liver" };
        var (json, data) = (ActsOptions.Json(), DataOption.Make());
        var command = new Command("consumers", "Who uses NAD⁺ in a tissue, and how that answers to NMN, DNA damage, inflammation and inhibitors.") { tissue, json, data };
        person.AddTo(command);
        acts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var progress = new ProgressLine(error);
            var name = parsed.GetValue(tissue)!;
            var rows = ConsumerStudy.Run(acts.Body(parsed, data, person.Read(parsed)), name, progress, cancellation);
            progress.Done();
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["tissue"] = name, ["species"] = "human",
                    ["arms"] = new JsonArray([.. rows.Select(row => new JsonObject { ["arm"] = row.Arm, ["pool"] = row.Pool, ["shares"] = Values(row.Shares), ["overRest"] = Values(row.OverRest) })]),
                }.ToJsonString());
                return Task.FromResult(0);
            }

            output.WriteLine($"Use of NAD⁺ in {name}: percent of all use, and flux over rest. How it divides at rest is a prior (no human data); what follows from it is a prediction.");
            var table = Tables.Make(["arm", ">NAD⁺ x", .. FluxStudy.Consumers.Select(consumer => $">{consumer} %"), .. FluxStudy.Consumers.Select(consumer => $">{consumer} x")]);
            foreach (var row in rows)
            {
                table.Row([row.Arm, Figures.Number(row.Pool), .. FluxStudy.Consumers.Select(consumer => Figures.Number(100 * row.Shares[consumer])),
                    .. FluxStudy.Consumers.Select(consumer => double.IsNaN(row.OverRest[consumer]) ? "" : Figures.Number(row.OverRest[consumer]))]);
            }

            Tables.On(output).Write(table);
            output.WriteLine($"Compartments: {string.Join("; ", ConsumerStudy.Compartments.Select(place => $"{place.Key} {place.Value}"))}.");
            return Task.FromResult(0);
        });
        return command;
    }

    public static Command Redox(TextWriter output)
    {
        var (person, acts) = (new PersonOptions(), new ActsOptions());
        var (json, data) = (ActsOptions.Json(), DataOption.Make());
        var command = new Command("redox", "NAD⁺ by compartment, NAD⁺ over NADH, lactate, respiration and ATP, at rest or under ethanol, hypoxia, fasting.\nExample: nadir explore redox --input ethanol=1") { json, data };
        person.AddTo(command);
        acts.AddTo(command);
        command.SetAction(parsed =>
        {
            var body = acts.Body(parsed, data, person.Read(parsed));
            var rows = RedoxState.Of(body, 0, body.State);
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["species"] = "human",
                    ["tissues"] = new JsonArray([.. rows.Select(row => new JsonObject
                    {
                        ["tissue"] = row.Tissue, ["nucleusMicromolar"] = row.Nucleus, ["cytosolMicromolar"] = row.Cytosol, ["matrixMicromolar"] = row.Matrix, ["freeCytosolMicromolar"] = row.FreeCytosol,
                        ["freeMatrixMicromolar"] = row.FreeMatrix, ["cytosolNadOverNadh"] = row.CytosolRatio, ["matrixNadOverNadh"] = row.MatrixRatio, ["lactateOverPyruvate"] = row.LactateOverPyruvate,
                        ["lactateMillimolar"] = row.Lactate, ["hydroxybutyrateOverAcetoacetate"] = row.HydroxybutyrateOverAcetoacetate, ["respirationOverRest"] = row.Respiration,
                        ["respiratoryCapacity"] = row.RespiratoryCapacity, ["atpOverRest"] = row.Atp, ["matrixNmnMicromolar"] = row.MatrixNmn,
                    })]),
                }.ToJsonString());
                return Task.FromResult(0);
            }

            output.WriteLine($"Redox by near-equilibrium{(body.Conditions.Count == 0 ? ", at rest" : $", under {string.Join("; ", body.Conditions)}")}. Set-points are general knowledge (body/redox.csv): read directions, not digits.");
            var table = Tables.Make("|tissue", ">nucleus µM", ">cytosol µM", ">matrix µM", ">free cyt µM", ">cyt NAD⁺/NADH", ">matrix NAD⁺/NADH", ">lactate/pyruvate", ">respiration x", ">capacity x", ">ATP x");
            string Maybe(double? value) => value is { } number ? Figures.Number(number) : "";
            foreach (var row in rows)
            {
                table.Row(
                    row.Tissue, Figures.Number(row.Nucleus), Figures.Number(row.Cytosol), Maybe(row.Matrix), Figures.Number(row.FreeCytosol), Figures.Number(row.CytosolRatio), Maybe(row.MatrixRatio),
                    Figures.Number(row.LactateOverPyruvate), Maybe(row.Respiration), Maybe(row.RespiratoryCapacity), Figures.Number(row.Atp));
            }

            Tables.On(output).Write(table);
            return Task.FromResult(0);
        });
        return command;
    }

    private static string Shown(double? value) => value is { } number ? Figures.Number(number) : "no rise";

    private static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(value => (JsonNode)JsonValue.Create(value))]);

    private static JsonObject Values(IReadOnlyDictionary<string, double> values)
    {
        var item = new JsonObject();
        foreach (var (key, value) in values)
        {
            item[key] = double.IsFinite(value) ? JsonValue.Create(value) : null;
        }

        return item;
    }
}
