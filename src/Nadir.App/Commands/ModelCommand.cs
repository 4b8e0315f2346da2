using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary><c>nadir model model.xml</c>: what is in a model.</summary>
internal static class ModelCommand
{
    private const int MostShown = 40;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make(TextWriter output)
    {
        var model = new Argument<string>("MODEL") { Description = "SBML file, or 'body' for the human body." };
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var command = new Command("model", "Tell what is in a model: species, reactions, units, problems, conserved moieties, sparsity.\nExample: nadir model model.xml") { model, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(model)!;
            var network = path == "body" ? Body.Default.Network : Sbml.Read(path);
            var equations = Equations.From(network);
            var lu = new SparseLu(SparsityPattern.Create(equations.States.Count, equations.States.Count, equations.Jacobian.Select(entry => (entry.Row, entry.Column))));
            if (parsed.GetValue(json))
            {
                output.WriteLine(Json(network, equations, lu).ToJsonString(Indented));
            }
            else
            {
                Print(output, network, equations, lu);
            }

            return 0;
        });
        return command;
    }

    private static void Print(TextWriter output, Network network, Equations equations, SparseLu lu)
    {
        var name = network.Metadata.TryGetValue("", out var about) && about.Name is { } given ? $" ({given})" : "";
        output.WriteLine($"Model {network.Id}{name}: {network.Compartments.Count} compartments, {network.Species.Count} species, {network.Parameters.Count} parameters, {network.Reactions.Count} reactions, "
            + $"{network.Rules.Count} rules, {network.InitialAssignments.Count} initial assignments, {network.Events.Count} events, {network.Functions.Count} functions, {network.Constraints.Count} constraints.");
        output.WriteLine($"Units: time {Or(network.Units.Time)}, substance {Or(network.Units.Substance)}, extent {Or(network.Units.Extent)}.");
        var n = equations.States.Count;
        output.WriteLine(FormattableString.Invariant(
            $"Equations: {n} states ({equations.Kinds.Count(k => k == StateKind.Algebraic)} algebraic, {equations.Kinds.Count(k => k == StateKind.Held)} set by events only), {equations.Delays.Count} delays, {equations.Roots.Count} root functions; Jacobian {equations.Jacobian.Count} of {n * n} entries, {lu.FilledEntries} with fill."));
        var species = Tables.Make("|species", "|compartment", ">initial", "|unit", "|kind", "name");
        foreach (var s in network.Species.Take(MostShown))
        {
            species.Row(s.Id, s.Compartment, Figures.Number(s.Initial), Or(s.Unit), $"{(s.IsAmount ? "amount" : "concentration")}{(s.IsBoundary ? ", boundary" : "")}{(s.IsConstant ? ", constant" : "")}", NameOf(network, s.Id));
        }

        Tables.On(output).Write(species);
        var reactions = Tables.Make("|reaction", "equation", "rate");
        foreach (var r in network.Reactions.Take(MostShown))
        {
            reactions.Row(r.Id, EquationText(r), r.Rate.ToString());
        }

        Tables.On(output).Write(reactions);
        if (network.Species.Count > MostShown || network.Reactions.Count > MostShown)
        {
            output.WriteLine($"The first {MostShown} of each are shown; --json lists all.");
        }

        Lines(output, "Conserved moieties", [.. equations.ConservedMoieties.Select(m => m.ToString())]);
        Lines(output, "Unit problems", [.. network.CheckUnits().Select(p => p.ToString())]);
    }

    private static void Lines(TextWriter output, string heading, string[] lines)
    {
        output.WriteLine(lines.Length == 0 ? $"{heading}: none." : $"{heading} ({lines.Length}):");
        foreach (var line in lines.Take(MostShown))
        {
            output.WriteLine($"  {line}");
        }
    }

    private static JsonObject Json(Network network, Equations equations, SparseLu lu) => new()
    {
        ["id"] = network.Id,
        ["units"] = new JsonObject { ["time"] = network.Units.Time, ["substance"] = network.Units.Substance, ["extent"] = network.Units.Extent },
        ["compartments"] = List(network.Compartments, c => new JsonObject { ["id"] = c.Id, ["size"] = Number(c.Size), ["unit"] = c.Unit, ["dimensions"] = c.Dimensions, ["constant"] = c.IsConstant }),
        ["species"] = List(network.Species, s => new JsonObject
        {
            ["id"] = s.Id, ["name"] = NameOf(network, s.Id), ["compartment"] = s.Compartment, ["initial"] = Number(s.Initial), ["unit"] = s.Unit, ["amount"] = s.IsAmount, ["boundary"] = s.IsBoundary, ["constant"] = s.IsConstant,
        }),
        ["parameters"] = List(network.Parameters, p => new JsonObject { ["id"] = p.Id, ["value"] = Number(p.Value), ["unit"] = p.Unit, ["constant"] = p.IsConstant }),
        ["reactions"] = List(network.Reactions, r => new JsonObject { ["id"] = r.Id, ["equation"] = EquationText(r), ["rate"] = r.Rate.ToString() }),
        ["rules"] = List(network.Rules, r => new JsonObject { ["kind"] = r.Kind.ToString().ToLowerInvariant(), ["target"] = r.Target, ["value"] = r.Value.ToString() }),
        ["events"] = List(network.Events, e => new JsonObject { ["id"] = e.Id, ["trigger"] = e.Trigger.ToString() }),
        ["states"] = equations.States.Count,
        ["jacobianEntries"] = equations.Jacobian.Count,
        ["filledEntries"] = lu.FilledEntries,
        ["conservedMoieties"] = List(equations.ConservedMoieties, m => JsonValue.Create(m.ToString())),
        ["unitProblems"] = List(network.CheckUnits(), p => JsonValue.Create(p.ToString())),
    };

    private static string EquationText(Reaction r)
    {
        static string Side(IReadOnlyList<SpeciesReference> parts) => string.Join(" + ", parts.Select(p => p.Stoichiometry == 1 ? p.Species : $"{(p.Id is { } id && !p.IsConstant ? id : p.Value.ToString())} {p.Species}"));
        return $"{Side(r.Reactants)} {(r.IsFast ? "=>" : "->")} {Side(r.Products)}".Trim();
    }

    private static string NameOf(Network network, string id) => network.Metadata.TryGetValue(id, out var metadata) ? metadata.Name ?? "" : "";

    private static string Or(string unit) => unit.Length == 0 ? "not said" : unit;

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> make) => new([.. items.Select(make)]);
}
