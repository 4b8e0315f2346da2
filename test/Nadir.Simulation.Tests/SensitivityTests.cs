namespace Nadir;

public sealed class SensitivityTests
{
    private static readonly Tolerances Tight = new(1e-10, 1e-13);

    [Fact]
    public void Sensitivities_through_doses_are_their_closed_form()
    {
        var network = LaneModels.OneCompartment.Equations.Network.WithSensitivities(["ka", "ke"]);
        var model = CompiledModel.Compile(Equations.From(network));
        var subjects = Subjects.Table(model, ["ka", "ke"], [1.2, 0.15, 0.9, 0.2, 2, 0.1]).With(Protocol.Repeat(new Dose("gut", 100, 0), 12, 3));
        string[] outputs = ["d_plasma_d_ke", "d_plasma_d_ka"];
        var options = new SimulationOptions(LaneModels.Times(1, 40), Tight);
        var rows = LaneModels.Run(new Ensemble(model, subjects, options), 3, new EnsembleOptions { Outputs = outputs });
        for (var s = 0; s < 3; s++)
        {
            var (ka, ke) = (subjects.ValuesOf(s)[0], subjects.ValuesOf(s)[1]);
            for (var i = 0; i < 40; i++)
            {
                var (byKe, byKa) = (0.0, 0.0);
                for (var d = 0; d < 3; d++)
                {
                    // c = D/V ka/(ka - ke) (e^(-ke t) - e^(-ka t))
                    var t = i - 12.0 * d;
                    if (t > 0)
                    {
                        var (x, y, gap) = (Math.Exp(-ke * t), Math.Exp(-ka * t), ka - ke);
                        byKe += 10 * ka * ((x - y) / (gap * gap) - t * x / gap);
                        byKa += 10 * (-ke / (gap * gap) * (x - y) + ka / gap * t * y);
                    }
                }

                LaneModels.Close(byKe, rows[s][2 * i], 1e-7, 1e-8, $"d/dke at {i}");
                LaneModels.Close(byKa, rows[s][2 * i + 1], 1e-7, 1e-8, $"d/dka at {i}");
            }
        }
    }

    [Fact]
    public void Sensitivities_through_events_and_powers_are_finite_differences()
    {
        var network = new NetworkBuilder("s").Compartment("c", 2).Species("A", "c", 1).Species("B", "c", 0.5).Parameter("k", 0.7).Parameter("h", 2.3).Parameter("next", 1).Parameter("dose", 2)
            .Assignment("x", "A^h/(A^h + 0.6)").InitialAssignment("A", "3*k").Event("give", "time >= next", [("A", "A*0.9 + dose*k"), ("next", "next + 2")])
            .Reaction("r", "A -> B", "c*k*x").Reaction("out", "B ->", "c*0.3*B*exp(-0.1*B)").Build();
        var model = CompiledModel.Compile(Equations.From(network.WithSensitivities(["k", "h", "dose"])));
        var options = new SimulationOptions([0, 0.5, 1.5, 4.5, 9.5], Tight);
        string[] variables = ["A", "B", "x"];
        foreach (var parameter in new[] { "k", "h", "dose" })
        {
            const double Step = 1e-5;
            var center = model.DefaultParameters()[model.ParameterIndex(parameter)];
            var subjects = Subjects.Table(model, [parameter], [center, center + Step, center - Step]);
            var ensemble = new Ensemble(model, subjects, options);
            Assert.True(ensemble.RunsInLanes);
            var rows = LaneModels.Run(ensemble, 3, new EnsembleOptions { Outputs = [.. variables, .. variables.Select(v => Network.SensitivityId(v, parameter))] });
            for (var i = 0; i < 5; i++)
            {
                for (var v = 0; v < 3; v++)
                {
                    LaneModels.Close((rows[1][6 * i + v] - rows[2][6 * i + v]) / (2 * Step), rows[0][6 * i + 3 + v], 1e-5, 1e-6, $"d {variables[v]} by {parameter} at {options.OutputTimes[i]}");
                }
            }
        }
    }

    [Fact]
    public void An_event_whose_time_depends_on_a_state_is_refused() =>
        Assert.Contains("fixed times", Assert.Throws<ModelException>(() => new NetworkBuilder("e").Compartment("c", 1).Species("y", "c", 1).Parameter("k", 1)
            .Event("refill", "y < 0.2", [("y", "1")]).Reaction("decay", "y ->", "k*y").Build().WithSensitivities(["k"])).Problems[0].Message, StringComparison.Ordinal);
}
