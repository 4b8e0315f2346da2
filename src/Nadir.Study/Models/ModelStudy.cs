using System.Runtime.ExceptionServices;

namespace Nadir;

/// <summary>A question to a model: subjects, doses, times, outputs.</summary>
/// <param name="Network">The model.</param>
/// <param name="Subjects">Who.</param>
/// <param name="Protocol">Doses of every subject; a dose column of the table gives the amounts of its species.</param>
/// <param name="Options">Times, tolerances and seed.</param>
/// <param name="Outputs">Variables to keep; all that change when empty.</param>
public sealed record ModelStudy(Network Network, SubjectTable Subjects, Protocol Protocol, SimulationOptions Options, IReadOnlyList<string> Outputs)
{
    private const string DoseColumn = "dose.";
    private const long MostValues = 500_000_000;

    /// <summary>Runs every subject. One that fails has a status and NaN from there on; the others go on.</summary>
    /// <param name="backend">How the model runs.</param>
    /// <param name="ensemble">Lanes and threads of a population; a single subject runs by itself.</param>
    /// <param name="progress">Told after every subject.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ModelException">A column or an output is not in the model; every problem.</exception>
    public ModelResult Run(KernelBackend backend, EnsembleOptions ensemble, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var model = CompiledModel.Compile(Equations.From(Network), backend);
        var outputs = Outputs.Count > 0 ? Outputs : Changing(model);
        Check(model, outputs);
        if (Subjects.Ids.Count > 1 && backend == KernelBackend.Emitted && FitsAnEnsemble(model))
        {
            return RunEnsemble(model, outputs, ensemble, progress, cancellation);
        }

        var values = new double[Subjects.Ids.Count][];
        var status = new SolveStatus[Subjects.Ids.Count];
        var done = 0;
        try
        {
            Parallel.For(0, Subjects.Ids.Count, new ParallelOptions { MaxDegreeOfParallelism = ensemble.Threads, CancellationToken = cancellation }, i =>
            {
                (values[i], status[i]) = RunOne(model, outputs, i, backend, cancellation);
                progress?.Report(new Progress("subjects", Interlocked.Increment(ref done), Subjects.Ids.Count));
            });
        }
        catch (AggregateException e)
        {
            // One message is enough: the mistake is the same for every subject, or the first of several.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        cancellation.ThrowIfCancellationRequested();
        return new ModelResult(Subjects.Ids, Options.OutputTimes, [.. outputs], values, status);
    }

    /// <summary>Runs every subject and keeps counts, moments and quantiles only.</summary>
    /// <param name="ensemble">Lanes and threads.</param>
    /// <param name="resumed">Summary of an interrupted run to go on from, or null.</param>
    /// <param name="progress">Told after every subject.</param>
    /// <param name="cancellation">Stops the run: the summary is then complete up to its next subject.</param>
    /// <exception cref="ModelException">A column or an output is not in the model; or a column needs the model to be made again for every subject.</exception>
    public EnsembleSummary Summarize(EnsembleOptions ensemble, EnsembleSummary? resumed = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var model = CompiledModel.Compile(Equations.From(Network));
        var outputs = Outputs.Count > 0 ? Outputs : Changing(model);
        Check(model, outputs, keepsAll: false);
        if (!FitsAnEnsemble(model))
        {
            throw new ModelException([new Problem("ensemble", "population", "A column sets what initial assignments follow from; run it without a summary.")]);
        }

        var summary = resumed ?? new EnsembleSummary(outputs, Options.OutputTimes, Subjects.Ids.Count);
        if (!summary.Outputs.SequenceEqual(outputs, StringComparer.Ordinal) || !summary.Times.SequenceEqual(Options.OutputTimes) || summary.Subjects != Subjects.Ids.Count)
        {
            throw new ModelException([new Problem("resume", "saved state", "It belongs to another run: outputs, times or the number of subjects differ.")]);
        }

        Population(model).Run(ensemble with { First = summary.Next, Outputs = outputs }, summary.Add, Report(progress, summary.Next), cancellation);
        return summary;
    }

    private ModelResult RunEnsemble(CompiledModel model, IReadOnlyList<string> outputs, EnsembleOptions ensemble, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (values, status) = (new double[Subjects.Ids.Count][], new SolveStatus[Subjects.Ids.Count]);
        Population(model).Run(ensemble with { Outputs = outputs }, run => (values[run.Subject], status[run.Subject]) = (run.Values.ToArray(), run.Status), Report(progress, 0), cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new ModelResult(Subjects.Ids, Options.OutputTimes, [.. outputs], values, status);
    }

    private Ensemble Population(CompiledModel model)
    {
        var chosen = Enumerable.Range(0, Subjects.Columns.Count).Where(k => !IsDose(Subjects.Columns[k])).ToArray();
        var isSame = chosen.Length == Subjects.Columns.Count;
        var subjects = Nadir.Subjects.Generate(model, Subjects.Ids.Count, [.. chosen.Select(k => Subjects.Columns[k])], (subject, row) =>
        {
            for (var k = 0; k < chosen.Length; k++)
            {
                row[k] = Subjects.Rows[subject][chosen[k]];
            }
        });
        return new Ensemble(model, isSame ? subjects.With(Protocol) : subjects.With(Doses), Options);
    }

    // A column that is no parameter sets an initial value; only where initial assignments may follow from it must the model be made again.
    private bool FitsAnEnsemble(CompiledModel model) => Subjects.Columns.Where(column => !IsDose(column))
        .All(id => model.IsParameter(id) || (model.Equations.States.Contains(id, StringComparer.Ordinal) && Network.InitialAssignments.Count == 0));

    private EnsembleProgressAdapter? Report(IProgress<Progress>? progress, int before) => progress is null ? null : new EnsembleProgressAdapter(progress, before, Subjects.Ids.Count);

    private sealed class EnsembleProgressAdapter(IProgress<Progress> progress, int before, int total) : IProgress<EnsembleProgress>
    {
        public void Report(EnsembleProgress value) => progress.Report(new Progress("subjects", before + value.Done, total));
    }

    private static IReadOnlyList<string> Changing(CompiledModel model)
    {
        var network = model.Equations.Network;
        var changed = network.Rules.Select(rule => rule.Target).Concat(network.Events.SelectMany(e => e.Assignments).Select(a => a.Target)).ToHashSet(StringComparer.Ordinal);
        changed.UnionWith(model.Equations.States);
        return [.. network.Species.Select(s => s.Id), .. network.Compartments.Select(c => c.Id).Concat(network.Parameters.Select(p => p.Id)).Where(changed.Contains)];
    }

    private void Check(CompiledModel model, IReadOnlyList<string> outputs, bool keepsAll = true)
    {
        var problems = outputs.Where(id => !model.Knows(id)).Select(id => new Problem("output", $"output '{id}'", "The model has no such variable; 'nadir model' lists them."))
            .Concat(Subjects.Columns.Where(IsDose).Where(column => Network.Species.All(s => s.Id != Target(column))).Select(column => new Problem("dose", $"column '{column}'", "There is no such species to give a dose into."))).ToList();
        try
        {
            Network.With(Row(0, Subjects.Columns.Where(column => !IsDose(column))));
        }
        catch (ModelException e)
        {
            problems.AddRange(e.Problems.Select(problem => problem with { Where = $"column {problem.Where}" }));
        }

        if (keepsAll && (long)Subjects.Ids.Count * Options.OutputTimes.Count * outputs.Count > MostValues)
        {
            problems.Add(new Problem("too-large", "outputs", FormattableString.Invariant($"{Subjects.Ids.Count} subjects, {Options.OutputTimes.Count} times and {outputs.Count} outputs are more than {MostValues / 1_000_000} million values; name fewer outputs or times.")));
        }

        if (problems.Count > 0)
        {
            throw new ModelException(problems);
        }
    }

    private (double[] Values, SolveStatus Status) RunOne(CompiledModel model, IReadOnlyList<string> outputs, int subject, KernelBackend backend, CancellationToken cancellation)
    {
        var changes = Row(subject, Subjects.Columns.Where(column => !IsDose(column)));

        // A column that is no parameter sets an initial value; only where initial assignments may follow from it must the model be made again.
        if (changes.Keys.Any(id => model.Equations.States.Contains(id, StringComparer.Ordinal)) && Network.InitialAssignments.Count > 0
            || changes.Keys.Any(id => !model.IsParameter(id) && !model.Equations.States.Contains(id, StringComparer.Ordinal)))
        {
            model = CompiledModel.Compile(Equations.From(Network.With(changes)), backend);
            changes = [];
        }

        var parameters = model.DefaultParameters();
        foreach (var (id, value) in changes.Where(change => model.IsParameter(change.Key)))
        {
            parameters[model.ParameterIndex(id)] = value;
        }

        var state = model.InitialState(parameters);
        foreach (var (id, value) in changes.Where(change => !model.IsParameter(change.Key)))
        {
            state[model.StateIndex(id)] = value;
        }

        var status = model.TrySimulate(Doses(subject), Options.For((ulong)subject), parameters, state, out var run, cancellation);
        var values = new double[Options.OutputTimes.Count * outputs.Count];
        for (var k = 0; k < outputs.Count; k++)
        {
            var series = run[outputs[k]];
            for (var i = 0; i < series.Length; i++)
            {
                values[i * outputs.Count + k] = series[i];
            }
        }

        return (values, status);
    }

    private Protocol Doses(int subject)
    {
        var amounts = Row(subject, Subjects.Columns.Where(IsDose));
        if (amounts.Count == 0)
        {
            return Protocol;
        }

        var doses = Protocol.Doses.Select(dose => amounts.TryGetValue(DoseColumn + dose.Target, out var amount)
            ? new Dose(dose.Target, amount, dose.Time, dose.Duration, dose.Lag, dose.Bioavailability) : dose).ToList();
        doses.AddRange(amounts.Where(amount => Protocol.Doses.All(dose => DoseColumn + dose.Target != amount.Key)).Select(amount => new Dose(Target(amount.Key), amount.Value, Options.StartTime)));
        return new Protocol(doses);
    }

    private Dictionary<string, double> Row(int subject, IEnumerable<string> columns)
    {
        var wanted = columns.ToHashSet(StringComparer.Ordinal);
        var row = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var k = 0; k < Subjects.Columns.Count; k++)
        {
            if (wanted.Contains(Subjects.Columns[k]))
            {
                row[Subjects.Columns[k]] = Subjects.Rows[subject][k];
            }
        }

        return row;
    }

    private static bool IsDose(string column) => column.StartsWith(DoseColumn, StringComparison.Ordinal);

    private static string Target(string column) => column[DoseColumn.Length..];
}
