namespace Nadir;

public sealed class EnsembleTests
{
    private static readonly Tolerances Loose = new(1e-4, 1e-8);

    [Fact]
    public void Numbers_are_the_same_for_every_width_order_and_number_of_threads()
    {
        const int Count = 37;
        var (subjects, options) = (LaneModels.MixedSubjects(Count), new SimulationOptions(LaneModels.Times(0.5, 60), Loose));
        var ensemble = new Ensemble(LaneModels.Mixed, subjects, options);
        Assert.True(ensemble.RunsInLanes);
        var single = LaneModels.Run(ensemble, Count, new EnsembleOptions { Lanes = 1 });
        foreach (var (lanes, threads) in new[] { (8, 1), (4, 1), (8, 2), (4, 2), (1, 2) })
        {
            Assert.Equal(single, LaneModels.Run(ensemble, Count, new EnsembleOptions { Lanes = lanes, Threads = threads }));
        }

        int[] order = [.. Enumerable.Range(0, Count).OrderBy(i => new CounterRandom(9, 1).Uniform((ulong)i))];
        var shuffled = Subjects.Generate(LaneModels.Mixed, Count, LaneModels.Varying, (subject, row) => subjects.ValuesOf(order[subject]).CopyTo(row)).With(subjects.ProtocolOf(0));
        var mixed = LaneModels.Run(new Ensemble(LaneModels.Mixed, shuffled, options), Count, new EnsembleOptions { Lanes = 8, Threads = 2 });
        Assert.Equal(order.Select(i => single[i]).ToArray(), mixed);
    }

    [Fact]
    public void Parameters_that_vary_and_parameters_that_do_not_give_the_same_numbers()
    {
        var options = new SimulationOptions(LaneModels.Times(1, 20), Loose);
        var varying = Subjects.Generate(LaneModels.Mixed, 9, LaneModels.Varying, (_, row) => new[] { 0.7, 5, 2.3, 2, 3 }.AsSpan().CopyTo(row));
        var same = Subjects.Generate(LaneModels.Mixed, 9, [], (_, _) => { });
        var rows = LaneModels.Run(new Ensemble(LaneModels.Mixed, varying, options), 9, new EnsembleOptions { Lanes = 8 });
        Assert.Equal(rows, LaneModels.Run(new Ensemble(LaneModels.Mixed, same, options), 9, new EnsembleOptions { Lanes = 8 }));
        Assert.All(rows, row => Assert.Equal(rows[0], row));
    }

    [Fact]
    public void Lanes_agree_with_the_scalar_integrator()
    {
        const int Count = 11;
        var (subjects, options) = (LaneModels.MixedSubjects(Count), new SimulationOptions(LaneModels.Times(0.5, 60), new Tolerances(1e-9, 1e-12)));
        string[] outputs = ["A", "B", "C", "x", "out", "k"];
        var rows = LaneModels.Run(new Ensemble(LaneModels.Mixed, subjects, options), Count, new EnsembleOptions { Outputs = outputs });
        for (var s = 0; s < Count; s++)
        {
            var parameters = LaneModels.Mixed.DefaultParameters();
            var row = subjects.ValuesOf(s);
            foreach (var (id, value) in LaneModels.Varying.Zip(row).Where(pair => pair.First != "A"))
            {
                parameters[LaneModels.Mixed.ParameterIndex(id)] = value;
            }

            var state = LaneModels.Mixed.InitialState(parameters);
            state[LaneModels.Mixed.StateIndex("A")] = row[4];
            var run = LaneModels.Mixed.Simulate(subjects.ProtocolOf(s), options, parameters, state);
            for (var k = 0; k < outputs.Length; k++)
            {
                var series = run[outputs[k]];
                for (var i = 0; i < series.Length; i++)
                {
                    LaneModels.Close(series[i], rows[s][i * outputs.Length + k], 2e-7, 1e-10, $"subject {s}, {outputs[k]} at {options.OutputTimes[i]}");
                }
            }
        }
    }

