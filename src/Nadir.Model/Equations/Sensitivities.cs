namespace Nadir;

/// <summary>
/// Forward sensitivities as equations: S = ∂x/∂p with S' = (∂f/∂x) S + ∂f/∂p beside the model's own, through events whose time does not depend on
/// the parameters. They are variables like any other, so they run in the same lanes.
/// </summary>
internal static class Sensitivities
{
    public static Network Extend(Network network, IReadOnlyList<string> parameters)
    {
        var equations = Equations.From(network);
        Check(network, equations, parameters);
        var index = equations.States.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        var byState = equations.States.Select(id => new Differentiator(id)).ToArray();
        var extended = new NetworkBuilder(network);
        var changes = network.Events.Select(e => e.Assignments.ToList()).ToArray();
        foreach (var parameter in parameters)
        {
            var byParameter = new Differentiator(parameter);

            // d/dp of an expression in states and parameters.
            Expression Total(Expression e)
            {
                var sum = byParameter.Differentiate(e);
                foreach (var state in e.Symbols.Where(index.ContainsKey).Order(StringComparer.Ordinal))
                {
                    sum = Simplifier.Sum(sum, Simplifier.Product(byState[index[state]].Differentiate(e), Expression.Symbol(Network.SensitivityId(state, parameter))));
                }

                return sum;
            }

            for (var i = 0; i < equations.States.Count; i++)
            {
                var id = Network.SensitivityId(equations.States[i], parameter);
                extended.Parameter(id, 0, constant: false);
                if (Total(equations.InitialStates[i]) is var initial && !initial.Is(0))
                {
                    extended.Add(new InitialAssignment(id, initial));
                }

                if (equations.Kinds[i] == StateKind.Moving)
                {
                    extended.Add(new Rule(id, RuleKind.Rate, Total(equations.Rates[i])));
                }
            }

            for (var k = 0; k < equations.Assigned.Count; k++)
            {
                var id = Network.SensitivityId(equations.Assigned[k], parameter);
                extended.Parameter(id, 0, constant: false);
                extended.Add(new Rule(id, RuleKind.Assignment, Total(equations.AssignedValues[k])));
            }

            for (var e = 0; e < equations.Events.Count; e++)
            {
                foreach (var assignment in equations.Events[e].Assignments)
                {
                    changes[e].Add((Network.SensitivityId(equations.States[assignment.State], parameter), Total(assignment.Value)));
                }
            }
        }

        for (var e = 0; e < changes.Length; e++)
        {
            extended.Events[e] = extended.Events[e] with { Assignments = changes[e] };
        }

        return extended.Build();
    }

    private static void Check(Network network, Equations equations, IReadOnlyList<string> parameters)
    {
        var problems = parameters.Where(p => !equations.Parameters.Contains(p, StringComparer.Ordinal))
            .Select(p => new Problem("sensitivity", $"'{p}'", "It is no constant parameter or compartment size of the model.")).ToList();
        if (equations.Kinds.Contains(StateKind.Algebraic) || equations.Delays.Count > 0 || equations.States.Any(id => id.StartsWith("amount(", StringComparison.Ordinal)))
        {
            problems.Add(new Problem("sensitivity", $"model '{network.Id}'", "Sensitivities of models with algebraic rules, delays or compartments that change size are not available."));
        }

        // The time of an event moves with a parameter when its trigger depends on one, or on a state that does.
        var moving = equations.States.Where((_, i) => equations.Kinds[i] == StateKind.Moving).Concat(parameters).ToHashSet(StringComparer.Ordinal);
        foreach (var assignment in equations.Events.SelectMany(e => e.Assignments).Where(a => equations.Kinds[a.State] == StateKind.Held && a.Value.Symbols.Overlaps(moving)).ToArray())
        {
            moving.Add(equations.States[assignment.State]);
        }

        problems.AddRange(equations.Events.Where(e => e.Trigger.Symbols.Overlaps(moving) || e.Delay?.Symbols.Overlaps(moving) == true)
            .Select(e => new Problem("sensitivity", $"event '{e.Event.Id}'", "Its time depends on states or on the parameters; sensitivities need events at fixed times.")));
        if (problems.Count > 0)
        {
            throw new ModelException(problems);
        }
    }
}
