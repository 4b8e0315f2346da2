namespace Nadir;

/// <summary>A step that was made, for those who keep the past: y(t + θh) = (1−θ) y0 + θ (y1 + (1−θ)(k1 + θ(k2 + θ k3))), θ to the full step.</summary>
/// <param name="Start">Time of <paramref name="Before"/>.</param>
/// <param name="Length">Full length of the step.</param>
/// <param name="End">Time reached; less than start plus length when an event cut the step.</param>
/// <param name="Before">State at the start.</param>
/// <param name="After">State at the full length.</param>
/// <param name="Weights">k1, k2, k3, row-major [row, state].</param>
public readonly ref struct AcceptedStep(double Start, double Length, double End, ReadOnlySpan<double> Before, ReadOnlySpan<double> After, ReadOnlySpan<double> Weights)
{
    /// <summary>Time at the start.</summary>
    public double Start { get; } = Start;

    /// <summary>Full length of the step.</summary>
    public double Length { get; } = Length;

    /// <summary>Time reached.</summary>
    public double End { get; } = End;

    /// <summary>State at the start.</summary>
    public ReadOnlySpan<double> Before { get; } = Before;

    /// <summary>State at the full length.</summary>
    public ReadOnlySpan<double> After { get; } = After;

    /// <summary>Dense weights, row-major [row, state].</summary>
    public ReadOnlySpan<double> Weights { get; } = Weights;
}
