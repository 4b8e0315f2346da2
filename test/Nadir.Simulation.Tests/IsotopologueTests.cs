namespace Nadir;

/// <summary>Isotopologue copies of a network: closed forms, label balance, totals.</summary>
public sealed class IsotopologueTests
{
    private static readonly Tolerances Tight = new(1e-10, 1e-13);
    private static readonly Dictionary<string, IReadOnlyList<string>> Carriers = new(StringComparer.Ordinal) { ["A"] = ["x", "y"], ["B"] = ["x", "y"], ["C"] = ["x"] };

    private static readonly AtomMap Atoms = new(Carriers, new Dictionary<string, IReadOnlyList<AtomTransfer>>(StringComparer.Ordinal)
    {
        ["ab"] = [new("x", "A", "B"), new("y", "A", "B")],
        ["split"] = [new("x", "B", "C")],
        ["remake"] = [new("x", "C", "A")],
    });

    // A and B exchange, B is split to C (y is lost), C is remade to A with new y; saturable and assigned rates on purpose.
    private static Network Cycle() => new NetworkBuilder("cycle").Compartment("v", 2).Species("A", "v", 3).Species("B", "v", 1).Species("C", "v", 0.5)
        .Parameter("k", 0.8).Parameter("q", 0.3).Assignment("sat", "B/(B + 0.7)").Assignment("back", "q*B")
        .Reaction("ab", "A -> B", "v*(k*A^2/(1 + A) - back)").Reaction("split", "B -> C", "(1 - 0.2)*0.9*sat").Reaction("remake", "C -> A", "v*0.5*C").Build();

