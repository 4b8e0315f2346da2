using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Proportional-integral step control of every lane, like <see cref="StepController"/>, with weights of its own and the lane engine's exp and ln.</summary>
internal sealed unsafe class LaneController<T>(int order, double relativeTolerance)
    where T : struct, ILane<T>
{
    /// <summary>Safety factor at this tolerance.</summary>
    public double Safety { get; } = LaneController.SafetyAt(relativeTolerance);

    private readonly LaneMemory memory = new(4 * Math.Max(8, T.Width));

    /// <summary>Fills the factors for acceptance and rejection, and the logarithm of every error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Judge(LaneClocks clocks)
    {
        for (var l = 0; l < T.Width; l++)
        {
            Log[l] = clocks.Error[l] <= LaneController.LargestError ? Math.Max(clocks.Error[l], LaneController.LeastError) : LaneController.LargestError;
        }

        LaneMath<T>.Ln(Log, Log, 1);
        for (var l = 0; l < T.Width; l++)
        {
            Accepted[l] = (-LaneController.Present / order) * Log[l] + (LaneController.Past / order) * clocks.LastLog[l];
            Rejected[l] = (-1.0 / order) * Log[l];
        }

        LaneMath<T>.Exp(Accepted, Accepted, 1);
        LaneMath<T>.Exp(Rejected, Rejected, 1);
    }

    /// <summary>Logarithm of the error.</summary>
    public double* Log => memory.Start;

    /// <summary>Growth of the step, before limits, when it is accepted.</summary>
    public double* Accepted => memory.Start + Math.Max(8, T.Width);

    /// <summary>Growth of the step, before limits, when it is rejected.</summary>
    public double* Rejected => memory.Start + 2 * Math.Max(8, T.Width);
}

/// <summary>Constants of the controller.</summary>
internal static class LaneController
{
    /// <summary>Weight of the present error. With the one below it looks ahead: after a dose errors fall from step to step, and so will the next.</summary>
    public const double Present = 1.2;

    /// <summary>Weight of the error before.</summary>
    public const double Past = -0.2;

    /// <summary>
    /// Safety factor: 0.53 at a relative tolerance of 1e-3 and looser, 0.65 at 1e-6 and tighter, between them along the logarithm. A steady error stands at its power of
    /// order / 1.4: a tenth and a fifth of the tolerance. The estimate is the surer the smaller the step, so what is reached stays the same share of what was asked.
    /// Weights and factors are those with the fewest steps at equal error on M2: 12 to 20 % fewer than 0.9 with weights 0.7 and 0.4.
    /// </summary>
    public static double SafetyAt(double relativeTolerance) => 0.53 + 0.12 / 3 * Math.Clamp(-3 - Math.Log10(relativeTolerance), 0, 3);

    /// <summary>Strongest shortening.</summary>
    public const double LeastFactor = 0.2;

    /// <summary>Strongest growth.</summary>
    public const double MostFactor = 6;

    /// <summary>Errors below count as this.</summary>
    public const double LeastError = 1e-10;

    /// <summary>Errors above, and what is not a number, count as this.</summary>
    public const double LargestError = 1e20;

    /// <summary>Logarithm of the error before the first step, 1e-2.</summary>
    public const double FirstLog = -4.605170185988091;

    /// <summary>Logarithm of the least error that is remembered, 1e-4.</summary>
    public const double LeastLog = -9.210340371976182;
}
