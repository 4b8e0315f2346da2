namespace Nadir;

/// <summary>
/// Relations of a model that change with time and with what only events set, along straight lines: when they change next is known beforehand, so that
/// events are stops like doses.
/// </summary>
internal sealed class ScheduledRoots
{
    private const int MostUlps = 60;
    private readonly Operator[] relations;
    private readonly CompiledProgram differences;
    private readonly CompiledProgram slopes;

    private ScheduledRoots(CompiledModel model)
    {
        relations = [.. model.Equations.Roots.Select(root => root.Relation)];
        differences = model.RootsProgram!;
        slopes = model.Program(model.Equations.Roots.Select(root => root.Difference.DifferentiateByTime()));
    }

    /// <summary>The schedule of a model, or null when one of its relations depends on more than time and held states.</summary>
    public static ScheduledRoots? Of(CompiledModel model)
    {
        var equations = model.Equations;
        var free = equations.States.Where((_, i) => equations.Kinds[i] != StateKind.Held).ToHashSet(StringComparer.Ordinal);
        return equations.Roots.Count > 0 && equations.Roots.All(root => !root.IsInRates && !root.Difference.Symbols.Overlaps(free) && !Moves(root.Difference.DifferentiateByTime()))
            ? new ScheduledRoots(model) : null;
    }

    /// <summary>The schedule of one subject.</summary>
    public Bound Bind(ReadOnlySpan<double> parameters) => new(this, differences.Bind(parameters), slopes.Bind(parameters));

    private static bool Moves(Expression e) => e.Operator == Operator.Time || e.Arguments.Any(Moves);

    /// <summary>The schedule of one subject, for one thread.</summary>
    internal sealed class Bound(ScheduledRoots owner, BoundProgram differences, BoundProgram slopes)
    {
        /// <summary>First time after <paramref name="time"/> at which a relation changes its side; infinity when none will.</summary>
        public double Next(double time, ReadOnlySpan<double> state)
        {
            var first = double.PositiveInfinity;
            for (var i = 0; i < owner.relations.Length; i++)
            {
                var (value, slope) = (differences.Run(time, state)[i], slopes.Run(time, state)[i]);
                if (slope == 0 || !double.IsFinite(value) || !double.IsFinite(slope) || (value > 0 && slope > 0) || (value < 0 && slope < 0))
                {
                    continue;
                }

                first = Math.Min(first, Close(i, Side(i, value), time, Math.Max(Math.BitIncrement(time), time - value / slope), state));
            }

            return first;
        }

        // The candidate is right but for rounding: the first double on the other side is near.
        private double Close(int root, int side, double time, double candidate, ReadOnlySpan<double> state)
        {
            if (!double.IsFinite(candidate))
            {
                return double.PositiveInfinity;
            }

            for (var k = 0; k < MostUlps && Side(root, differences.Run(candidate, state)[root]) == side; k++)
            {
                candidate = k < MostUlps / 2 ? Math.BitIncrement(candidate) : candidate + Math.ScaleB(Math.BitIncrement(candidate) - candidate, k);
            }

            for (var k = 0; k < MostUlps && Math.BitDecrement(candidate) > time && Side(root, differences.Run(Math.BitDecrement(candidate), state)[root]) != side; k++)
            {
                candidate = Math.BitDecrement(candidate);
            }

            return candidate;
        }

        private int Side(int root, double value) => owner.relations[root] switch
        {
            Operator.Greater or Operator.LessOrEqual => value > 0 ? 1 : 0,
            Operator.GreaterOrEqual or Operator.Less => value >= 0 ? 1 : 0,
            _ => Math.Sign(value),
        };
    }
}
