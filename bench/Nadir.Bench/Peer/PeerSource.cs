using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>
/// A model as C for <c>bench/peer/peer.c</c>: rates and sparse Jacobian (compressed by column) from Nadir's equations and its symbolic derivative.
/// Parameters that no subject changes are literal numbers; what depends on a subject's parameters only is computed once a subject.
/// </summary>
public sealed class PeerSource
{
    private readonly Equations equations;
    private readonly IReadOnlyList<string> varied;
    private readonly DoseSchedule schedule;
    private readonly ValueGraph graph;
    private readonly int[] moving;
    private readonly Dictionary<string, int> place;
    private readonly Dictionary<int, int> slots = [];

    /// <summary>Prepares the program.</summary>
    /// <param name="equations">The model: ordinary differential equations, with events that depend on time only.</param>
    /// <param name="varied">Parameters that differ between subjects.</param>
    /// <param name="until">End of the run, in the model's unit of time.</param>
    /// <exception cref="NotSupportedException">The model has what the peer cannot do.</exception>
    public PeerSource(Equations equations, IReadOnlyList<string> varied, double until)
    {
        this.equations = equations;
        this.varied = varied;
        if (equations.Delays.Count > 0 || equations.Kinds.Contains(StateKind.Algebraic))
        {
            throw new NotSupportedException("The peer program solves ordinary differential equations: no delays, no algebraic rules.");
        }

        schedule = new DoseSchedule(equations, until);
        moving = [.. Enumerable.Range(0, equations.States.Count).Where(i => equations.Kinds[i] == StateKind.Moving)];
        States = [.. moving.Select(i => equations.States[i])];
        place = States.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        var constants = equations.Parameters.Zip(equations.ParameterValues).Where(pair => !varied.Contains(pair.First, StringComparer.Ordinal)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        graph = new ValueGraph(constants, equations.States.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Ids of the states of the program: those of the model that move.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>The C source.</summary>
    public string Write()
    {
        var rates = moving.Select(i => graph.Add(equations.Rates[i])).ToArray();
        var entries = Entries();
        var jacobian = entries.Select(entry => graph.Add(entry.Value)).ToArray();
        var initial = moving.Select(i => graph.Add(equations.InitialStates[i])).ToArray();
        var kinds = schedule.Changes.Select(change => change.Kind).Distinct().Order().ToArray();
        var changes = kinds.Select(kind => schedule.Assignments(kind).Select(a => (a.State, Value: graph.Add(Product(a.Value, a.Size)))).ToArray()).ToArray();
        CheckHeld([.. rates, .. jacobian, .. initial, .. changes.SelectMany(c => c.Select(a => a.Value))]);
        Hoist([.. rates, .. jacobian, .. initial, .. changes.SelectMany(c => c.Select(a => a.Value))]);

        var body = new StringBuilder();
        Prepare(body);
        Function(body, "model_initial(const double *restrict k, double *restrict y)", initial, i => $"y[{i}]");
        Function(body, "model_rates(double t, const double *restrict y, const double *restrict k, double *restrict d)", rates, i => $"d[{i}]");
        Function(body, "model_jacobian(double t, const double *restrict y, const double *restrict k, double *restrict j)", jacobian, i => $"j[{i}]");
        Changes(body, kinds, changes);
        return Tables(entries, kinds) + body;
    }

    private static Expression Product(Expression value, Expression? size) => size is null ? value : Expression.Of(Operator.Multiply, value, size);

    // Column by column; the diagonal is always there, so that CVODE need not change the pattern for I - γJ.
    private List<(int Row, int Column, Expression Value)> Entries()
    {
        var at = equations.Jacobian.Where(e => equations.Kinds[e.Row] == StateKind.Moving)
            .ToDictionary(e => (place[equations.States[e.Column]], place[equations.States[e.Row]]), e => e.Value);
        for (var i = 0; i < moving.Length; i++)
        {
            at.TryAdd((i, i), Expression.Zero);
        }

        return [.. at.OrderBy(pair => pair.Key).Select(pair => (pair.Key.Item2, pair.Key.Item1, pair.Value))];
    }

    private void CheckHeld(int[] outputs)
    {
        var strange = graph.Needed(outputs).Select(i => graph.Nodes[i]).FirstOrDefault(node => node.Operator == Operator.Symbol && !node.IsFixed && !place.ContainsKey(node.Name));
        if (strange is not null)
        {
            throw new NotSupportedException($"'{strange.Name}' changes by events and enters the rates: the peer program cannot have it.");
        }
    }

    // Fixed values that something at run time uses get a slot; numbers stay in the text.
    private void Hoist(int[] outputs)
    {
        var needed = graph.Needed(outputs);
        var used = needed.Where(i => !graph.Nodes[i].IsFixed).SelectMany(i => graph.Nodes[i].Arguments).Concat(outputs);
        foreach (var index in used.Where(i => graph.Nodes[i].IsFixed && graph.Nodes[i].Operator != Operator.Number).Distinct().Order())
        {
            slots[index] = slots.Count;
        }
    }

    private void Prepare(StringBuilder body)
    {
        body.Append("void model_prepare(const double *restrict q, double *restrict k)\n{\n");
        foreach (var index in graph.Needed(slots.Keys))
        {
            Value(body, index, Name, node => $"q[{Varied(node.Name)}]");
        }

        foreach (var (index, slot) in slots)
        {
            body.Append(CultureInfo.InvariantCulture, $"    k[{slot}] = {Name(index)};\n");
        }

        body.Append("}\n\n");
    }

    private int Varied(string id)
    {
        for (var i = 0; i < varied.Count; i++)
        {
            if (varied[i] == id)
            {
                return i;
            }
        }

        throw new NotSupportedException($"The model has no value for '{id}'.");
    }

    private void Function(StringBuilder body, string head, int[] outputs, Func<int, string> target)
    {
        body.Append(CultureInfo.InvariantCulture, $"{(head.StartsWith("change_", StringComparison.Ordinal) ? "static " : "")}void {head}\n{{\n");
        foreach (var index in graph.Needed(outputs).Where(i => !graph.Nodes[i].IsFixed))
        {
            Value(body, index, Text, node => $"y[{place[node.Name]}]");
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"    {target(i)} = {Text(outputs[i])};\n");
        }

        body.Append("}\n\n");
    }

    private void Value(StringBuilder body, int index, Func<int, string> text, Func<ValueNode, string> symbol)
    {
        var node = graph.Nodes[index];
        if (node.Operator != Operator.Number)
        {
            var value = node.Operator switch
            {
                Operator.Symbol => symbol(node),
                Operator.Time => "t",
                _ => ValueText.Of(node, [.. node.Arguments.Select(text)]),
            };
            body.Append(CultureInfo.InvariantCulture, $"    const double v{index} = {value};\n");
        }
    }

    private string Name(int index) => graph.Nodes[index].Operator == Operator.Number ? ValueText.Number(graph.Nodes[index].Number) : $"v{index}";

    private string Text(int index) => slots.TryGetValue(index, out var slot) ? $"k[{slot}]" : Name(index);

    private void Changes(StringBuilder body, int[] kinds, (int State, int Value)[][] changes)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            // Into temporaries first: every new value is made from the state before.
            var targets = changes[i].Select(a => place[equations.States[a.State]]).ToArray();
            Function(body, $"change_{i}(double t, const double *restrict y, const double *restrict k, double *restrict z)", [.. changes[i].Select(a => a.Value)], j => $"z[{targets[j]}]");
        }

        body.Append(CultureInfo.InvariantCulture, $"void model_change(int kind, double t, double *restrict y, const double *restrict k)\n{{\n    double before[{moving.Length}];\n    memcpy(before, y, sizeof before);\n");
        for (var i = 0; i < kinds.Length; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"    if (kind == {i}) change_{i}(t, before, k, y);\n");
        }

