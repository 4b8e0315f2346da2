namespace Nadir;

/// <summary>How far the rise of whole-blood NAD⁺ on one regimen spreads between virtual people of one age, sex and size (claim D2).</summary>
/// <param name="People">People behind it.</param>
/// <param name="Low">Value over that before the first dose that 5 % lie below.</param>
/// <param name="High">That 5 % lie above.</param>
public sealed record PeopleSpread(int People, double Low, double High)
{
    private const double HoursPerDay = 24;
    private const ulong Stream = 0xC2B2AE3D27D4EB4F;
    private static readonly Tolerances PeopleTolerances = new(1e-3, 1e-6);

    /// <summary>Simulates them. Who finds no rest or fails is left out and not counted.</summary>
    /// <param name="body">The human body.</param>
    /// <param name="person">Age, sex and size.</param>
    /// <param name="regimen">What is taken.</param>
    /// <param name="day">Day that is read, before the dose.</param>
    /// <param name="people">People, at least 20.</param>
    /// <param name="seed">Seed of the people.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static PeopleSpread Run(Body body, Person person, Regimen regimen, double day, int people, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 20);
        BodyAtRest[] rests = [.. DrawnBodies<BodyAtRest>.Run(people, i => Rest(body, person, new CounterRandom(seed ^ Stream, (ulong)i)), null, cancellation).Kept];
        var courses = new BodyEnsemble(body).Simulate(rests, regimen, [0, day * HoursPerDay], PeopleTolerances, cancellation);
        var blood = ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
        double[] folds = [.. rests.Zip(courses).Where(pair => pair.Second is not null).Select(pair =>
            blood(new Sample(pair.First, pair.Second.AsSpan(pair.First.State.Length))) / blood(new Sample(pair.First, pair.First.State)))];
        return new PeopleSpread(folds.Length, Quantiles.Of(folds, Interval90.Lower), Quantiles.Of(folds, Interval90.Upper));
    }

    private static BodyAtRest Rest(Body body, Person person, CounterRandom random) =>
        body.At(person, new Participant(0, person, new Dictionary<string, double>(StringComparer.Ordinal), Variability.Factors(body, person, random, 0), 1).Values(body.Values));
}
