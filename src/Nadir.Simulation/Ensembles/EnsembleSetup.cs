namespace Nadir;

/// <summary>What every worker of an ensemble shares. Immutable.</summary>
internal sealed class EnsembleSetup
{
    private readonly double[]? sameInitialState;

    public EnsembleSetup(CompiledModel model, Subjects subjects, SimulationOptions options)
    {
        Model = model;
        Subjects = subjects;
        Options = options;
        Times = [.. options.OutputTimes];
        Parameters = model.DefaultParameters();
        var varying = subjects.Ids.ToHashSet(StringComparer.Ordinal);
        var dependsOnSubject = model.IsAlgebraic || model.Equations.InitialStates.Any(e => e.Symbols.Overlaps(varying));
        sameInitialState = dependsOnSubject ? null : model.InitialState(Parameters);
        var hasEvents = model.Equations.Events.Count > 0;
        Roots = model.Equations.Roots.Count > 0 ? ScheduledRoots.Of(model) : null;
        HasEvents = hasEvents;
        RunsInLanes = !model.IsAlgebraic && !model.HasFast && model.Equations.Delays.Count == 0 && model.Equations.States.Count > 0
            && (model.Equations.Roots.Count == 0 || Roots is not null);
    }

    public CompiledModel Model { get; }

    public Subjects Subjects { get; }

    public SimulationOptions Options { get; }

    public double[] Times { get; }

    public double[] Parameters { get; }

    /// <summary>Relations whose changes are known beforehand; null when the model has none.</summary>
    public ScheduledRoots? Roots { get; }

    public bool HasEvents { get; }

    /// <summary>Whether the model can run in lanes.</summary>
    public bool RunsInLanes { get; }

    /// <summary>Parameters of a subject, complete, and its initial state.</summary>
    public void Fill(int subject, Span<double> varying, Span<double> parameters, Span<double> state)
    {
        Subjects.Values(subject, varying);
        Parameters.CopyTo(parameters);
        Subjects.SetParameters(varying, parameters);
        (sameInitialState ?? Model.InitialState(parameters)).CopyTo(state);
        Subjects.SetStates(varying, state);
    }
}