        body.Append("}\n");
    }

    private string Tables(List<(int Row, int Column, Expression Value)> entries, int[] kinds)
    {
        var columns = Enumerable.Range(0, moving.Length + 1).Select(column => entries.Count(e => e.Column < column));
        var isAutonomous = equations.TimeDerivative.All(e => e.Is(0));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            // Model '{{equations.Network.Id}}', written by Nadir.Bench: {{moving.Length}} states, {{equations.ReactionIds.Count}} reactions, {{entries.Count}} entries of the Jacobian.
            #include "model.h"
            #include <math.h>
            #include <string.h>

            static inline double lower_power(double higher, double u, double c) { return u != 0 ? higher / u : pow(u, c); }

            const int model_states = {{moving.Length}}, model_varied = {{varied.Count}}, model_fixed = {{slots.Count}}, model_nonzeros = {{entries.Count}};
            const int model_changes = {{schedule.Changes.Count}}, model_autonomous = {{(isAutonomous ? 1 : 0)}};

            """);
        List(text, "char *const model_varied_names", varied.Select(id => $"\"{id}\""));
        List(text, "int model_columns", columns.Select(i => i.ToString(CultureInfo.InvariantCulture)));
        List(text, "int model_rows", entries.Select(e => e.Row.ToString(CultureInfo.InvariantCulture)));
        List(text, "double model_change_times", schedule.Changes.Select(change => ValueText.Number(change.Time)));
        List(text, "int model_change_kinds", schedule.Changes.Select(change => Array.IndexOf(kinds, change.Kind).ToString(CultureInfo.InvariantCulture)));
        return text.Append('\n').ToString();
    }

    private static void List(StringBuilder text, string name, IEnumerable<string> items) =>
        text.Append(CultureInfo.InvariantCulture, $"const {name}[] = {{{string.Join(", ", items.DefaultIfEmpty("0"))}}};\n");
}
