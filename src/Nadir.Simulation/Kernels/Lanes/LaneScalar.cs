namespace Nadir;

/// <summary>The operations of one lane, under the names of the vector ones. Truths are 1 and 0.</summary>
internal static class LaneScalar
{
    public static double Negate(double a) => -a;

    public static double FusedMultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    public static double FmaNegated(double a, double b, double c) => Math.FusedMultiplyAdd(-a, b, c);

    public static double Sqrt(double a) => Math.Sqrt(a);

    public static double Abs(double a) => Math.Abs(a);

    public static double Floor(double a) => Math.Floor(a);

    public static double Ceiling(double a) => Math.Ceiling(a);

    public static double Min(double a, double b) => Math.Min(a, b);

    public static double Max(double a, double b) => Math.Max(a, b);

    public static double Equals(double a, double b) => a == b ? 1 : 0;

    public static double NotEqual(double a, double b) => a != b ? 1 : 0;

    public static double LessThan(double a, double b) => a < b ? 1 : 0;

    public static double LessThanOrEqual(double a, double b) => a <= b ? 1 : 0;

    public static double Select(double truth, double a, double b) => truth != 0 ? a : b;
}
