namespace Nadir;

/// <summary>What a node of an <see cref="Expression"/> does. Names are the field's (SBML's function set).</summary>
#pragma warning disable CS1591 // each name says what it is
public enum Operator
{
    Number, Symbol, Time, Call,
    Add, Subtract, Multiply, Divide, Negate, Power,
    Exp, Ln, Log10, Log, Sqrt, Abs, Floor, Ceiling, Factorial, Rem, Quotient, Min, Max,
    Sin, Cos, Tan, Sec, Csc, Cot, Sinh, Cosh, Tanh, Sech, Csch, Coth,
    ArcSin, ArcCos, ArcTan, ArcSec, ArcCsc, ArcCot, ArcSinh, ArcCosh, ArcTanh,
    Piecewise, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, And, Or, Not, Xor, Implies, True, False,
    Delay, RateOf,
}
#pragma warning restore CS1591