    [Fact]
    public void Repeated_doses_and_an_infusion_are_their_closed_form()
    {
        const int Count = 17;
        const double Dose = 100;
        var values = LaneModels.Values(Count, 3, k => new[] { 1.2, 0.15, 10 }[k]);
        var protocol = Protocol.Repeat(new Dose("gut", Dose, 0.5), 12, 5).Plus(new Protocol([new Dose("plasma", 60, 7, 4)]));
        var options = new SimulationOptions(LaneModels.Times(0.75, 90), new Tolerances(1e-9, 1e-11));
        var rows = LaneModels.Run(
            new Ensemble(LaneModels.OneCompartment, Subjects.Table(LaneModels.OneCompartment, ["ka", "ke", "V"], values).With(protocol), options), Count, new EnsembleOptions { Outputs = ["plasma"] });
        for (var s = 0; s < Count; s++)
        {
            var (ka, ke, volume) = (values[3 * s], values[3 * s + 1], values[3 * s + 2]);
            for (var i = 0; i < options.OutputTimes.Count; i++)
            {
                var (time, expected) = (options.OutputTimes[i], 0.0);
                for (var d = 0; d < 5; d++)
                {
                    var since = time - 0.5 - 12 * d;
                    expected += since > 0 ? Dose / volume * ka / (ka - ke) * (Math.Exp(-ke * since) - Math.Exp(-ka * since)) : 0;
                }

                double Infused(double since) => since > 0 ? 15 / volume / ke * (1 - Math.Exp(-ke * since)) : 0;
                LaneModels.Close(expected + Infused(time - 7) - Infused(time - 11), rows[s][i], 1e-7, 1e-9, $"subject {s} at {time}");
            }
        }
    }

    [Fact]
    public void A_lane_that_fails_is_reported_and_its_neighbors_do_not_notice()
    {
        var model = CompiledModel.Compile(Equations.From(new NetworkBuilder("blow").Compartment("c", 1).Species("y", "c", 1).Species("z", "c", 1).Parameter("a", 0).Parameter("b", 1)
            .Reaction("grow", "-> y", "a*y^2").Reaction("decay", "z ->", "ln(b)*z").Build()));
        var options = new SimulationOptions(LaneModels.Times(0.5, 9), Loose);
        double[] A(int subject) => [subject % 5 == 2 ? 1 : -0.5, subject % 7 == 3 ? -1 : 2 + 0.1 * subject];
        foreach (var lanes in new[] { 8, 1 })
        {
            var rows = new double[20][];
            var report = new Ensemble(model, Subjects.Generate(model, 20, ["a", "b"], (subject, row) => A(subject).CopyTo(row)), options)
                .Run(new EnsembleOptions { Lanes = lanes }, run => rows[run.Subject] = run.Values.ToArray());
            Assert.Equal([2, 3, 7, 10, 12, 17], report.Failures.Select(failure => failure.Subject));
            Assert.All(report.Failures, failure => Assert.True(failure.Status.Code is SolveCode.NotFinite or SolveCode.StepTooSmall, failure.Status.ToString()));
            Assert.InRange(report.Failures[0].Status.Time, 0.99, 1.01); // y = 1/(1 - t)
            for (var s = 0; s < 20; s++)
            {
                if (report.Failures.All(failure => failure.Subject != s))
                {
                    LaneModels.Close(1 / (1 + 0.5 * 4), rows[s][16], 1e-3, 0, "y");
                    LaneModels.Close(Math.Pow(A(s)[1], -4), rows[s][17], 1e-2, 1e-7, "z");
                }
            }

            var alone = new double[2];
            new Ensemble(model, Subjects.Generate(model, 1, ["a", "b"], (_, row) => A(4).CopyTo(row)), options)
                .Run(new EnsembleOptions { Lanes = lanes }, run => run.Values[16..].CopyTo(alone));
            Assert.Equal(alone, rows[4][16..]);
        }
    }

    [Fact]
    public void Events_that_time_alone_triggers_run_in_lanes_as_in_a_single_run()
    {
        var model = CompiledModel.Compile(Equations.From(new NetworkBuilder("dosed").Compartment("V", 10).Species("gut", "V", 0).Species("plasma", "V", 0)
            .Parameter("ka", 1.2).Parameter("ke", 0.15).Parameter("next", 2).Parameter("amount", 50)
            .Event("dose", "time >= next && time < 90", [("gut", "gut + amount/V"), ("next", "next + 12")])
            .Reaction("absorb", "gut -> plasma", "V*ka*gut").Reaction("eliminate", "plasma ->", "V*ke*plasma").Build()));
        var options = new SimulationOptions(LaneModels.Times(1, 121), new Tolerances(1e-9, 1e-12));
        var values = LaneModels.Values(10, 2, k => k == 0 ? 1.2 : 50);
        var ensemble = new Ensemble(model, Subjects.Table(model, ["ka", "amount"], values), options);
        Assert.True(ensemble.RunsInLanes);
        var rows = LaneModels.Run(ensemble, 10, new EnsembleOptions { Lanes = 8, Outputs = ["gut", "plasma", "next"] });
        Assert.Equal(rows, LaneModels.Run(ensemble, 10, new EnsembleOptions { Lanes = 1, Outputs = ["gut", "plasma", "next"] }));
        for (var s = 0; s < 10; s++)
        {
            var parameters = model.DefaultParameters();
            (parameters[model.ParameterIndex("ka")], parameters[model.ParameterIndex("amount")]) = (values[2 * s], values[2 * s + 1]);
            var run = model.Simulate(Protocol.None, options, parameters);
            for (var i = 0; i < 121; i++)
            {
                LaneModels.Close(run["gut"][i], rows[s][3 * i], 1e-6, 1e-9, $"gut of {s} at {i}");
                LaneModels.Close(run["plasma"][i], rows[s][3 * i + 1], 1e-6, 1e-9, $"plasma of {s} at {i}");
                Assert.Equal(run["next"][i], rows[s][3 * i + 2]);
            }
        }
    }

