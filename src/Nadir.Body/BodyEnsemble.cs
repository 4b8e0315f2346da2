namespace Nadir;

/// <summary>Many bodies at once in the lanes of the processor: draws, candidates of a fit, virtual people. Machine code is made once; safe to use from many threads.</summary>
public sealed class BodyEnsemble
{
    private readonly Body body;
    private readonly string[] ids;
    private readonly Lazy<Ensemble> code;

    /// <summary>Bodies of one chemistry.</summary>
    /// <param name="body">The body whose chemistry all of them have.</param>
    public BodyEnsemble(Body body)
    {
        this.body = body;
        ids = [.. body.Model.Equations.Parameters, .. body.Model.Equations.States];
        code = new(() => new Ensemble(body.Model, Subjects.Generate(body.Model, 1, ids, static (_, values) => values.Clear()), new SimulationOptions([0], Body.StandardTolerances)));
    }

    /// <summary>Simulates one regimen from rest in every body, on the calling thread. The numbers of a body do not depend on the others.</summary>
    /// <param name="people">Bodies of this chemistry.</param>
    /// <param name="regimen">What each takes.</param>
    /// <param name="hours">Output times, h, ascending from 0; the value at a dose is the one just before it.</param>
    /// <param name="tolerances">Tolerances.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>States of every body, row-major [time, state]; null for one whose run failed.</returns>
    public double[]?[] Simulate(IReadOnlyList<BodyAtRest> people, Regimen regimen, IReadOnlyList<double> hours, Tolerances tolerances, CancellationToken cancellation = default) =>
        Simulate(people, [.. Enumerable.Repeat(regimen, people.Count)], hours, tolerances, cancellation);

    /// <summary>Simulates each body's own regimen from rest, on the calling thread. The numbers of a body do not depend on the others.</summary>
    /// <param name="people">Bodies of this chemistry.</param>
    /// <param name="regimens">What each takes, in the order of the people.</param>
    /// <param name="hours">Output times, h, ascending from 0; the value at a dose is the one just before it.</param>
    /// <param name="tolerances">Tolerances.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>States of every body, row-major [time, state]; null for one whose run failed.</returns>
    public double[]?[] Simulate(IReadOnlyList<BodyAtRest> people, IReadOnlyList<Regimen> regimens, IReadOnlyList<double> hours, Tolerances tolerances, CancellationToken cancellation = default)
    {
        var found = new double[]?[people.Count];
        if (people.Count == 0)
        {
            return found;
        }

        var width = body.Model.Equations.Parameters.Count;
        var subjects = Subjects.Generate(body.Model, people.Count, ids, (subject, values) =>
        {
            people[subject].Parameters.CopyTo(values);
            people[subject].State.CopyTo(values[width..]);
        }).With(subject => people[subject].Doses(regimens[subject]));
        code.Value.With(subjects, new SimulationOptions(hours, tolerances)).Run(new EnsembleOptions(), run => found[run.Subject] = run.Status.IsSuccess ? run.Values.ToArray() : null, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return found;
    }
}
