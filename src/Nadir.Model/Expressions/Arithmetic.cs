namespace Nadir;

/// <summary>The value of every operator. Both simulation back ends compute the same functions.</summary>
public static class Arithmetic
{
    /// <summary>Applies an operator (not Number, Symbol, Time, Call or Piecewise) to its arguments.</summary>
    public static double Apply(Operator op, ReadOnlySpan<double> a) => op switch
    {
        Operator.Add => Fold(a, 0, static (x, y) => x + y),
        Operator.Subtract => a[0] - a[1],
        Operator.Multiply => Fold(a, 1, static (x, y) => x * y),
        Operator.Divide => a[0] / a[1],
        Operator.Negate => -a[0],
        Operator.Power => Power(a[0], a[1]),
        Operator.Log => Math.Log(a[1]) / Math.Log(a[0]),
        Operator.Rem => a[0] % a[1],
        Operator.Quotient => Math.Truncate(a[0] / a[1]),
        Operator.Min => Fold(a, double.PositiveInfinity, Math.Min),
        Operator.Max => Fold(a, double.NegativeInfinity, Math.Max),
        Operator.Equal => a[0] == a[1] ? 1 : 0,
        Operator.NotEqual => a[0] != a[1] ? 1 : 0,
        Operator.Less => a[0] < a[1] ? 1 : 0,
        Operator.LessOrEqual => a[0] <= a[1] ? 1 : 0,
        Operator.Greater => a[0] > a[1] ? 1 : 0,
        Operator.GreaterOrEqual => a[0] >= a[1] ? 1 : 0,
        Operator.And => Fold(a, 1, static (x, y) => x != 0 && y != 0 ? 1 : 0),
        Operator.Or => Fold(a, 0, static (x, y) => x != 0 || y != 0 ? 1 : 0),
        Operator.Xor => Fold(a, 0, static (x, y) => (x != 0) != (y != 0) ? 1 : 0),
        Operator.Implies => a[0] == 0 || a[1] != 0 ? 1 : 0,
        Operator.True => 1,
        Operator.False => 0,
        _ => Unary(op, a[0]),
    };

    /// <summary>One argument.</summary>
    public static double Unary(Operator op, double x) => op switch
    {
        Operator.Not => x == 0 ? 1 : 0,
        Operator.Exp => Math.Exp(x),
        Operator.Ln => Math.Log(x),
        Operator.Log10 => Math.Log10(x),
        Operator.Sqrt => Math.Sqrt(x),
        Operator.Abs => Math.Abs(x),
        Operator.Floor => Math.Floor(x),
        Operator.Ceiling => Math.Ceiling(x),
        Operator.Factorial => Factorial(x),
        Operator.Sin => Math.Sin(x),
        Operator.Cos => Math.Cos(x),
        Operator.Tan => Math.Tan(x),
        Operator.Sec => 1 / Math.Cos(x),
        Operator.Csc => 1 / Math.Sin(x),
        Operator.Cot => 1 / Math.Tan(x),
        Operator.Sinh => Math.Sinh(x),
        Operator.Cosh => Math.Cosh(x),
        Operator.Tanh => Math.Tanh(x),
        Operator.Sech => 1 / Math.Cosh(x),
        Operator.Csch => 1 / Math.Sinh(x),
        Operator.Coth => 1 / Math.Tanh(x),
        Operator.ArcSin => Math.Asin(x),
        Operator.ArcCos => Math.Acos(x),
        Operator.ArcTan => Math.Atan(x),
        Operator.ArcSec => Math.Acos(1 / x),
        Operator.ArcCsc => Math.Asin(1 / x),
        Operator.ArcCot => Math.Atan(1 / x),
        Operator.ArcSinh => Math.Asinh(x),
        Operator.ArcCosh => Math.Acosh(x),
        Operator.ArcTanh => Math.Atanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "This operator does not take one argument."),
    };

    /// <summary>Power; whole exponents up to 4 by multiplication, so that every back end gives the same bits.</summary>
    public static double Power(double x, double y) => y switch
    {
        2 => x * x,
        3 => x * x * x,
        4 => x * x * (x * x),
        0.5 => Math.Sqrt(x),
        _ => Math.Pow(x, y),
    };

    private static double Factorial(double x)
    {
        var product = 1.0;
        for (var i = 2; i <= x && !double.IsInfinity(product); i++)
        {
            product *= i;
        }

        return product;
    }

    private static double Fold(ReadOnlySpan<double> a, double start, Func<double, double, double> next)
    {
        var result = a.Length > 0 ? a[0] : start;
        for (var i = 1; i < a.Length; i++)
        {
            result = next(result, a[i]);
        }

        return result;
    }
}
