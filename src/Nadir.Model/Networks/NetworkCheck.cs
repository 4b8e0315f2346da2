using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Finds everything that is wrong with a network, so that one message names it all.</summary>
internal sealed class NetworkCheck(Network network)
{
    private readonly List<Problem> problems = [];
    private readonly HashSet<string> symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionDefinition> functions = new(StringComparer.Ordinal);

    public IReadOnlyList<Problem> Run()
    {
        CheckIds();
        CheckNumbers();
        CheckFunctions();
        CheckReactions();
        CheckRules();
        CheckEvents();
        CheckCycles();
        return problems;
    }

    private void CheckIds()
    {
        foreach (var (kind, id) in network.Compartments.Select(c => ("compartment", c.Id))
            .Concat(network.Species.Select(s => ("species", s.Id)))
            .Concat(network.Parameters.Select(p => ("parameter", p.Id)))
            .Concat(network.Reactions.Select(r => ("reaction", r.Id)))
            .Concat(network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Where(p => p.Id is not null).Select(p => ("species reference", p.Id!))))
        {
            if (!IsId(id))
            {
                Add("id", $"{kind} '{id}'", "An id is a letter or '_' and then letters, digits and '_'.");
            }

            if (!symbols.Add(id))
            {
                Add("duplicate", $"{kind} '{id}'", "Something else has the same id; rename one.");
            }
        }

        foreach (var function in network.Functions.Where(function => !functions.TryAdd(function.Id, function)))
        {
            Add("duplicate", $"function '{function.Id}'", "The function is defined twice.");
        }
    }

    private void CheckNumbers()
    {
        foreach (var compartment in network.Compartments.Where(c => !network.IsLenient && !(c.Size > 0 && double.IsFinite(c.Size))))
        {
            Add("size", $"compartment '{compartment.Id}'", FormattableString.Invariant($"The size is {compartment.Size}; it must be above zero and finite."));
        }

        var sizes = network.Compartments.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var species in network.Species)
        {
            if (!sizes.Contains(species.Compartment))
            {
                Add("compartment", $"species '{species.Id}'", $"There is no compartment '{species.Compartment}'.");
            }

            if (species.ConversionFactor is { } factor && !symbols.Contains(factor))
            {
                Add("conversion", $"species '{species.Id}'", $"There is no parameter '{factor}' to convert extents with.");
            }

            if (!network.IsLenient && !double.IsFinite(species.Initial))
            {
                Add("number", $"species '{species.Id}'", "The initial value is not a finite number.");
            }
        }

        foreach (var parameter in network.Parameters.Where(p => !network.IsLenient && !double.IsFinite(p.Value)))
        {
            Add("number", $"parameter '{parameter.Id}'", "The value is not a finite number.");
        }

