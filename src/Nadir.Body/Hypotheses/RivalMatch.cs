namespace Nadir;

/// <summary>Sizes a rival mechanism: whole-blood NAD⁺ on a training dose rises as it does in the default body, so that the rivals differ elsewhere.</summary>
internal static class RivalMatch
{
    private const int Doublings = 14;
    private const int Halvings = 16;
    private static readonly Tolerances SearchTolerances = new(1e-5, 1e-8);

    /// <summary>The rival with one symbol set.</summary>
    /// <param name="reference">The default body.</param>
    /// <param name="rival">The body under the rival hypothesis.</param>
    /// <param name="symbol">What is sized; more of it gives more NAD⁺ in blood.</param>
    /// <exception cref="SolveException">A run failed.</exception>
    /// <exception cref="ArgumentException">No size gives that rise.</exception>
    public static Body Of(Body reference, Body rival, string symbol)
    {
        var wanted = Fold(reference);
        double At(double size) => Fold(rival.With(symbol, size));
        var (low, high) = (0.0, rival.Values[symbol]);
        for (var i = 0; At(high) < wanted; i++)
        {
            (low, high) = i < Doublings
                ? (high, 2 * high)
                : throw new ArgumentException($"Under '{rival.Hypotheses}' no size of {symbol} raises whole-blood NAD⁺ on the matching dose as the default body does.", nameof(rival));
        }

        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle) < wanted ? (middle, high) : (low, middle);
        }

        return rival.With(symbol, (low + high) / 2);
    }

    private static double Fold(Body body)
    {
        var rules = body.Rules;
        var rest = body.At(new Person(rules["ref_age"] * Units.year, Sex.Male, rules["ref_mass"] * Units.kg, rules["ref_height"] * Units.cm));
        var days = (int)rules["match.days"];
        var run = rest.Simulate(Regimen.Oral(Precursor.NR, rules["match.dose"] * Units.mg, 1 * Units.day, days), [0, days * 24.0], SearchTolerances);
        var blood = WholeBlood.Model.Analytes["NAD"];
        return blood(new Sample(rest, run.StateAt(1))) / blood(new Sample(rest, run.StateAt(0)));
    }
}
