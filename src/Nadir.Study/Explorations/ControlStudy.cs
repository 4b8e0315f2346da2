namespace Nadir;

/// <summary>Metabolic control: how far an enzyme's activity decides over a pool at steady state (Kacser and Burns 1973; Heinrich and Rapoport 1974).</summary>
public static class ControlStudy
{
    private const double SmallStep = 0.01;

    /// <summary>Concentration control coefficient d ln(pool) / d ln(activity) of every enzyme over the NAD⁺ of every tissue, by central difference.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="enzymes">Names of <see cref="Enzyme.All"/>.</param>
    /// <param name="progress">Told after every enzyme.</param>
    /// <param name="cancellation">Stops the study.</param>
    public static IReadOnlyList<ControlRow> Coefficients(BodyAtRest person, IReadOnlyList<string> enzymes, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var rows = new ControlRow[enzymes.Count];
        var done = 0;
        Parallel.For(0, enzymes.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var (up, down) = (Pools(person.With(One(enzymes[i], 1 + SmallStep))), Pools(person.With(One(enzymes[i], 1 - SmallStep))));
            var step = Math.Log((1 + SmallStep) / (1 - SmallStep));
            rows[i] = new ControlRow(enzymes[i], up.ToDictionary(pool => pool.Key, pool => Math.Log(pool.Value / down[pool.Key]) / step, StringComparer.Ordinal));
            progress?.Report(new Progress("enzymes", Interlocked.Increment(ref done), enzymes.Count));
        });
        return rows;
    }

    /// <summary>NAD⁺ of every tissue over rest when an enzyme works at another activity.</summary>
    /// <param name="person">Whose body.</param>
    /// <param name="enzyme">Name of <see cref="Enzyme.All"/>.</param>
    /// <param name="activity">1 = as at rest.</param>
    public static ControlRow Scaled(BodyAtRest person, string enzyme, double activity)
    {
        var (rest, other) = (Pools(person), Pools(person.With(One(enzyme, activity))));
        return new ControlRow(FormattableString.Invariant($"{enzyme} x{activity}"), other.ToDictionary(pool => pool.Key, pool => pool.Value / rest[pool.Key], StringComparer.Ordinal));
    }

    private static Dictionary<string, double> Pools(BodyAtRest person)
    {
        var pools = BodyAtRest.Tissues.ToDictionary(tissue => tissue.Name, tissue => person.TissueNad(tissue.Id, person.State), StringComparer.Ordinal);
        pools["plasma NAM"] = person["NAM_p"];
        return pools;
    }

    private static Dictionary<string, double> One(string enzyme, double activity) => new(StringComparer.Ordinal) { [enzyme] = activity };
}
