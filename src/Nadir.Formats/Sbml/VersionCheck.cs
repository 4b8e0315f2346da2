using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>What a version of SBML cannot say: newer functions and Booleans as numbers in Version 1, fast reactions in Version 2.</summary>
internal sealed class VersionCheck
{
    private readonly Network network;
    private readonly Dictionary<string, FunctionDefinition> functions;
    private readonly List<Problem> problems = [];
    private readonly HashSet<Expression> seen = new(ReferenceEqualityComparer.Instance);

    private VersionCheck(Network network)
    {
        this.network = network;
        functions = network.Functions.ToDictionary(f => f.Id, StringComparer.Ordinal);
    }

    public static IReadOnlyList<Problem> Of(Network network, SbmlVersion version)
    {
        if (version == SbmlVersion.Level3Version2)
        {
            return [.. network.Reactions.Where(r => r.IsFast).Select(r => new Problem("fast", $"reaction '{r.Id}'", "Fast reactions exist up to Level 3 Version 1 only; write that version."))];
        }

        var check = new VersionCheck(network);
        check.Run();
        return check.problems;
    }

    private void Run()
    {
        foreach (var f in network.Functions)
        {
            Visit(f.Body, $"function '{f.Id}'");
        }

        foreach (var a in network.InitialAssignments)
        {
            Expect(a.Value, isBoolean: false, $"initial assignment of '{a.Target}'");
        }

        foreach (var rule in network.Rules)
        {
            Expect(rule.Value, isBoolean: false, rule.Kind == RuleKind.Algebraic ? "algebraic rule" : $"rule of '{rule.Target}'");
        }

        foreach (var r in network.Reactions)
        {
            Expect(r.Rate, isBoolean: false, $"reaction '{r.Id}'");
        }

        foreach (var c in network.Constraints)
        {
            Expect(c.Condition, isBoolean: true, "constraint");
        }

        foreach (var e in network.Events)
        {
            var where = $"event '{e.Id}'";
            Expect(e.Trigger, isBoolean: true, where);
            foreach (var value in e.Assignments.Select(a => a.Value).Concat(new[] { e.Delay, e.Priority }.OfType<Expression>()))
            {
                Expect(value, isBoolean: false, where);
            }
        }
    }

    private void Expect(Expression e, bool isBoolean, string where)
    {
        Visit(e, where);
        if (IsBoolean(e) != isBoolean)
        {
            problems.Add(new Problem("boolean", where, isBoolean
                ? "A number stands where Version 1 wants a Boolean; write Version 2, or compare the number with something."
                : "A Boolean stands where Version 1 wants a number; write Version 2, or use a piecewise."));
        }
    }

    private void Visit(Expression e, string where)
    {
        if (e.Arguments.Count == 0 || !seen.Add(e))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (e.Operator is Operator.Min or Operator.Max or Operator.Quotient or Operator.Rem or Operator.Implies or Operator.RateOf)
        {
            problems.Add(new Problem("version", where, $"'{(e.Operator == Operator.RateOf ? "rateOf" : e.Operator.ToString().ToLowerInvariant())}' exists from Level 3 Version 2 on; write that version."));
        }

        for (var i = 0; i < e.Arguments.Count; i++)
        {
            if (Wanted(e, i) is { } isBoolean)
            {
                Expect(e.Arguments[i], isBoolean, where);
            }
            else
            {
                Visit(e.Arguments[i], where);
            }
        }
    }

    // What an argument must be; null where either will do.
    private static bool? Wanted(Expression e, int argument) => e.Operator switch
    {
        Operator.And or Operator.Or or Operator.Xor or Operator.Not or Operator.Implies => true,
        Operator.Equal or Operator.NotEqual or Operator.Call or Operator.Delay or Operator.RateOf => null,
        Operator.Piecewise => argument % 2 == 1 ? true : null,
        _ => false,
    };

    private bool IsBoolean(Expression e)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return e.Operator switch
        {
            Operator.Equal or Operator.NotEqual or Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual or Operator.And or Operator.Or
                or Operator.Not or Operator.Xor or Operator.Implies or Operator.True or Operator.False => true,
            Operator.Piecewise => e.Arguments.Count > 0 && IsBoolean(e.Arguments[0]),
            Operator.Call => functions.TryGetValue(e.Name, out var function) && IsBoolean(function.Body),
            _ => false,
        };
    }
}
