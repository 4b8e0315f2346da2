using MathNet.Numerics;

namespace Nadir;

/// <summary>Fisher's exact test of two rates (1935): the hypergeometric distribution of the treated responders, given all responders.</summary>
public static class FisherExact
{
    // Probabilities this close count as equal, as in R's fisher.test.
    internal const double Equal = 1 + 1e-7;

    /// <summary>p; for two sides the sum over tables no more probable than this one.</summary>
    /// <param name="treated">Responders of the treated.</param>
    /// <param name="treatedCount">The treated, at least one.</param>
    /// <param name="control">Responders of the control.</param>
    /// <param name="controlCount">The control, at least one.</param>
    /// <param name="alternative">Which departures count.</param>
    public static double PValue(int treated, int treatedCount, int control, int controlCount, Alternative alternative = Alternative.TwoSided)
    {
        ProportionInterval.Check(treated, treatedCount);
        ProportionInterval.Check(control, controlCount);
        var (first, masses) = Masses(treatedCount, controlCount, treated + control);
        return PValue(masses, treated - first, alternative);
    }

    internal static double PValue(double[] masses, int own, Alternative alternative)
    {
        var sum = 0.0;
        for (var i = 0; i < masses.Length; i++)
        {
            var counts = alternative switch { Alternative.Greater => i >= own, Alternative.Less => i <= own, _ => masses[i] <= masses[own] * Equal };
            sum += counts ? masses[i] : 0;
        }

        return Math.Min(1, sum);
    }

    /// <summary>Probabilities of first, first + 1, ... treated responders.</summary>
    internal static (int First, double[] Masses) Masses(int treatedCount, int controlCount, int responders)
    {
        var first = Math.Max(0, responders - controlCount);
        var last = Math.Min(responders, treatedCount);
        var masses = new double[last - first + 1];
        var whole = SpecialFunctions.BinomialLn(treatedCount + controlCount, responders);
        for (var a = first; a <= last; a++)
        {
            masses[a - first] = Math.Exp(SpecialFunctions.BinomialLn(treatedCount, a) + SpecialFunctions.BinomialLn(controlCount, responders - a) - whole);
        }

        return (first, masses);
    }
}
