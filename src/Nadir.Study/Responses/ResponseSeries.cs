namespace Nadir;

/// <summary>One output of a response: chances of a rise and of a fall at the last time and, where the evidence has a size, values over time.</summary>
/// <param name="Output">Which.</param>
/// <param name="Rise">Share of the draws in which it ends visibly above the same run without the regimen.</param>
/// <param name="Fall">Share in which it ends visibly below.</param>
/// <param name="Treated">On the regimen, by time; null for sign-only responses.</param>
/// <param name="Control">Without it, by time; null for sign-only responses.</param>
/// <param name="Effect">Difference at the last time; null for sign-only responses.</param>
public sealed record ResponseSeries(ResponseOutput Output, double Rise, double Fall, IReadOnlyList<ResponseRange>? Treated, IReadOnlyList<ResponseRange>? Control, ResponseRange? Effect)
{
    /// <summary>Share of the draws without a visible change.</summary>
    public double None => 1 - Rise - Fall;
}
