namespace Nadir;

/// <summary>
/// Stiff reference problems against published digits: Hairer and Wanner, Solving Ordinary Differential Equations II, and the Test Set
/// for IVP Solvers (Mazzia and Magherini, release 2.4). Each at relative tolerance 1e-9, six digits, with a cap on the steps.
/// </summary>
public sealed class ReferenceProblemTests
{
    [Fact]
    public void Robertson_matches_the_published_digits() => Check(
        Rates(("y1", 1, "-0.04*y1 + 1e4*y2*y3"), ("y2", 0, "0.04*y1 - 1e4*y2*y3 - 3e7*y2^2"), ("y3", 0, "3e7*y2^2")), 1e11, 1e-20, 2000,
        0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050);

    [Fact]
    public void Hires_matches_the_published_digits() => Check(
        Rates(
            ("y1", 1, "-1.71*y1 + 0.43*y2 + 8.32*y3 + 0.0007"), ("y2", 0, "1.71*y1 - 8.75*y2"), ("y3", 0, "-10.03*y3 + 0.43*y4 + 0.035*y5"),
            ("y4", 0, "8.32*y2 + 1.71*y3 - 1.12*y4"), ("y5", 0, "-1.745*y5 + 0.43*y6 + 0.43*y7"),
            ("y6", 0, "-280*y6*y8 + 0.69*y4 + 1.71*y5 - 0.43*y6 + 0.69*y7"), ("y7", 0, "280*y6*y8 - 1.81*y7"), ("y8", 0.0057, "-280*y6*y8 + 1.81*y7")),
        321.8122, 1e-14, 3000,
        0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
        0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2);

    [Fact]
    public void Orego_matches_the_published_digits() => Check(
        Rates(("y1", 1, "77.27*(y2 + y1*(1 - 8.375e-6*y1 - y2))"), ("y2", 2, "(y3 - (1 + y1)*y2)/77.27"), ("y3", 3, "0.161*(y1 - y3)")), 360, 1e-12, 9000,
        0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3);

    [Fact]
    public void Van_der_Pol_matches_the_published_digits() => Check(
        Rates(("y1", 2, "y2"), ("y2", 0, "((1 - y1^2)*y2 - y1)/1e-6")), 2, 1e-12, 6000, 0.1706167732170483e1, -0.8928097010247975);

    [Fact]
    public void Pollution_matches_the_published_digits()
    {
        double[] k = [0, .35, .266e2, .123e5, .86e-3, .82e-3, .15e5, .13e-3, .24e5, .165e5, .9e4, .22e-1, .12e5, .188e1, .163e5, .48e7, .35e-3, .175e-1, .1e9, .444e12, .124e4, .21e1, .578e1, .474e-1, .178e4, .312e1];
        string[] r = ["", "y1", "y2*y4", "y5*y2", "y7", "y7", "y7*y6", "y9", "y9*y6", "y11*y2", "y11*y1", "y13", "y10*y2", "y14", "y1*y6", "y3", "y4", "y4", "y16", "y16", "y17*y6", "y19", "y19", "y1*y4", "y19*y1", "y20"];
        string[] f =
        [
            "-1-10-14-23-24+2+3+9+11+12+22+25", "-2-3-9-12+1+21", "-15+1+17+19+22", "-2-16-17-23+15", "-3+4+4+6+7+13+20", "-6-8-14-20+3+18+18", "-4-5-6+13", "+4+5+6+7",
            "-7-8", "-12+7+9", "-9-10+8+11", "+9", "-11+10", "-13+12", "+14", "-18-19+16", "-20", "+20", "-21-22-24+23+25", "-25+24",
        ];
        var start = new Dictionary<int, double> { [2] = .2, [4] = .04, [7] = .1, [8] = .3, [9] = .01, [17] = .007 };
        var rates = f.Select((terms, i) => ($"y{i + 1}", start.GetValueOrDefault(i + 1), System.Text.RegularExpressions.Regex.Replace(
            terms, "([+-])(\\d+)", m => FormattableString.Invariant($" {m.Groups[1].Value} {k[int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)]:R}*{r[int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)]}")))).ToArray();
        Check(
            Rates(rates), 60, 1e-22, 2000,
            0.5646255480022769e-01, 0.1342484130422339, 0.4139734331099427e-08, 0.5523140207484359e-02, 0.2018977262302196e-06,
            0.1464541863493966e-06, 0.7784249118997964e-01, 0.3245075353396018, 0.7494013383880406e-02, 0.1622293157301561e-07,
            0.1135863833257075e-07, 0.2230505975721359e-02, 0.2087162882798630e-03, 0.1396921016840158e-04, 0.8964884856898295e-02,
            0.4352846369330103e-17, 0.6899219696263405e-02, 0.1007803037365946e-03, 0.1772146513969984e-05, 0.5682943292316392e-04);
    }

    private static CompiledModel Rates(params (string Id, double Start, string Rate)[] equations)
    {
        var network = new NetworkBuilder("reference");
        foreach (var (id, start, rate) in equations)
        {
            network.Parameter(id, start, constant: false).Rate(id, rate);
        }

        return CompiledModel.Compile(Equations.From(network.Build()));
    }

    private static void Check(CompiledModel model, double end, double absolute, int mostSteps, params double[] expected)
    {
        var run = model.Simulate(Protocol.None, new SimulationOptions([end], new Tolerances(1e-9, absolute)));
        Assert.InRange(run.Statistics.Accepted + run.Statistics.Rejected, 1, mostSteps);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.InRange(run.Values[i] / expected[i], 1 - 1e-6, 1 + 1e-6);
        }
    }
}
