namespace Nadir;

/// <summary>What null results of a trial rule out, from its repetitions in bodies that take nothing.</summary>
internal static class NullResults
{
    private const double Sure = 0.95;

    /// <summary>An effect δ shifts every interval by δ; the smallest that leaves 5 % of them with no effect inside is the 95 % quantile of how far they reach to the other side.</summary>
    /// <param name="planned">The contrast as planned.</param>
    /// <param name="quiet">Repetitions without any effect.</param>
    /// <param name="contrast">Number of the contrast in them.</param>
    /// <param name="effects">Effects over the draws of the body, or null.</param>
    /// <param name="doses">Curve over doses, or null.</param>
    /// <param name="sought">Number of the contrast in the curve.</param>
    public static NullExclusion? Of(ContrastResult planned, TrialOutcomes quiet, int contrast, double[]? effects, PowerCurve? doses, int sought)
    {
        var truth = Scaled(planned.Plan, planned.Truth);
        if (planned.Plan.Method is AnalysisMethod.NonInferiority or AnalysisMethod.Responders || !double.IsFinite(truth) || truth == 0)
        {
            return null;
        }

        var sign = Math.Sign(truth);
        var size = Smallest([.. Enumerable.Range(0, quiet.Count).Select(replicate => quiet.Interval(replicate, contrast))], sign);
        if (!double.IsFinite(size))
        {
            return null;
        }

        return new NullExclusion(
            planned.Plan.IsLog ? Math.Exp(sign * size) : sign * size, size / Math.Abs(truth), effects is null ? null : effects.Count(effect => sign * effect >= size) / (double)effects.Length,
            doses is null ? null : DoseOf(doses, sought, sign, size));
    }

    /// <summary>Smallest size of an effect of a sign that is excluded; an interval that could not be found excludes nothing.</summary>
    internal static double Smallest((double Low, double High)[] intervals, int sign)
    {
        double[] reach = [.. intervals.Select(interval => sign > 0 ? -interval.Low : interval.High).Select(one => double.IsNaN(one) ? double.PositiveInfinity : one).Order()];
        return reach.Length == 0 ? double.NaN : reach[Math.Min(reach.Length - 1, (int)Math.Ceiling(Sure * reach.Length) - 1)];
    }

    /// <summary>An effect on the scale of its analysis.</summary>
    internal static double Scaled(AnalysisPlan plan, double shown) => plan.IsLog ? Math.Log(shown) : shown;

    private static double? DoseOf(PowerCurve doses, int contrast, int sign, double size)
    {
        var (dose, effect) = (0.0, 0.0);
        for (var i = 0; i < doses.Points.Count; i++)
        {
            var next = sign * Scaled(doses.Points[i][contrast].Plan, doses.Points[i][contrast].Truth);
            if (next >= size)
            {
                return i == 0 ? doses.Variation.Values[0] : dose + (doses.Variation.Values[i] - dose) * (size - effect) / (next - effect);
            }

            (dose, effect) = (doses.Variation.Values[i], next);
        }

        return null;
    }
}
