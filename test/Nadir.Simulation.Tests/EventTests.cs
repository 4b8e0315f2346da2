namespace Nadir;

/// <summary>Events, discontinuities, algebraic rules and delays against closed forms, with both back ends.</summary>
public sealed class EventTests
{
    public static TheoryData<KernelBackend> Backends => [KernelBackend.Emitted, KernelBackend.Interpreted];

    [Theory]
    [MemberData(nameof(Backends))]
    public void State_that_crosses_a_threshold_is_reset_on_time(KernelBackend backend)
    {
        // x' = 1 from 0, back to 0 at 0.3: a saw tooth.
        var network = new NetworkBuilder("saw").Rate("x", "1").Event("reset", "x >= 0.3", [("x", "0")]).Build();
        var times = Enumerable.Range(1, 40).Select(i => 0.077 * i).ToArray();
        var run = Run(network, times, backend);
        for (var i = 0; i < times.Length; i++)
        {
            Assert.Equal(times[i] % 0.3, run["x"][i], 1e-9);
        }
    }

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 11)]
    public void Delayed_event_takes_values_of_its_trigger_or_of_its_time(bool usesTriggerTime, double expected)
    {
        var network = new NetworkBuilder("delay").Rate("x", "1").Parameter("y", 0, constant: false)
            .Add(new Event("e", Expression.Parse("time >= 1"), [("y", Expression.Parse("9 + x"))], Expression.Number(1), null) { UsesTriggerTimeValues = usesTriggerTime }).Build();
        Assert.Equal([0, 0, expected], Run(network, [0.5, 1.5, 2])["y"].Select(value => Math.Round(value, 7)));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Event_that_does_not_persist_is_called_off(bool isPersistent, double expected)
    {
        var network = new NetworkBuilder("persist").Parameter("y", 0, constant: false)
            .Add(new Event("e", Expression.Parse("time > 1 && time < 1.2"), [("y", Expression.One)], Expression.One, null) { IsPersistent = isPersistent }).Build();
        Assert.Equal(expected, Run(network, [3])["y"][0]);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Event_at_the_start_needs_a_trigger_that_was_false(bool initial, double expected)
    {
        var network = new NetworkBuilder("start").Parameter("y", 0, constant: false)
            .Add(new Event("e", Expression.Parse("time >= 0"), [("y", Expression.One)], null, null) { InitialTrigger = initial }).Build();
        Assert.Equal([expected, expected], Run(network, [0, 1])["y"]);
    }

    [Fact]
    public void Cascade_and_priority_happen_at_one_instant()
    {
        var network = new NetworkBuilder("cascade").Parameter("a", 0, constant: false).Parameter("b", 0, constant: false).Parameter("log", 0, constant: false)
            .Add(Later("low", "time >= 1", "1", ("log", "10*log + 1"))).Add(Later("high", "time >= 1", "2", ("log", "10*log + 2"), ("a", "1")))
            .Add(Later("follows", "a > 0", "5", ("log", "10*log + 3"))).Build();
        Assert.Equal([0, 231], Run(network, [0.999, 1])["log"]);
    }

    [Fact]
    public void Equal_priorities_come_in_an_order_of_the_seed()
    {
        var network = new NetworkBuilder("random").Parameter("x", 0, constant: false)
            .Event("one", "time >= 1", [("x", "1")], priority: "1").Event("two", "time >= 1", [("x", "2")], priority: "1").Build();
        var model = CompiledModel.Compile(Equations.From(network));
        double Last(ulong seed) => model.Simulate(Protocol.None, new SimulationOptions([2], new Tolerances(1e-6, 1e-9)) { Seed = seed })["x"][0];
        var ends = Enumerable.Range(1, 200).Select(seed => Last((ulong)seed)).ToArray();
        Assert.InRange(ends.Count(x => x == 1), 60, 140);
        Assert.Equal(Last(5), Last(5));
    }

    [Fact]
    public void Short_pulse_between_two_outputs_is_not_missed()
    {
        // A dip below zero of width 0.02 in a run of 100, found on dense output alone.
        var network = new NetworkBuilder("pulse").Rate("x", "1").Parameter("n", 0, constant: false).Event("dip", "(x - 50)^2 < 0.0001", [("n", "n + 1")]).Build();
        Assert.Equal(1, Run(network, [100])["n"][0]);
    }

    [Fact]
    public void Discontinuity_of_a_rate_is_located()
    {
        var network = new NetworkBuilder("step").Rate("x", "piecewise(1, time < 1.7, -2, x > -3, 0)").Build();
        var run = Run(network, [1.7, 2.7, 10]);
        Assert.Equal([1.7, -0.3, -3], run["x"].Select(value => Math.Round(value, 6)));
        Assert.True(run.Statistics.Accepted + run.Statistics.Rejected < 400, $"{run.Statistics}");
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Algebraic_rules_are_solved_together(KernelBackend backend)
    {
        // y + z = x and y - z = 1, z^3 + w = 2.
        var network = new NetworkBuilder("dae").Rate("x", "-x").InitialAssignment("x", "4").Parameter("y", 0, constant: false).Parameter("z", 0, constant: false).Parameter("w", 0, constant: false)
            .Algebraic("y + z - x").Algebraic("y - z - 1").Algebraic("z^3 + w - 2").Build();
        var run = Run(network, [0, 1], backend);
        for (var i = 0; i < 2; i++)
        {
            var x = 4 * Math.Exp(-i);
            Assert.Equal((x + 1) / 2, run["y"][i], 1e-8);
            Assert.Equal((x - 1) / 2, run["z"][i], 1e-8);
            Assert.Equal(2 - Math.Pow((x - 1) / 2, 3), run["w"][i], 1e-7);
        }
    }

    [Fact]
    public void Rule_without_a_variable_is_refused() =>
        Assert.Equal("overdetermined", Assert.Throws<ModelException>(() => Equations.From(new NetworkBuilder("over").Parameter("k", 1).Algebraic("k - 1").Build())).Problems.Single().Code);

    [Theory]
    [MemberData(nameof(Backends))]
    public void Delay_equation_equals_its_method_of_steps(KernelBackend backend)
    {
        // x' = -x(t - 1), x = 1 before: 1 - t up to 1, then 1 - t + (t - 1)^2/2.
        var network = new NetworkBuilder("dde").Rate("x", "-delay(x, 1)").InitialAssignment("x", "1").Build();
        Assert.Equal([0.5, 0, -0.375, -0.5], Run(network, [0.5, 1, 1.5, 2], backend)["x"].Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Fast_reaction_stays_at_its_equilibrium()
    {
        // A <=> B at B = 3 A at once; B -> C with k = 0.5: A + B falls by 0.375 of itself a time.
        var network = new NetworkBuilder("fast").Compartment("c", 1).Species("A", "c", 4).Species("B", "c", 0).Species("C", "c", 0)
            .Add(new Reaction("f", [new SpeciesReference("A", 1)], [new SpeciesReference("B", 1)], Expression.Parse("3*A - B")) { IsFast = true })
            .Reaction("s", "B -> C", "0.5*B").Build();
        var run = Run(network, [0, 2]);
        Assert.Equal([1, 3, 0], new[] { run["A"][0], run["B"][0], run["C"][0] }.Select(value => Math.Round(value, 6)));
        Assert.Equal(Math.Exp(-0.75), run["A"][1], 1e-6);
    }

    [Fact]
    public void Rate_of_follows_the_chain_rule()
    {
        var network = new NetworkBuilder("rate").Rate("x", "-2*x").InitialAssignment("x", "1").Assignment("y", "rateOf(x^2)".Replace("x^2", "q", StringComparison.Ordinal)).Assignment("q", "x^2 + time").Build();
        Assert.Equal(1 - 4 * Math.Exp(-4), Run(network, [1])["y"][0], 1e-8);
    }

    [Fact]
    public void Events_without_end_are_a_status_not_a_hang()
    {
        var network = new NetworkBuilder("zeno").Parameter("x", 0, constant: false).Event("up", "x < 1", [("x", "2")]).Event("down", "x > 1", [("x", "0")])
            .Event("go", "time > 1", [("x", "2")]).Build();
        var model = CompiledModel.Compile(Equations.From(network));
        var status = model.TrySimulate(Protocol.None, new SimulationOptions([2], new Tolerances(1e-6, 1e-9)), [], [], out _);
        Assert.Equal(SolveCode.TooManySteps, status.Code);
        Assert.Contains("without end", status.Advice, StringComparison.Ordinal);
    }

    private static Event Later(string id, string trigger, string priority, params (string Target, string Value)[] assignments) => new(
        id, Expression.Parse(trigger), [.. assignments.Select(a => (a.Target, Expression.Parse(a.Value)))], null, Expression.Parse(priority)) { UsesTriggerTimeValues = false };

    private static Trajectory Run(Network network, double[] times, KernelBackend backend = KernelBackend.Emitted) =>
        CompiledModel.Compile(Equations.From(network), backend).Simulate(Protocol.None, new SimulationOptions(times, new Tolerances(1e-9, 1e-12)));
}
