using CsCheck;

namespace Nadir;

public sealed class KernelTests
{
    private static readonly Operator[] Unary =
        [Operator.Negate, Operator.Exp, Operator.Ln, Operator.Log10, Operator.Sqrt, Operator.Abs, Operator.Floor, Operator.Ceiling, Operator.Sin, Operator.Cos, Operator.Tan, Operator.Tanh, Operator.ArcTan, Operator.ArcSinh, Operator.Not];

    private static readonly Operator[] Binary =
        [Operator.Add, Operator.Subtract, Operator.Multiply, Operator.Divide, Operator.Power, Operator.Min, Operator.Max, Operator.Less, Operator.GreaterOrEqual, Operator.And, Operator.Rem, Operator.Quotient, Operator.Log];

    private static readonly Gen<Expression> Leaf = Gen.Int[0, 4].Select(i => i == 4 ? Expression.Number(1.7) : Expression.Symbol(new[] { "a", "b", "p", "q" }[i]));

    private static readonly Gen<Expression> Any = Gen.Recursive<Expression>((depth, inner) => depth > 6 ? Leaf : Gen.OneOf(
        Leaf,
        Gen.Select(Gen.Int[0, Binary.Length - 1], inner, inner).Select((op, x, y) => Expression.Of(Binary[op], x, y)),
        Gen.Select(Gen.Int[0, Binary.Length - 1], inner, inner).Select((op, x, y) => Expression.Of(Binary[op], x, y)),
        Gen.Select(Gen.Int[0, Unary.Length - 1], inner).Select((op, x) => Expression.Of(Unary[op], x)),
        Gen.Select(inner, inner, inner).Select((x, y, z) => Expression.Of(Operator.Piecewise, x, y, z))));

    [Fact]
    public void Emitted_code_is_the_interpreter_and_the_expression() =>
        Gen.Select(Any.Array[1, 12], Gen.Double[0.2, 2.5].Array[4]).Always(500, drawn =>
        {
            var (outputs, values) = drawn;
            var states = new Dictionary<string, int> { ["a"] = 0, ["b"] = 1 };
            var parameters = new Dictionary<string, int> { ["p"] = 0, ["q"] = 1 };
            var tape = TapeBuilder.Build(outputs, states, parameters);
            var (emitted, interpreted) = (new double[outputs.Length], new double[outputs.Length]);
            CompiledProgram.Of(tape, KernelBackend.Emitted).Evaluate(3, values.AsSpan(0, 2), values.AsSpan(2, 2), emitted);
            CompiledProgram.Of(tape, KernelBackend.Interpreted).Evaluate(3, values.AsSpan(0, 2), values.AsSpan(2, 2), interpreted);
            for (var i = 0; i < outputs.Length; i++)
            {
                var direct = outputs[i].Evaluate(id => id switch { "a" => values[0], "b" => values[1], "p" => values[2], _ => values[3] }, 3);
                Same(interpreted[i], emitted[i]);
                Same(direct, interpreted[i]);
            }
        });

    [Fact]
    public void Long_tape_is_split_and_stays_right()
    {
        var chain = Enumerable.Range(1, 3000).Aggregate(Expression.Symbol("a"), (sum, i) =>
            Expression.Of(Operator.Add, Expression.Of(Operator.Multiply, sum, Expression.Number(1 + 1e-4 * (i % 7))), Expression.Of(Operator.Sin, Expression.Of(Operator.Multiply, Expression.Symbol("b"), Expression.Number(i)))));
        var tape = TapeBuilder.Build([chain, Expression.Of(Operator.Add, chain, Expression.Symbol("b"))], new Dictionary<string, int> { ["a"] = 0, ["b"] = 1 }, new Dictionary<string, int>());
        var (emitted, interpreted) = (new double[2], new double[2]);
        CompiledProgram.Of(tape, KernelBackend.Emitted).Evaluate(0, [0.3, 0.7], [], emitted);
        CompiledProgram.Of(tape, KernelBackend.Interpreted).Evaluate(0, [0.3, 0.7], [], interpreted);
        Assert.Equal(interpreted, emitted);
    }

    [Fact]
    public void Jacobian_of_the_kernel_is_the_finite_difference()
    {
        var model = CompiledModel.Compile(Equations.From(new NetworkBuilder("n").Compartment("c", 2).Species("A", "c", 3).Species("B", "c", 1)
            .Parameter("k", 0.7).Parameter("K", 2).Assignment("x", "sqrt(A^2 + k)").Reaction("r", "A -> B", "c*k*x/(K + x)*(1 + sin(time))").Build()));
        var kernel = model.CreateKernel([]);
        var (rates, jacobian, byTime) = (new double[2], new double[model.Equations.Jacobian.Count], new double[2]);
        double[] y = [3, 1];
        kernel.RatesAndJacobian(0.4, y, rates, jacobian, byTime);
        double[] Rates(double t, double a)
        {
            var f = new double[2];
            kernel.Rates(t, [a, 1], f);
            return f;
        }

        const double Step = 1e-6;
        Assert.Equal((Rates(0.4, 3 + Step)[0] - Rates(0.4, 3 - Step)[0]) / (2 * Step), jacobian[0], 8);
        Assert.Equal((Rates(0.4 + Step, 3)[1] - Rates(0.4 - Step, 3)[1]) / (2 * Step), byTime[1], 8);
    }

    private static void Same(double a, double b) =>
        Assert.True(a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b)), FormattableString.Invariant($"{a:R} and {b:R}"));
}
