using System.Diagnostics.Tracing;

namespace Nadir;

public sealed unsafe class LaneKernelTests
{
    [Fact]
    public void Rates_and_Jacobian_of_every_width_are_those_of_the_kernel()
    {
        var model = LaneModels.Mixed;
        Same(Evaluate<Lane8>(model), Evaluate<Lane1>(model), 0);
        Same(Evaluate<Lane4>(model), Evaluate<Lane1>(model), 0);
        var kernel = model.CreateKernel([]);
        var (n, entries) = (kernel.Dimension, kernel.JacobianPattern.NonZeros);
        var (rates, jacobian, byTime) = (new double[n], new double[entries], new double[n]);
        kernel.RatesAndJacobian(0.4, [3, 0.5, 0.1], rates, jacobian, byTime);
        Same(Evaluate<Lane1>(model), [.. rates, .. jacobian, .. byTime], 1e-13);
    }

    [Fact]
    public void Factors_and_solves_are_those_of_the_scalar_LU()
    {
        var model = LargeNetwork.Make(40, 160);
        var plan = new LanePlan<Lane8>(model, []);
        var system = new EmittedLaneSystem<Lane8>(plan, model.DefaultParameters());
        var n = system.Dimension;
        var (memory, random) = (new LaneMemory(8 * (2 * n + 4)), new CounterRandom(2, 2));
        var shift = memory.Start;
        var pivots = shift + 8;
        var right = pivots + 8;
        var again = right + 8 * n;
        for (var k = 0; k < model.Pattern.NonZeros * 8; k++)
        {
            system.Jacobian[k] = random.Normal((ulong)k);
        }

        for (var i = 0; i < 8 * n; i++)
        {
            right[i] = again[i] = random.Normal((ulong)(100_000 + i));
        }

        for (var l = 0; l < 8; l++)
        {
            shift[l] = 20 + l;
        }

        var sides = new ReadOnlySpan<double>(right, 8 * n).ToArray();
        system.Factorize(shift, pivots);
        system.Solve(right);
        var factors = new LaneMemory(8 * plan.Symbolic.Columns.Length);
        var loops = new LaneLu<Lane8>(plan.Symbolic, system.Jacobian, factors.Start);
        loops.Factorize(shift, pivots);
        loops.Solve(again);
        GC.KeepAlive(factors);
        for (var l = 0; l < 8; l++)
        {
            Assert.Equal(1, pivots[l]);
            var lu = new SparseLu(model.Pattern);
            Assert.True(lu.Factorize(shift[l], [.. Enumerable.Range(0, model.Pattern.NonZeros).Select(k => system.Jacobian[8 * k + l])]));
            double[] x = [.. Enumerable.Range(0, n).Select(i => sides[8 * i + l])];
            lu.Solve(x);
            for (var i = 0; i < n; i++)
            {
                LaneModels.Close(x[i], right[8 * i + l], 1e-11, 1e-13, $"x{i}");
                LaneModels.Close(x[i], again[8 * i + l], 1e-11, 1e-13, $"x{i} by loops");
            }
        }
    }

    [Fact]
    public void A_small_pivot_sends_its_lane_alone_to_the_pivoting_LU()
    {
        // x' = a x + b z, z' = c x + d z with a = 1/(hγ): the first pivot is zero in one lane.
        var model = CompiledModel.Compile(Equations.From(new NetworkBuilder("p").Compartment("v", 1).Species("x", "v", 1).Species("z", "v", 1).Parameter("a", 3)
            .Reaction("r", "-> x", "a*x - 2*z").Reaction("s", "-> z", "5*x + a*z").Build()));
        var plan = new LanePlan<Lane8>(model, [model.ParameterIndex("a")]);
        var system = new EmittedLaneSystem<Lane8>(plan, model.DefaultParameters());
        const double H = 0.01;
        system.SetParameters(3, [1 / (H * Tableau.Rodas5P.Gamma), 1]);
        var stepper = new LaneStepper<Lane8>(system, Tableau.Rodas5P, new Tolerances(1e-6, 1e-9));
        var memory = new LaneMemory(64);
        for (var l = 0; l < 8; l++)
        {
            (memory.Start[8 + l], stepper.State[l], stepper.State[8 + l]) = (H, 1, 1);
        }

        stepper.Prepare(memory.Start);
        stepper.Step(memory.Start, memory.Start + 8, memory.Start + 16);
        Assert.Equal(1, stepper.Fallbacks);
        for (var l = 0; l < 8; l++)
        {
            var scalar = new Rosenbrock(model.CreateKernel([l == 3 ? 1 / (H * Tableau.Rodas5P.Gamma) : 3, 1]), Tableau.Rodas5P);
            var next = new double[2];
            scalar.Prepare(0, [1, 1]);
            Assert.True(scalar.Step(0, H, [1, 1], next));
            Assert.Equal(l == 3 ? 1 : 0, scalar.PivotFallbacks);
            LaneModels.Close(next[0], stepper.Next[l], 1e-8, 0, $"lane {l}");
            LaneModels.Close(next[1], stepper.Next[8 + l], 1e-8, 0, $"lane {l}");
        }
    }

