namespace Nadir;

public sealed class DoseTests
{
    private const double Ka = 1.3, Ke = 0.2, V = 5;
    private static readonly Tolerances Tight = new(1e-10, 1e-12);

    private static readonly CompiledModel OneCompartment = CompiledModel.Compile(Equations.From(new NetworkBuilder("oral").Compartment("gut", 1).Compartment("V", V)
        .Species("G", "gut", 0, "umol", amount: true).Species("C", "V", 0).Parameter("ka", Ka).Parameter("ke", Ke)
        .Reaction("absorb", "G -> C", "ka*G").Reaction("clear", "C ->", "ke*V*C").Build()));

    [Fact]
    public void Oral_bolus_is_the_Bateman_function()
    {
        var run = OneCompartment.Simulate(new Protocol([new Dose("G", 100, 0)]), new SimulationOptions([0, 1, 2, 8, 24], Tight));
        for (var i = 0; i < run.Times.Count; i++)
        {
            Assert.Equal(Bateman(100, run.Times[i]), run["C"][i], 8);
        }
    }

    [Fact]
    public void Repeated_doses_add_up_and_the_sample_is_before_the_dose()
    {
        var run = OneCompartment.Simulate(Protocol.Repeat(new Dose("G", 100, 2), 12, 5), new SimulationOptions([2, 14, 50, 61.5], Tight));
        double Sum(double t) => Enumerable.Range(0, 5).Select(i => 2 + 12.0 * i).Where(dose => dose < t).Sum(dose => Bateman(100, t - dose));
        Assert.Equal(0, run["C"][0]);
        Assert.Equal(0, run["G"][0]);
        for (var i = 1; i < 4; i++)
        {
            Assert.Equal(Sum(run.Times[i]), run["C"][i], 8);
        }
    }

    [Fact]
    public void Infusion_with_lag_and_bioavailability_is_the_closed_form()
    {
        var run = OneCompartment.Simulate(new Protocol([new Dose("C", 40, 1, Duration: 4, Lag: 0.5, Bioavailability: 0.5)]), new SimulationOptions([1.5, 3, 5.5, 10], Tight));
        double At(double t)
        {
            var (start, rate) = (1.5, 40 * 0.5 / 4 / V);
            var during = Math.Clamp(t - start, 0, 4);
            return rate / Ke * (1 - Math.Exp(-Ke * during)) * Math.Exp(-Ke * Math.Max(0, t - start - 4));
        }

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(At(run.Times[i]), run["C"][i], 8);
        }
    }

    [Fact]
    public void Overlapping_infusions_add_up_and_end()
    {
        var run = OneCompartment.Simulate(new Protocol([new Dose("C", 10, 0, 4), new Dose("C", 10, 2, 4)]), new SimulationOptions([6, 100], Tight));
        double One(double t) => 10.0 / 4 / V / Ke * (1 - Math.Exp(-Ke * 4)) * Math.Exp(-Ke * (t - 4));
        Assert.Equal(One(6) + One(4), run["C"][0], 8);
        Assert.Equal(One(100) + One(98), run["C"][1], 9);
    }

    [Fact]
    public void Steady_state_is_the_closed_form()
    {
        var model = CompiledModel.Compile(Equations.From(new NetworkBuilder("n").Compartment("c", 2).Species("A", "c", 0).Parameter("in", 6).Parameter("V", 10).Parameter("K", 4)
            .Reaction("source", "-> A", "in").Reaction("use", "A ->", "V*A/(K + A)").Build()));
        Assert.Equal(6.0, model.SteadyState([], [1.0])[0], 8);
    }

    [Fact]
    public void Wrong_doses_throw_at_once()
    {
        Assert.Throws<ArgumentException>(() => new Dose("G", -1, 0));
        Assert.Throws<ArgumentException>(() => new Dose("G", 1, 0, Bioavailability: 1.5));
        Assert.Throws<ArgumentException>(() => Protocol.Repeat(new Dose("G", 1, 0), 0, 3));
        Assert.Throws<ArgumentException>(() => OneCompartment.Simulate(new Protocol([new Dose("X", 1, 0)]), new SimulationOptions([1], Tight)));
    }

    [Fact]
    public void Failure_names_time_state_and_advice()
    {
        var model = CompiledModel.Compile(Equations.From(new NetworkBuilder("n").Parameter("y", 1, constant: false).Rate("y", "y^2").Build()));
        var e = Assert.Throws<SolveException>(() => model.Simulate(Protocol.None, new SimulationOptions([2], new Tolerances(1e-6, 1e-9))));
        Assert.InRange(e.Status.Time, 0.9, 1.01);
        Assert.NotEmpty(e.Status.Advice);
    }

    private static double Bateman(double dose, double t) => dose / V * Ka / (Ka - Ke) * (Math.Exp(-Ke * t) - Math.Exp(-Ka * t));
}