    [Fact]
    public void First_order_chain_is_its_closed_form_in_every_copy()
    {
        var chain = new NetworkBuilder("chain").Compartment("v", 1).Species("A", "v", 4).Species("B", "v", 0).Parameter("k", 0.7).Parameter("l", 0.2)
            .Reaction("ab", "A -> B", "k*A").Reaction("out", "B ->", "l*B").Build();
        var map = new AtomMap(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["A"] = ["x"], ["B"] = ["x"] }, new Dictionary<string, IReadOnlyList<AtomTransfer>>(StringComparer.Ordinal) { ["ab"] = [new("x", "A", "B")] });
        var model = CompiledModel.Compile(Equations.From(chain.WithIsotopologues(map)));
        var run = model.Simulate(new Protocol([new Dose("A__x", 10, 0)]), new SimulationOptions([0, 1, 3, 8], Tight));
        foreach (var (i, t) in new[] { (1, 1.0), (2, 3.0), (3, 8.0) })
        {
            // B = D k/(k - l) (e^(-l t) - e^(-k t)), for the label with D = 10, for the unlabeled with D = 4.
            var form = 0.7 / 0.5 * (Math.Exp(-0.2 * t) - Math.Exp(-0.7 * t));
            Assert.Equal(10 * form, run.StateAt(i)[model.StateIndex("B__x")], 7);
            Assert.Equal(4 * form, run.StateAt(i)[model.StateIndex("B__none")], 7);
        }
    }

    [Fact]
    public void Copies_add_up_to_the_network_without_labels()
    {
        var (plain, copied) = (CompiledModel.Compile(Equations.From(Cycle())), CompiledModel.Compile(Equations.From(Cycle().WithIsotopologues(Atoms))));
        double[] times = [0, 0.3, 1, 4, 20];
        var total = plain.Simulate(new Protocol([new Dose("A", 5, 0.2)]), new SimulationOptions(times, Tight));
        var parts = copied.Simulate(new Protocol([new Dose("A__x_y", 3, 0.2), new Dose("A__y", 2, 0.2)]), new SimulationOptions(times, Tight));
        for (var i = 0; i < times.Length; i++)
        {
            foreach (var species in new[] { "A", "B", "C" })
            {
                var sum = Copies(copied, species).Sum(state => parts.StateAt(i)[state]);
                Assert.Equal(total.StateAt(i)[plain.StateIndex(species)], sum, 8);
            }
        }
    }

    [Fact]
    public void Label_is_conserved_where_nothing_leaves_and_lost_where_the_map_says()
    {
        var model = CompiledModel.Compile(Equations.From(Cycle().WithIsotopologues(Atoms, ["A__x_y"])));
        var run = model.Simulate(new Protocol([new Dose("A__x_y", 5, 0)]), new SimulationOptions([0, 0.5, 2, 10, 600], Tight));
        double Label(int i, string group) => 2 * model.Equations.States.Select((id, j) => id.Split("__")[1].Split('_').Contains(group) ? run.StateAt(i)[j] : 0).Sum();
        for (var i = 1; i < 5; i++)
        {
            Assert.Equal(5, Label(i, "x"), 8);
            Assert.True(Label(i, "y") < Label(i - 1, "y") || i == 1);
        }

        Assert.True(Label(4, "y") < 0.01);

        // In the end x is spread evenly: every pool has the labeled share of all matter, 5 of 5 + 2*(3 + 1 + 0.5).
        double Share(string species) => Copies(model, species).Where(j => model.Equations.States[j].Split("__")[1].Contains('x')).Sum(j => run.StateAt(4)[j]) / Copies(model, species).Sum(j => run.StateAt(4)[j]);
        Assert.All(Carriers.Keys, species => Assert.Equal(5.0 / 14, Share(species), 3));
    }

    [Fact]
    public void Exchange_at_equilibrium_moves_label_though_the_net_rate_is_zero()
    {
        var network = new NetworkBuilder("exchange").Compartment("v", 1).Species("A", "v", 1).Species("B", "v", 3).Reaction("ab", "A -> B", "0.6*A - 0.2*B").Build();
        var map = new AtomMap(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["A"] = ["x"], ["B"] = ["x"] }, new Dictionary<string, IReadOnlyList<AtomTransfer>>(StringComparer.Ordinal) { ["ab"] = [new("x", "A", "B")] });
        var copied = network.WithIsotopologues(map).With(new Dictionary<string, double> { ["A__x"] = 1, ["A__none"] = 0 });
        var model = CompiledModel.Compile(Equations.From(copied));
        var run = model.Simulate(Protocol.None, new SimulationOptions([0, 1, 5], Tight));
        Assert.Equal(0.75 * (1 - Math.Exp(-0.8)), run.StateAt(1)[model.StateIndex("B__x")], 8); // A x(t) = 1/4 + 3/4 e^(-0.8 t)
        Assert.Equal(0.25 + 0.75 * Math.Exp(-0.8 * 5), run.StateAt(2)[model.StateIndex("A__x")], 8);
    }

    [Fact]
    public void Two_substrates_give_their_own_groups()
    {
        // Base exchange: the ring of N and the ribose of R meet in P.
        var network = new NetworkBuilder("exchange").Compartment("v", 1).Species("N", "v", 1).Species("R", "v", 1).Species("P", "v", 0).Species("L", "v", 0).Reaction("swap", "N + R -> P + L", "0.4*N*R").Build();
        var map = new AtomMap(
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["N"] = ["ring"], ["R"] = ["ring", "ribose"], ["P"] = ["ring", "ribose"], ["L"] = ["ring"] },
            new Dictionary<string, IReadOnlyList<AtomTransfer>>(StringComparer.Ordinal) { ["swap"] = [new("ring", "N", "P"), new("ribose", "R", "P"), new("ring", "R", "L")] });
        var model = CompiledModel.Compile(Equations.From(network.WithIsotopologues(map)));
        var run = model.Simulate(new Protocol([new Dose("R__ring_ribose", 1, 0), new Dose("N__ring", 1, 0)]), new SimulationOptions([0, 2], Tight));
        double At(string id) => run.StateAt(1)[model.StateIndex(id)];
        var made = 2 - 2 / (1 + 2 * 0.4 * 2); // both start at 2: c = 2/(1 + 2 k t)
        Assert.Equal(made / 4, At("P__ring_ribose"), 8);
        Assert.Equal(made / 4, At("P__none"), 8);
        Assert.Equal(made / 4, At("P__ribose"), 8);
        Assert.Equal(made / 2, At("L__ring"), 8);
    }

    [Fact]
    public void A_map_that_does_not_fit_is_refused_with_every_problem()
    {
        var bad = new AtomMap(
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["A"] = ["x"], ["Z"] = ["x"], ["B"] = ["x"] },
            new Dictionary<string, IReadOnlyList<AtomTransfer>>(StringComparer.Ordinal) { ["ab"] = [new("y", "A", "B")] });
        var network = new NetworkBuilder("n").Compartment("v", 1).Species("A", "v", 1).Species("B", "v", 1).Reaction("ab", "2 A -> B", "A").Event("e", "time > 1", [("B", "0")]).Build();
        var e = Assert.Throws<ModelException>(() => network.WithIsotopologues(bad));
        foreach (var code in new[] { "isotopologue-species", "isotopologue-stoichiometry", "isotopologue-transfer", "isotopologue-event" })
        {
            Assert.Contains(e.Problems, problem => problem.Code == code);
        }
    }

    private static IEnumerable<int> Copies(CompiledModel model, string species) =>
        Enumerable.Range(0, model.Equations.States.Count).Where(i => model.Equations.States[i].StartsWith($"{species}__", StringComparison.Ordinal));
}