    [Fact]
    public void A_thousand_species_compile_in_seconds_and_run()
    {
        var model = LargeNetwork.Make(1000, 5000);
        var ensemble = new Ensemble(model, Subjects.Generate(model, 8, ["k1"], (subject, row) => row[0] = model.DefaultParameters()[model.ParameterIndex("k1")] * (1 + 0.1 * subject)), new SimulationOptions([0, 1], new Tolerances(1e-4, 1e-7)));
        var rows = LaneModels.Run(ensemble, 8, new EnsembleOptions());
        var run = model.Simulate(Protocol.None, new SimulationOptions([0, 1], new Tolerances(1e-6, 1e-9)));
        for (var i = 0; i < 1000; i++)
        {
            LaneModels.Close(run.StateAt(1)[i], rows[0][1000 + i], 1e-3, 1e-5, $"state {i}");
        }
    }

    [Fact]
    public void Emitted_code_is_optimized_also_when_it_is_large()
    {
        using var listener = new MethodListener();
        var plan = new LanePlan<Lane8>(LargeNetwork.Make(130, 700), []);
        var ensemble = new Ensemble(LaneModels.Mixed, LaneModels.MixedSubjects(8), new SimulationOptions([0, 1], new Tolerances(1e-4, 1e-8)));
        ensemble.Prepare(8);
        Assert.True(plan.RatesAndJacobian.Pieces > 2, "the network is large enough to be cut");
        SpinWait.SpinUntil(() => listener.Tiers.Count >= plan.RatesAndJacobian.Pieces, 2000);
        Assert.NotEmpty(listener.Tiers);
        Assert.All(listener.Tiers, tier => Assert.True(tier is Optimized, $"tier {tier}"));
    }

    private const int Optimized = 2; // Unknown = 0, MinOptJitted = 1, Optimized = 2, QuickJitted = 3, OptimizedTier1 = 4

    private static double[] Evaluate<T>(CompiledModel model)
        where T : struct, ILane<T>
    {
        var plan = new LanePlan<T>(model, [0, 2]);
        var system = new EmittedLaneSystem<T>(plan, model.DefaultParameters());
        var (n, lane) = (system.Dimension, T.Width - 1);
        var memory = new LaneMemory((2 * n + 1) * 8);
        var time = memory.Start;
        var state = time + 8;
        var rates = state + 8 * n;
        for (var l = 0; l < T.Width; l++)
        {
            time[l] = 0.4;
            for (var i = 0; i < n; i++)
            {
                state[i * T.Width + l] = new[] { 3, 0.5, 0.1 }[i] * (l == lane ? 1 : 0.8);
            }
        }

        system.RatesAndJacobian(time, state, rates);
        var result = new List<double>();
        result.AddRange(Enumerable.Range(0, n).Select(i => rates[i * T.Width + lane]));
        result.AddRange(Enumerable.Range(0, model.Pattern.NonZeros).Select(k => system.Jacobian[k * T.Width + lane]));
        result.AddRange(Enumerable.Range(0, n).Select(i => system.TimeDerivative[i * T.Width + lane]));
        return [.. result];
    }

    private static void Same(double[] expected, double[] actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            LaneModels.Close(expected[i], actual[i], relative, relative, $"value {i}");
        }
    }

    // MethodLoadVerbose of the runtime tells the tier of every method in bits 7 to 9 of its flags.
    private sealed class MethodListener : EventListener
    {
        public System.Collections.Concurrent.ConcurrentBag<int> Tiers { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            {
                EnableEvents(eventSource, EventLevel.Verbose, (EventKeywords)0x10);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs e)
        {
            if (e.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true || e.PayloadNames is null || e.Payload is null)
            {
                return;
            }

            var name = (string?)e.Payload[e.PayloadNames.IndexOf("MethodName")];
            if (name?.StartsWith("lanes8_", StringComparison.Ordinal) == true)
            {
                Tiers.Add((int)(((uint)e.Payload[e.PayloadNames.IndexOf("MethodFlags")]! >> 7) & 7));
            }
        }
    }
}