    [Fact]
    public void Events_of_the_state_run_on_the_scalar_path_of_the_same_queue()
    {
        var model = CompiledModel.Compile(Equations.From(new NetworkBuilder("switch").Compartment("c", 1).Species("y", "c", 1).Parameter("k", 1)
            .Event("refill", "y < 0.2", [("y", "1")]).Reaction("decay", "y ->", "k*y").Build()));
        var ensemble = new Ensemble(model, Subjects.Table(model, ["k"], [1, 2, 0.5, 3]), new SimulationOptions([0, 1, 5], new Tolerances(1e-8, 1e-11)));
        Assert.False(ensemble.RunsInLanes);
        var rows = LaneModels.Run(ensemble, 4, new EnsembleOptions { Threads = 2 });
        for (var s = 0; s < 4; s++)
        {
            var k = new[] { 1, 2, 0.5, 3 }[s];
            LaneModels.Close(Math.Exp(-k * (5 % (Math.Log(5) / k))), rows[s][2], 1e-5, 0, $"subject {s}");
        }
    }

    [Fact]
    public void A_summary_resumed_is_the_summary_of_an_uninterrupted_run()
    {
        const int Count = 300;
        var options = new SimulationOptions(LaneModels.Times(2, 8), Loose);
        var ensemble = new Ensemble(LaneModels.Mixed, LaneModels.MixedSubjects(Count), options);
        foreach (var exactValues in new[] { 0L, 1_000_000L })
        {
            var whole = new EnsembleSummary(LaneModels.Mixed.Equations.States, options.OutputTimes, Count, exactValues);
            ensemble.Run(new EnsembleOptions { Threads = 2 }, whole.Add);
            var part = new EnsembleSummary(LaneModels.Mixed.Equations.States, options.OutputTimes, Count, exactValues);
            using var stop = new CancellationTokenSource();
            var report = ensemble.Run(new EnsembleOptions { Lanes = 4 }, run =>
            {
                part.Add(run);
                if (run.Subject == 113)
                {
                    stop.Cancel();
                }
            }, null, stop.Token);
            Assert.Equal(part.Next, report.Next);
            Assert.InRange(report.Next, 114, Count - 1);
            using var saved = new MemoryStream();
            part.Write(saved);
            saved.Position = 0;
            var resumed = EnsembleSummary.Read(saved);
            ensemble.Run(new EnsembleOptions { First = resumed.Next }, resumed.Add);
            using var a = new MemoryStream();
            using var b = new MemoryStream();
            whole.Write(a);
            resumed.Write(b);
            Assert.Equal(a.ToArray(), b.ToArray());
        }
    }

    [Fact]
    public void Sketched_quantiles_are_within_half_a_percent_of_exact_ones()
    {
        var options = new SimulationOptions(LaneModels.Times(2, 8), Loose);
        var (exact, sketched) = (new EnsembleSummary(["A", "B", "C"], options.OutputTimes, 500), new EnsembleSummary(["A", "B", "C"], options.OutputTimes, 500, 0));
        new Ensemble(LaneModels.Mixed, LaneModels.MixedSubjects(500), options).Run(new EnsembleOptions(), run =>
        {
            exact.Add(run);
            sketched.Add(run);
        });
        Assert.True(exact.IsExact && !sketched.IsExact);
        Assert.Equal(exact.Mean(3, 1), sketched.Mean(3, 1));
        foreach (var p in new[] { 0, 0.05, 0.5, 0.95, 1 })
        {
            LaneModels.Close(exact.Quantile(5, 2, p), sketched.Quantile(5, 2, p), 0.012, 0, $"quantile {p}"); // and half a rank of 500
        }
    }
}
