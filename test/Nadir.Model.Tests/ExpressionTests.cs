using CsCheck;

namespace Nadir;

public sealed class ExpressionTests
{
    private static readonly Gen<Expression> Leaf = Gen.OneOf(
        Gen.Double[0.1, 3].Select(value => Expression.Number(Math.Round(value, 2))), Gen.Int[0, 2].Select(i => Expression.Symbol("xyk"[i].ToString())));

    private static readonly Gen<Expression> Any = Gen.Recursive<Expression>((depth, inner) => depth > 5 ? Leaf : Gen.OneOf(
        Leaf,
        Gen.Select(Gen.Int[0, 4].Select(i => new[] { Operator.Add, Operator.Subtract, Operator.Multiply, Operator.Divide, Operator.Power }[i]), inner, inner).Select((op, a, b) => Expression.Of(op, a, b)),
        Gen.Select(Gen.Int[0, 6].Select(i => new[] { Operator.Negate, Operator.Exp, Operator.Ln, Operator.Sqrt, Operator.Sin, Operator.Tanh, Operator.ArcTan }[i]), inner).Select((op, a) => Expression.Of(op, a)),
        Gen.Select(inner, inner, inner).Select((a, b, c) => Expression.Of(Operator.Piecewise, a, Expression.Of(Operator.Less, b, c), c))));

    [Fact]
    public void Parse_reads_back_what_print_writes() => Any.Always(1000, e => Assert.Equal(e, Expression.Parse(e.ToString())));

    [Fact]
    public void Simplified_has_the_same_value() => Any.Always(1000, e =>
    {
        var (plain, simple) = (At(e, 1.3), At(e.Simplify(), 1.3));
        Assert.True(Close(plain, simple, 1e-9), $"{e}: {plain} and {simple}");
    });

    [Fact]
    public void Derivative_is_the_finite_difference() => Any.Always(1000, e =>
    {
        const double Step = 1e-5;
        var difference = (At(e, 1.3 + Step) - At(e, 1.3 - Step)) / (2 * Step);
        var second = (At(e, 1.3 + 2 * Step) - At(e, 1.3 - 2 * Step)) / (4 * Step);

        // Points where the difference itself is not settled (kinks, poles, a root of zero) say nothing.
        var exact = At(e.Differentiate("x"), 1.3);
        if (double.IsFinite(difference) && double.IsFinite(exact) && Close(difference, second, 1e-6))
        {
            Assert.True(Close(difference, exact, 1e-4), $"{e}: {difference} and {exact}");
        }
    });

    [Theory]
    [InlineData("2 + 3*4^2", 50)]
    [InlineData("-2^2", -4)]
    [InlineData("2^3^2", 512)]
    [InlineData("8/4/2", 1)]
    [InlineData("1 - 2 - 3", -4)]
    [InlineData("piecewise(1, x > 2, 2, x > 1, 3)", 2)]
    [InlineData("min(4, 2, 3) + max(1, 5)", 7)]
    [InlineData("log(2, 8) + log10(100) + ln(exponentiale)", 6)]
    [InlineData("!(x > 1) || x == 1.5 && true", 1)]
    [InlineData("rem(7, 4) + quotient(7, 4) + factorial(4)", 28)]
    [InlineData("1e-3*1000 + .5", 1.5)]
    public void Infix_follows_the_precedence_of_SBML(string text, double expected) =>
        Assert.Equal(expected, Expression.Parse(text).Evaluate(_ => 1.5), 12);

    [Theory]
    [InlineData("1 +", "ends too early")]
    [InlineData("(1 + 2", "')' is missing")]
    [InlineData("2 $ 3", "not expected")]
    [InlineData("sin(1, 2)", "argument")]
    public void Wrong_infix_names_the_place(string text, string part)
    {
        var e = Assert.Throws<ModelException>(() => Expression.Parse(text));
        Assert.Contains(part, e.Message, StringComparison.Ordinal);
        Assert.Contains(" at ", e.Problems[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused_not_crashed() =>
        Assert.Throws<ModelException>(() => Expression.Parse(new string('(', 100_000) + "1" + new string(')', 100_000)));

    private static double At(Expression e, double x) => e.Evaluate(name => name switch { "x" => x, "y" => 0.7, _ => 1.9 });

    private static bool Close(double a, double b, double tolerance) =>
        a.Equals(b) || Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))) || (!double.IsFinite(a) && !double.IsFinite(b));
}
