using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Dimension check of rate laws and rules. A bare number fits any unit; an unknown unit is null and is not judged.</summary>
internal sealed class UnitCheck
{
    private readonly Network network;
    private readonly Unit? rate;
    private readonly Unit? time;
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);
    private readonly List<Problem> problems = [];

    public UnitCheck(Network network)
    {
        this.network = network;
        time = Read(network.Units.Time);
        rate = time is { } t && Read(network.Units.Extent) is { } extent ? extent / t : null;
        foreach (var (id, text) in network.Compartments.Select(c => (c.Id, c.Unit))
            .Concat(network.Species.Select(s => (s.Id, s.Unit))).Concat(network.Parameters.Select(p => (p.Id, p.Unit))))
        {
            if (Read(text) is { } unit)
            {
                units[id] = unit;
            }
        }

        foreach (var reaction in network.Reactions)
        {
            if (rate is { } known)
            {
                units[reaction.Id] = known;
            }
        }
    }

    private static Unit? Read(string text) => text.Length == 0 ? null : Unit.Parse(text);

    public IReadOnlyList<Problem> Run()
    {
        var inline = network.Functions.ToDictionary(f => f.Id, StringComparer.Ordinal);
        foreach (var reaction in network.Reactions)
        {
            Expect(Inlining.Functions(reaction.Rate, inline), rate, $"reaction '{reaction.Id}'");
        }

        foreach (var rule in network.Rules.Where(rule => units.ContainsKey(rule.Target)))
        {
            Unit? unit = !rule.IsRate ? units[rule.Target] : time is { } t ? units[rule.Target] / t : null;
            Expect(Inlining.Functions(rule.Value, inline), unit, $"rule of '{rule.Target}'");
        }

        return problems;
    }

    private void Expect(Expression e, Unit? wanted, string where)
    {
        if (wanted is { } expected && Of(e, where) is { } unit && !unit.IsCompatibleWith(expected))
        {
            problems.Add(new Problem("unit", where, $"The unit is '{unit}', not '{expected}'."));
        }
    }

    private Unit? Of(Expression e, string where)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (e.Operator)
        {
            case Operator.Symbol:
                return units.TryGetValue(e.Name, out var unit) ? unit : null;
            case Operator.Time:
                return time;
            case Operator.Delay:
                return Of(e.Arguments[0], where);
            case Operator.RateOf:
                return Of(e.Arguments[0], where) is { } changed && time is { } span ? changed / span : null;
            case Operator.Add or Operator.Subtract or Operator.Min or Operator.Max or Operator.Rem:
                return Same(e.Arguments, where, e);
            case Operator.Negate or Operator.Abs or Operator.Floor or Operator.Ceiling:
                return Of(e.Arguments[0], where);
            case Operator.Piecewise:
                return Same(e.Arguments.Where((_, i) => i % 2 == 0).ToArray(), where, e);
            case Operator.Multiply:
                return e.Arguments.Select(a => Of(a, where) ?? Bare(a)).Aggregate((x, y) => x is { } p && y is { } q ? p * q : null);
            case Operator.Divide:
                return (Of(e.Arguments[0], where) ?? Bare(e.Arguments[0])) is { } top && (Of(e.Arguments[1], where) ?? Bare(e.Arguments[1])) is { } bottom ? top / bottom : null;
            case Operator.Power:
                var root = Of(e.Arguments[0], where);
                return root is { } r && e.Arguments[1] is { Operator: Operator.Number } power && power.Value == Math.Truncate(power.Value)
                    ? r.Pow((int)power.Value)
                    : root is { } one && one.IsCompatibleWith(Unit.Dimensionless) ? Unit.Dimensionless : null;
            case Operator.Exp or Operator.Ln or Operator.Log10 or Operator.Log:
                return Unit.Dimensionless;
            default:
                return null;
        }
    }

    private static Unit? Bare(Expression e) => e.Operator == Operator.Number ? Unit.Dimensionless : null;

    private Unit? Same(IReadOnlyList<Expression> arguments, string where, Expression whole)
    {
        Unit? first = null;
        foreach (var argument in arguments)
        {
            if (Of(argument, where) is not { } unit)
            {
                continue;
            }

            if (first is { } known && !known.IsCompatibleWith(unit))
            {
                var text = whole.ToString();
                problems.Add(new Problem("unit", where, $"'{(text.Length > 60 ? text[..60] + "..." : text)}' adds '{known}' and '{unit}'."));
                return null;
            }

            first ??= unit;
        }

        return first;
    }
}
