namespace Nadir;

/// <summary>
/// The two-period crossover, AB and BA (Jones and Kenward 2014, Design and Analysis of Cross-Over Trials, chapter 2). People of the first sequence take A first. Arrays are
/// [person, period]; an effect is A minus B, or the first period minus the second.
/// </summary>
/// <param name="First">Responses of the sequence AB, row-major [person, period].</param>
/// <param name="Second">Responses of the sequence BA.</param>
public sealed record Crossover(IReadOnlyList<double> First, IReadOnlyList<double> Second)
{
    /// <summary>Effect of A minus B, from half the difference of the periods (the "CROS" analysis). Free of period effects; carry-over that differs between A and B biases it by half that difference.</summary>
    /// <param name="level">Level of the interval.</param>
    public Inference Treatment(double level = 0.95) => TTest.Student(Half(First), Half(Second), level) with { Method = "crossover, within people" };

    /// <summary>Effect of the first period minus the second.</summary>
    /// <param name="level">Level of the interval.</param>
    public Inference Period(double level = 0.95) => TTest.Student(Half(First), [.. Half(Second).Select(value => -value)], level) with { Method = "crossover, period" };

    /// <summary>Carry-over of A minus that of B, from the sums of both periods between sequences: of low power, since it is between people.</summary>
    /// <param name="level">Level of the interval.</param>
    public Inference CarryOver(double level = 0.95) => TTest.Student(Sum(First), Sum(Second), level) with { Method = "crossover, carry-over" };

    /// <summary>
    /// The two-stage procedure of Grizzle 1965, Biometrics 21:467: if carry-over is found at its level, only the first period counts. It does not hold its level (Freeman 1989, Stat Med
    /// 8:1421) and is here to reanalyze trials that used it.
    /// </summary>
    /// <param name="carryOverLevel">Level of the first stage, usually 0.1.</param>
    /// <param name="level">Level of the interval.</param>
    public Inference TwoStage(double carryOverLevel = 0.1, double level = 0.95)
    {
        var hasCarryOver = CarryOver().Rejects(carryOverLevel);
        return hasCarryOver
            ? TTest.Student(Column(First), Column(Second), level) with { Method = "crossover, two-stage: first period only" }
            : Treatment(level) with { Method = "crossover, two-stage: within people" };
    }

    /// <summary>Effect of A minus B by a mixed model with periods and a random person: uses people who missed a period (NaN). Complete data give <see cref="Treatment"/>.</summary>
    /// <param name="freedom">Degrees of freedom.</param>
    /// <param name="level">Level of the interval.</param>
    public Inference Mixed(FreedomMethod freedom = FreedomMethod.KenwardRoger, double level = 0.95)
    {
        var (x, y, group) = (new List<double>(), new List<double>(), new List<int>());
        var person = 0;
        foreach (var (values, isFirst) in new[] { (First, true), (Second, false) })
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (!double.IsNaN(values[i]))
                {
                    var period = i % 2;
                    x.AddRange([1, period, isFirst == (period == 0) ? 1 : 0]);
                    y.Add(values[i]);
                    group.Add(person);
                }

                person += i % 2;
            }
        }

        if (y.Count == 0)
        {
            return Inference.Failed("crossover, mixed model", FitCode.TooFew, "There are no responses.", 0, level);
        }

        var fit = MixedModel.Fit([.. x], 3, [.. y], [.. group], [.. y.Select(_ => 1.0)], [1]);
        return fit.Contrast([0, 0, 1], freedom, level) with { Method = "crossover, mixed model" };
    }

    private static double[] Half(IReadOnlyList<double> values) => Pairs(values, (first, second) => (first - second) / 2);

    private static double[] Sum(IReadOnlyList<double> values) => Pairs(values, (first, second) => first + second);

    private static double[] Column(IReadOnlyList<double> values) => Pairs(values, (first, _) => first);

    private static double[] Pairs(IReadOnlyList<double> values, Func<double, double, double> combine)
    {
        if (values.Count % 2 != 0)
        {
            throw new ArgumentException($"A sequence has two responses a person; {values.Count} are not pairs.", nameof(values));
        }

        return [.. Enumerable.Range(0, values.Count / 2).Select(person => combine(values[2 * person], values[2 * person + 1]))];
    }
}
