namespace Nadir;

/// <summary>
/// Distance of a run from a reference: |error| / (|y| + 1e-3·max over time |y| + 1e-9), over all subjects, times and states of the reference.
/// </summary>
/// <param name="RootMeanSquare">Root mean square, dimensionless.</param>
/// <param name="Percentile99">99th percentile, dimensionless.</param>
/// <param name="Largest">Largest, dimensionless.</param>
public sealed record Accuracy(double RootMeanSquare, double Percentile99, double Largest)
{
    private const double Share = 1e-3;
    private const double Floor = 1e-9;

    /// <summary>Compares; states are matched by id, and the run may have more of them or more subjects than the reference.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reference">The reference.</param>
    public static Accuracy Of(EngineRun run, EngineRun reference)
    {
        var width = reference.StateIds.Count;
        var times = reference.States.Length / reference.Subjects / width;
        var place = reference.StateIds.Select(id => run.StateIds.Select((name, i) => (name, i)).Single(pair => pair.name == id).i).ToArray();
        var errors = new double[reference.States.Length];
        for (var subject = 0; subject < reference.Subjects; subject++)
        {
            for (var state = 0; state < width; state++)
            {
                var largest = 0.0;
                for (var time = 0; time < times; time++)
                {
                    largest = Math.Max(largest, Math.Abs(reference.States[(subject * times + time) * width + state]));
                }

                for (var time = 0; time < times; time++)
                {
                    var at = (subject * times + time) * width + state;
                    var exact = reference.States[at];
                    var error = Math.Abs(run.States[(subject * times + time) * run.StateIds.Count + place[state]] - exact) / (Math.Abs(exact) + Share * largest + Floor);
                    errors[at] = double.IsNaN(error) ? double.PositiveInfinity : error;
                }
            }
        }

        var mean = Math.Sqrt(errors.Sum(e => e * e) / errors.Length);
        Array.Sort(errors);
        return new Accuracy(mean, errors[(int)(0.99 * (errors.Length - 1))], errors[^1]);
    }
}
