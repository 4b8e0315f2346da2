namespace Nadir;

/// <summary>What is written of a subject: states directly, the rest by the model's programs. Immutable.</summary>
internal sealed class OutputColumns
{
    private readonly CompiledModel model;
    private readonly (OutputKind Kind, int Index)[] columns;

    public OutputColumns(CompiledModel model, IReadOnlyList<string>? ids)
    {
        this.model = model;
        Ids = ids ?? model.Equations.States;
        columns = [.. Ids.Select(Find)];
        States = Array.TrueForAll(columns, column => column.Kind == OutputKind.State) ? [.. columns.Select(column => column.Index)] : null;
    }

    private enum OutputKind
    {
        State,
        Assigned,
        Reaction,
        Parameter,
    }

    /// <summary>Ids in order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>State of every column, when all columns are states; else null.</summary>
    public int[]? States { get; }

    /// <summary>The writer of one subject.</summary>
    public OutputWriter Bind(double[] parameters) => new(this, parameters);

    private (OutputKind Kind, int Index) Find(string id)
    {
        if (model.FindState(id) is var state and >= 0)
        {
            return (OutputKind.State, state);
        }

        if (model.FindAssigned(id) is var assigned and >= 0)
        {
            return (OutputKind.Assigned, assigned);
        }

        return model.FindReaction(id) is var reaction and >= 0 ? (OutputKind.Reaction, reaction)
            : model.FindParameter(id) is var parameter and >= 0 ? (OutputKind.Parameter, parameter)
            : throw new ArgumentException($"The model has no variable '{id}'.");
    }

    /// <summary>Writes rows of one subject.</summary>
    internal sealed class OutputWriter(OutputColumns owner, double[] parameters)
    {
        private readonly BoundProgram? assigned = Array.Exists(owner.columns, column => column.Kind == OutputKind.Assigned) ? owner.model.BindAssigned(parameters) : null;
        private readonly BoundProgram? reactions = Array.Exists(owner.columns, column => column.Kind == OutputKind.Reaction) ? owner.model.BindReactions(parameters) : null;

        public void Write(double time, ReadOnlySpan<double> state, Span<double> row)
        {
            var assignedValues = assigned is null ? default : assigned.Run(time, state);
            var reactionValues = reactions is null ? default : reactions.Run(time, state);
            for (var k = 0; k < owner.columns.Length; k++)
            {
                var (kind, index) = owner.columns[k];
                row[k] = kind switch
                {
                    OutputKind.State => state[index],
                    OutputKind.Assigned => assignedValues[index],
                    OutputKind.Reaction => reactionValues[index],
                    _ => parameters[index],
                };
            }
        }
    }
}
