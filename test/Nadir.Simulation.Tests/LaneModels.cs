using static System.FormattableString;

namespace Nadir;

/// <summary>Small models that use everything lanes have to do alike.</summary>
internal static class LaneModels
{
    public static readonly string[] Varying = ["k", "Vmax", "hill", "c", "A"];

    /// <summary>Stiff, saturable, with powers, exponentials, time and conditions that need no event.</summary>
    public static CompiledModel Mixed { get; } = CompiledModel.Compile(Equations.From(new NetworkBuilder("mixed").Compartment("c", 2).Species("A", "c", 3).Species("B", "c", 0.5).Species("C", "c", 0.1)
        .Parameter("k", 0.7).Parameter("Vmax", 5).Parameter("Km", 0.4).Parameter("hill", 2.3).Parameter("fast", 400)
        .Assignment("x", "B^hill/(B^hill + Km^hill)")
        .Reaction("in", "-> A", "c*k*(1.5 + sin(0.3*time) + exp(-0.2*time))").Reaction("r", "A -> B", "c*Vmax*A/(Km + A)").Reaction("s", "B -> C", "c*fast*x")
        .Reaction("t", "C -> B", "c*fast*0.5*C").Reaction("out", "C ->", "c*k*ln(1 + C)*sqrt(C + 0.01)*max(C, 0.02)").Build()));

    /// <summary>A drug with a first-order way in and out.</summary>
    public static CompiledModel OneCompartment { get; } = CompiledModel.Compile(Equations.From(new NetworkBuilder("pk").Compartment("V", 10).Species("gut", "V", 0).Species("plasma", "V", 0)
        .Parameter("ka", 1.2).Parameter("ke", 0.15).Reaction("absorb", "gut -> plasma", "V*ka*gut").Reaction("eliminate", "plasma ->", "V*ke*plasma").Build()));

    /// <summary>Values of so many subjects, by counter-based random numbers.</summary>
    public static double[] Values(int subjects, int columns, Func<int, double> center)
    {
        var values = new double[subjects * columns];
        for (var s = 0; s < subjects; s++)
        {
            for (var k = 0; k < columns; k++)
            {
                values[s * columns + k] = center(k) * Math.Exp(0.3 * new CounterRandom(5, (ulong)s).Normal((ulong)k));
            }
        }

        return values;
    }

    public static Subjects MixedSubjects(int count) => Subjects.Table(Mixed, Varying, Values(count, 5, k => new[] { 0.7, 5, 2.3, 2, 3 }[k]))
        .With(Protocol.Repeat(new Dose("A", 4, 1), 6, 4).Plus(new Protocol([new Dose("B", 2, 3, 2.5)])));

    public static double[][] Run(Ensemble ensemble, int count, EnsembleOptions options)
    {
        var rows = new double[count][];
        var report = ensemble.Run(options, run => rows[run.Subject] = run.Values.ToArray());
        Assert.Empty(report.Failures);
        Assert.Equal(count, report.Completed);
        return rows;
    }

    public static double[] Times(double step, int count) => [.. Enumerable.Range(0, count).Select(i => i * step)];

    public static void Close(double expected, double actual, double relative, double absolute, string what) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Abs(expected) + absolute, Invariant($"{what}: {expected:R} and {actual:R}"));
}
