namespace Nadir;

/// <summary>
/// Events of a model as sudden changes at known times, so that a solver without events can run it: for events whose triggers depend on time and
/// on values that only events set, such as a dose that re-arms.
/// </summary>
public sealed class DoseSchedule
{
    private const double Instant = 1e-9;
    private readonly Equations equations;
    private readonly Dictionary<string, double> held;
    private readonly List<(double Time, int Kind)> changes = [];

    /// <summary>Finds the times.</summary>
    /// <param name="equations">The model.</param>
    /// <param name="until">End of the run, in the model's unit of time; a change at the end still happens.</param>
    /// <exception cref="NotSupportedException">An event depends on more than time.</exception>
    public DoseSchedule(Equations equations, double until)
    {
        this.equations = equations;
        held = equations.Parameters.Zip(equations.ParameterValues).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        for (var i = 0; i < equations.States.Count; i++)
        {
            if (equations.Kinds[i] == StateKind.Held)
            {
                held[equations.States[i]] = equations.InitialStates[i].Evaluate(id => held[id]);
            }
        }

        foreach (var change in equations.Events)
        {
            if (change.Delay is not null || change.Trigger.Symbols.Any(id => !held.ContainsKey(id)))
            {
                throw new NotSupportedException($"Event '{change.Event.Id}' depends on more than time: no peer program can be made for it.");
            }
        }

        Find(until);
    }

    /// <summary>Times and events, ascending.</summary>
    public IReadOnlyList<(double Time, int Kind)> Changes => changes;

    /// <summary>What an event does to moving states.</summary>
    /// <param name="kind">Index of the event.</param>
    public IEnumerable<EventAssignment> Assignments(int kind) => equations.Events[kind].Assignments.Where(a => equations.Kinds[a.State] == StateKind.Moving);

    /// <summary>The same changes as boluses, for a model without its events.</summary>
    /// <param name="parameters">Values of the model's parameters.</param>
    /// <exception cref="NotSupportedException">An event does not simply add to a species.</exception>
    public Protocol ToProtocol(ReadOnlySpan<double> parameters)
    {
        var values = equations.Parameters.Zip(parameters.ToArray()).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var doses = new List<Dose>();
        foreach (var (time, kind) in changes)
        {
            foreach (var assignment in Assignments(kind))
            {
                var target = equations.States[assignment.State];
                var added = Expression.Of(Operator.Subtract, assignment.Value, Expression.Symbol(target));
                if (!assignment.Value.Differentiate(target).Is(1) || assignment.Size is not null)
                {
                    throw new NotSupportedException($"Event '{equations.Events[kind].Event.Id}' does not add a dose to '{target}'.");
                }

                doses.Add(new Dose(target, added.Evaluate(id => id == target ? 0 : values[id]) * equations.StateSizes[assignment.State].Evaluate(id => values[id]), time));
            }
        }

        return new Protocol(doses);
    }

    private void Find(double until)
    {
        var time = 0.0;
        var isTrue = equations.Events.Select(e => e.Event.InitialTrigger).ToArray();
        while (time <= until)
        {
            for (var kind = 0; kind < isTrue.Length; kind++)
            {
                var was = isTrue[kind];
                isTrue[kind] = Value(equations.Events[kind].Trigger, time) != 0;
                if (isTrue[kind] && !was)
                {
                    changes.Add((time, kind));
                    var set = equations.Events[kind].Assignments.Where(a => equations.Kinds[a.State] == StateKind.Held).Select(a => (Id: equations.States[a.State], Value: Value(a.Value, time))).ToArray();
                    foreach (var (id, value) in set)
                    {
                        held[id] = value;
                    }

                    isTrue[kind] = Value(equations.Events[kind].Trigger, time) != 0;
                }
            }

            var later = equations.Events.SelectMany(e => Thresholds(e.Trigger)).Where(t => t > time).DefaultIfEmpty(double.PositiveInfinity).Min();
            for (var kind = 0; kind < isTrue.Length && double.IsFinite(later); kind++)
            {
                isTrue[kind] = Value(equations.Events[kind].Trigger, later - Instant * Math.Max(1, later)) != 0;
            }

            time = later;
        }
    }

    // Times at which a relation of the trigger changes: those with time alone on one side.
    private IEnumerable<double> Thresholds(Expression trigger)
    {
        if (trigger.Operator is Operator.Greater or Operator.GreaterOrEqual or Operator.Less or Operator.LessOrEqual)
        {
            var (left, right) = (trigger.Arguments[0], trigger.Arguments[1]);
            if (left.Operator == Operator.Time || right.Operator == Operator.Time)
            {
                yield return Value(left.Operator == Operator.Time ? right : left, 0);
                yield break;
            }

            throw new NotSupportedException($"The trigger '{trigger}' must compare time with a value.");
        }

        foreach (var threshold in trigger.Arguments.SelectMany(Thresholds))
        {
            yield return threshold;
        }
    }

    private double Value(Expression e, double time) => e.Evaluate(id => held[id], time);
}