        foreach (var (kind, id, unit) in network.Compartments.Select(c => ("compartment", c.Id, c.Unit))
            .Concat(network.Species.Select(s => ("species", s.Id, s.Unit))).Concat(network.Parameters.Select(p => ("parameter", p.Id, p.Unit)))
            .Where(part => part.Item3.Length > 0))
        {
            try
            {
                _ = Unit.Parse(unit);
            }
            catch (ModelException e)
            {
                Add("unit", $"{kind} '{id}'", e.Problems[0].Message);
            }
        }
    }

    private void CheckFunctions()
    {
        foreach (var function in network.Functions)
        {
            CheckExpression(function.Body, $"function '{function.Id}'", function.Arguments.ToHashSet(StringComparer.Ordinal));
        }
    }

    private void CheckReactions()
    {
        var species = network.Species.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var reaction in network.Reactions)
        {
            foreach (var part in reaction.Reactants.Concat(reaction.Products))
            {
                if (!species.Contains(part.Species))
                {
                    Add("species", $"reaction '{reaction.Id}'", $"There is no species '{part.Species}'.");
                }

                if (part.Value.Operator != Operator.Number)
                {
                    CheckExpression(part.Value, $"reaction '{reaction.Id}'", symbols);
                }
                else if (!network.IsLenient && !(part.Stoichiometry > 0 && double.IsFinite(part.Stoichiometry)))
                {
                    Add("stoichiometry", $"reaction '{reaction.Id}'", $"The stoichiometry of '{part.Species}' must be above zero and finite.");
                }
            }

            CheckExpression(reaction.Rate, $"reaction '{reaction.Id}'", symbols);
        }
    }

    private void CheckRules()
    {
        var reacting = network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(p => p.Species).ToHashSet(StringComparer.Ordinal);
        var boundary = network.Species.Where(s => s.IsBoundary).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var ruled = new HashSet<string>(StringComparer.Ordinal);
        var constant = Constants();
        foreach (var rule in network.Rules)
        {
            var where = rule.Kind == RuleKind.Algebraic ? "algebraic rule" : $"rule of '{rule.Target}'";
            CheckExpression(rule.Value, where, symbols);
            if (rule.Kind == RuleKind.Algebraic)
            {
                continue;
            }

            if (!symbols.Contains(rule.Target))
            {
                Add("target", where, "There is nothing of that id.");
            }

            if (!ruled.Add(rule.Target))
            {
                Add("ruled-twice", where, "It has two rules; keep one.");
            }

            if (reacting.Contains(rule.Target) && !boundary.Contains(rule.Target))
            {
                Add("ruled-species", where, "A species cannot be changed by reactions and by a rule; make it a boundary species or drop one.");
            }

            if (constant.Contains(rule.Target))
            {
                Add("constant", where, "It is constant; make it variable or drop the rule.");
            }
        }

        var started = new HashSet<string>(StringComparer.Ordinal);
        foreach (var initial in network.InitialAssignments)
        {
            if (!started.Add(initial.Target))
            {
                Add("initial-twice", $"initial assignment of '{initial.Target}'", "It has two initial assignments; keep one.");
            }

            if (!symbols.Contains(initial.Target))
            {
                Add("target", $"initial assignment of '{initial.Target}'", "There is nothing of that id.");
            }

            CheckExpression(initial.Value, $"initial assignment of '{initial.Target}'", symbols);
        }
    }

    private void CheckEvents()
    {
        foreach (var e in network.Events)
        {
            var expressions = e.Assignments.Select(a => a.Value).Append(e.Trigger).Concat(new[] { e.Delay, e.Priority }.OfType<Expression>());
            foreach (var expression in expressions)
            {
                CheckExpression(expression, $"event '{e.Id}'", symbols);
            }

            foreach (var (target, _) in e.Assignments.Where(a => !symbols.Contains(a.Target)))
            {
                Add("target", $"event '{e.Id}'", $"There is no '{target}' to assign.");
            }
        }
    }

    private HashSet<string> Constants()
    {
        var constant = network.Parameters.Where(p => p.IsConstant).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        constant.UnionWith(network.Compartments.Where(c => c.IsConstant).Select(c => c.Id));
        constant.UnionWith(network.Species.Where(s => s.IsConstant).Select(s => s.Id));
        return constant;
    }

    private void CheckExpression(Expression e, string where, IReadOnlySet<string> known)
    {
        foreach (var symbol in e.Symbols.Where(symbol => !known.Contains(symbol)))
        {
            Add("symbol", where, $"'{symbol}' is not defined.");
        }

        CheckCalls(e, where);
    }

    private void CheckCalls(Expression e, string where)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (e.Operator == Operator.Call)
        {
            if (!functions.TryGetValue(e.Name, out var function))
            {
                Add("function", where, $"There is no function '{e.Name}'.");
            }
            else if (function.Arguments.Count != e.Arguments.Count)
            {
                Add("arity", where, $"'{e.Name}' takes {function.Arguments.Count} argument(s), not {e.Arguments.Count}.");
            }
        }

        if (e.Operator == Operator.RateOf && e.Arguments[0].Operator != Operator.Symbol)
        {
            Add("rate-of", where, "'rateOf' takes the id of a variable.");
        }

        foreach (var argument in e.Arguments)
        {
            CheckCalls(argument, where);
        }
    }

    // Assignments (and calls of functions) must not lead back to themselves.
    private void CheckCycles()
    {
        var assigned = network.Rules.Where(rule => rule.IsAssignment).GroupBy(rule => rule.Target, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value.Symbols, StringComparer.Ordinal);
        var state = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in assigned.Keys)
        {
            Visit(id, assigned, state);
        }

        var calls = functions.ToDictionary(f => f.Key, f => (IReadOnlySet<string>)CallsOf(f.Value.Body).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        state.Clear();
        foreach (var id in calls.Keys)
        {
            Visit(id, calls, state);
        }
    }

    private void Visit(string id, Dictionary<string, IReadOnlySet<string>> edges, Dictionary<string, int> state)
    {
        if (!edges.TryGetValue(id, out var next) || state.GetValueOrDefault(id) == 2)
        {
            return;
        }

        if (state.GetValueOrDefault(id) == 1)
        {
            Add("cycle", $"'{id}'", "Its definition leads back to itself.");
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        state[id] = 1;
        foreach (var symbol in next)
        {
            Visit(symbol, edges, state);
        }

        state[id] = 2;
    }

    private static IEnumerable<string> CallsOf(Expression e) =>
        e.Arguments.SelectMany(CallsOf).Concat(e.Operator == Operator.Call ? [e.Name] : []);

    private static bool IsId(string id) =>
        id.Length > 0 && (char.IsAsciiLetter(id[0]) || id[0] == '_') && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private void Add(string code, string where, string message) => problems.Add(new Problem(code, where, message));
}
