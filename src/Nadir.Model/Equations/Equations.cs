namespace Nadir;

/// <summary>
/// A network as equations in symbols: states, constants, rates, sparse Jacobian, events. User functions and assignments are inlined; parts
/// they share are shared objects. Where algebraic rules determine a state, its "rate" is the expression that is zero.
/// </summary>
public sealed class Equations
{
    private readonly Lazy<IReadOnlyList<ConservedMoiety>> moieties;

    private Equations(Network network)
    {
        Network = network;
        var built = new EquationBuilder(network);
        States = built.States;
        Kinds = built.Kinds;
        StateSizes = built.StateSizes;
        Parameters = built.Parameters;
        ParameterValues = built.ParameterValues;
        Assigned = built.Assigned;
        AssignedValues = built.AssignedValues;
        ReactionIds = built.ReactionIds;
        ReactionRates = built.ReactionRates;
        Rates = built.Rates;
        InitialStates = built.InitialStates;
        Guess = built.Guess;
        Events = built.Events;
        Roots = built.Roots;
        Delays = built.Delays;
        Jacobian = BuildJacobian();
        var byTime = new Differentiator(null);
        TimeDerivative = [.. Rates.Select(byTime.Differentiate)];
        moieties = new Lazy<IReadOnlyList<ConservedMoiety>>(() => Moieties.Of(network));
    }

    /// <summary>The network they come from.</summary>
    public Network Network { get; }

    /// <summary>
    /// State ids: species in their own unit (as <c>amount(id)</c> where the compartment changes size), variables with a rate rule, those that
    /// events or algebraic rules set.
    /// </summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>How every state comes by its value.</summary>
    public IReadOnlyList<StateKind> Kinds { get; }

    /// <summary>Compartment size of a state that is a concentration, else one.</summary>
    public IReadOnlyList<Expression> StateSizes { get; }

    /// <summary>Constants: parameters, then compartment sizes, then the two of <see cref="FastReactions"/> where there are any.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Values of <see cref="Parameters"/> in the network.</summary>
    public IReadOnlyList<double> ParameterValues { get; }

    /// <summary>Initial value of every state, in terms of parameters (and of states that algebraic rules determine).</summary>
    public IReadOnlyList<Expression> InitialStates { get; }

    /// <summary>Declared value of every state: where the solution of algebraic rules starts from.</summary>
    public IReadOnlyList<double> Guess { get; }

    /// <summary>Variables given by others: by an assignment rule, an initial assignment of a constant, or an amount and a size.</summary>
    public IReadOnlyList<string> Assigned { get; }

    /// <summary>Their values in terms of states, parameters and time.</summary>
    public IReadOnlyList<Expression> AssignedValues { get; }

    /// <summary>Time derivative of every state in terms of states, parameters and time; for algebraic states the expression that is zero.</summary>
    public IReadOnlyList<Expression> Rates { get; }

    /// <summary>Non-zero entries of the derivative of rate (row) by state (column), row by row; none by held states.</summary>
    public IReadOnlyList<(int Row, int Column, Expression Value)> Jacobian { get; }

    /// <summary>Derivative of every rate by explicit time.</summary>
    public IReadOnlyList<Expression> TimeDerivative { get; }

    /// <summary>Reaction ids.</summary>
    public IReadOnlyList<string> ReactionIds { get; }

    /// <summary>Reaction rates, amount a time.</summary>
    public IReadOnlyList<Expression> ReactionRates { get; }

    /// <summary>Events.</summary>
    public IReadOnlyList<EventEquations> Events { get; }

    /// <summary>Relations whose change of truth a run must find.</summary>
    public IReadOnlyList<Root> Roots { get; }

    /// <summary>Values in the past that the equations use.</summary>
    public IReadOnlyList<DelayedValue> Delays { get; }

    /// <summary>Sums of amounts that no reaction changes.</summary>
    public IReadOnlyList<ConservedMoiety> ConservedMoieties => moieties.Value;

    /// <summary>The equations of a network.</summary>
    /// <exception cref="ModelException">They cannot be made: a cycle, an over-determined rule, an expression too deep or too large.</exception>
    public static Equations From(Network network)
    {
        try
        {
            return new Equations(network);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ModelException([new Problem("too-deep", $"model '{network.Id}'", "Its expressions are nested too deeply; split them with rate rules or fewer levels of assignment.")]);
        }
    }

    private List<(int Row, int Column, Expression Value)> BuildJacobian()
    {
        var index = States.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i, StringComparer.Ordinal);
        var derivatives = new Differentiator?[States.Count];
        var entries = new List<(int, int, Expression)>();
        for (var row = 0; row < Rates.Count; row++)
        {
            foreach (var column in Rates[row].Symbols.Where(index.ContainsKey).Select(id => index[id]).Order())
            {
                if (Kinds[column] == StateKind.Held)
                {
                    continue;
                }

                var value = (derivatives[column] ??= new Differentiator(States[column])).Differentiate(Rates[row]);
                if (!value.Is(0))
                {
                    entries.Add((row, column, value));
                }
            }
        }

        return entries;
    }
}
