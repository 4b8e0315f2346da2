namespace Nadir;

public sealed class TableauTests
{
    public static TheoryData<string> Methods => new(Tableau.All.Select(method => method.Name));

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_reaches_its_order_at_the_end_and_between_steps(string name)
    {
        var method = Tableau.All.Single(tableau => tableau.Name == name);
        var (coarse, fine) = (Errors(method, 80), Errors(method, 160));
        Assert.InRange(Math.Log2(coarse.End / fine.End), method.Order - 0.2, method.Order + 0.2);

        // A polynomial of order p errs by h^(p+1) inside one step; the error of the steps before it may be what is left.
        Assert.InRange(Math.Log2(coarse.Between / fine.Between), method.DenseOrder - 0.2, method.DenseOrder + 1.2);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Nodes_of_the_method_end_at_one(string name)
    {
        var method = Tableau.All.Single(tableau => tableau.Name == name);
        Assert.Equal(0, method.Nodes[0]);
        Assert.Equal(1, method.Nodes[^1], 12);
        Assert.Equal(method.Gamma, method.TimeWeights[0], 12);
    }

    // Fixed steps: tolerances so loose that every step is accepted at the largest length.
    private static (double End, double Between) Errors(Tableau method, int steps)
    {
        var h = 2.0 / steps;
        var system = new ProtheroRobinson(-1);
        var integrator = new Integrator(system, method, new Tolerances(0.1, 1e6), new IntegratorOptions(MaximumStep: h)) { NextStep = h };
        double[] state = [0, 1];
        var times = Enumerable.Range(0, steps).Select(i => (i + 0.37) * h).ToArray();
        var output = new double[steps * 2];
        Assert.True(integrator.Run(0, 2, state, times, output).IsSuccess);
        Assert.Equal(steps, integrator.Statistics.Accepted);
        var between = times.Select((t, i) => Math.Abs(output[2 * i] - Math.Sin(t))).Max();
        return (Math.Abs(state[0] - Math.Sin(2)), between);
    }
}
