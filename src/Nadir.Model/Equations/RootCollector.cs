using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>Takes the relations out of triggers and out of the conditions inside rates.</summary>
internal sealed class RootCollector
{
    private readonly Dictionary<(Expression, Operator), Root> found = [];
    private readonly HashSet<Expression> seen = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<Root> Roots => [.. found.Values];

    public void AddTrigger(Expression trigger)
    {
        seen.Clear();
        Collect(trigger, isEvent: true);

        // A trigger that is a number, or anything else that is no relation, is watched itself.
        if (!IsBoolean(trigger.Operator))
        {
            Add(trigger, Operator.NotEqual, isEvent: true);
        }
    }

    public void AddRates(IEnumerable<Expression> rates)
    {
        seen.Clear();
        foreach (var rate in rates)
        {
            Collect(rate, isEvent: false);
        }
    }

    private void Collect(Expression e, bool isEvent)
    {
        if (e.Arguments.Count == 0 || !seen.Add(e))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (IsRelation(e.Operator))
        {
            var (a, b) = (e.Arguments[0], e.Arguments[1]);

            // Relations between truths (a == (b > c)) change with the inner ones.
            if (!IsBoolean(a.Operator) && !IsBoolean(b.Operator))
            {
                Add(Simplifier.Difference(a, b), e.Operator, isEvent);
            }
        }
        else if (e.Operator is Operator.Floor or Operator.Ceiling)
        {
            Add(Expression.Of(Operator.Sin, Expression.Of(Operator.Multiply, Expression.Number(Math.PI), e.Arguments[0])), Operator.GreaterOrEqual, isEvent);
        }
        else if (e.Operator is Operator.Quotient or Operator.Rem)
        {
            var ratio = Expression.Of(Operator.Divide, e.Arguments[0], e.Arguments[1]);
            Add(Expression.Of(Operator.Sin, Expression.Of(Operator.Multiply, Expression.Number(Math.PI), ratio)), Operator.GreaterOrEqual, isEvent);
        }

        foreach (var argument in e.Arguments)
        {
            Collect(argument, isEvent);
        }
    }

    private void Add(Expression difference, Operator relation, bool isEvent)
    {
        if (difference.Operator == Operator.Number)
        {
            return;
        }

        var old = found.GetValueOrDefault((difference, relation));
        found[(difference, relation)] = new Root(difference, relation, !isEvent || old is { IsInRates: true }, isEvent || old is { IsInEvents: true });
    }

    private static bool IsRelation(Operator op) =>
        op is Operator.Equal or Operator.NotEqual or Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual;

    private static bool IsBoolean(Operator op) =>
        IsRelation(op) || op is Operator.And or Operator.Or or Operator.Not or Operator.Xor or Operator.Implies or Operator.True or Operator.False;
}
