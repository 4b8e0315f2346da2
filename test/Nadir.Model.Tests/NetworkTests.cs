namespace Nadir;

public sealed class NetworkTests
{
    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        var e = Assert.Throws<ModelException>(() => new NetworkBuilder("bad")
            .Compartment("c", -1).Species("A", "nowhere", 1).Species("A", "c", 1).Parameter("k", double.NaN)
            .Reaction("r", "A -> B", "k*C").Assignment("u", "v").Assignment("v", "u").Reaction("s", "A", "1").Build());
        foreach (var code in new[] { "size", "compartment", "duplicate", "number", "species", "symbol", "cycle", "reaction-equation" })
        {
            Assert.Contains(e.Problems, problem => problem.Code == code);
        }
    }

    [Fact]
    public void Rates_of_a_reversible_reaction_are_the_closed_form()
    {
        var equations = Equations.From(new NetworkBuilder("n").Compartment("c", 2).Compartment("d", 4)
            .Species("A", "c", 3).Species("B", "d", 1).Parameter("k", 0.5, "1/h").Parameter("q", 0.25, "1/h").Assignment("net", "c*k*A - d*q*B")
            .Reaction("r", "A -> 2 B", "net").Build());
        double At(Expression e) => e.Evaluate(id => id switch { "A" => 3, "B" => 1, "c" => 2, "d" => 4, "k" => 0.5, _ => 0.25 });
        Assert.Equal(-(2 * 0.5 * 3 - 4 * 0.25) / 2, At(equations.Rates[0]), 12);
        Assert.Equal(2 * (2 * 0.5 * 3 - 4 * 0.25) / 4, At(equations.Rates[1]), 12);
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], equations.Jacobian.Select(entry => (entry.Row, entry.Column)));
        Assert.Equal(-0.5, At(equations.Jacobian[0].Value), 12);
        Assert.Equal("2 A + B", equations.ConservedMoieties.Single().ToString());
    }

    [Fact]
    public void Functions_are_inlined_with_their_arguments()
    {
        var equations = Equations.From(new NetworkBuilder("n").Compartment("c", 1).Species("S", "c", 2).Parameter("V", 3).Parameter("K", 4)
            .Function("mm", ["v", "s", "k"], "v*s/(k + s)").Reaction("r", "S ->", "mm(V, S, K)").Build());
        Assert.Equal(-1, equations.Rates[0].Evaluate(id => id switch { "S" => 2, "V" => 3, "K" => 4, _ => 1 }), 12);
        Assert.Equal(-3 * 4 / 36.0, equations.Jacobian.Single().Value.Evaluate(id => id switch { "S" => 2, "V" => 3, "K" => 4, _ => 1 }), 12);
    }

    [Fact]
    public void Units_that_do_not_fit_are_named()
    {
        var network = new NetworkBuilder("n").Compartment("c", 1).Species("S", "c", 2).Parameter("k", 3, "1/h").Reaction("r", "S ->", "k*S").Build();
        Assert.Contains("reaction 'r'", Assert.Single(network.CheckUnits()).Where, StringComparison.Ordinal);
        Assert.Empty(new NetworkBuilder("n").Compartment("c", 1).Species("S", "c", 2).Parameter("k", 3, "1/h").Reaction("r", "S ->", "c*k*S").Build().CheckUnits());
    }
}
