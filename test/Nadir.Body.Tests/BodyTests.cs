using static Nadir.Units;

namespace Nadir;

public sealed class BodyTests
{
    private static readonly Person Man = new(43 * year, Sex.Male, 75 * kg, 175 * cm);
    private static readonly Person Woman = new(43 * year, Sex.Female, 62 * kg, 163 * cm);
    private static readonly BodyAtRest RestingMan = Body.Default.At(Man);
    private static readonly BodyAtRest RestingWoman = Body.Default.At(Woman);

    [Fact]
    public void Rings_balance_over_sixty_days()
    {
        foreach (var precursor in Enum.GetValues<Precursor>())
        {
            var run = RestingMan.Simulate(Regimen.Oral(precursor, 500 * mg, 1 * day, 60), [0, 24 * 60]);
            var dosed = 60 * RestingMan.Micromoles(new Intake(precursor, 500, 0));
            var gained = RestingMan.Rings(run.StateAt(1)) - RestingMan.Rings(run.StateAt(0));
            Assert.InRange(gained / (dosed + RestingMan.Intake * 24 * 60), 1 - 1e-9, 1 + 1e-9);
        }
    }

    [Fact]
    public void Resting_state_stays_at_rest()
    {
        var run = RestingWoman.Simulate(Regimen.None, [0, 24 * 100]);
        foreach (var pool in run.States.Where(id => !id.StartsWith("U_", StringComparison.Ordinal) && id != "FEC"))
        {
            var i = Body.Default.Model.StateIndex(pool);
            Assert.True(Math.Abs(run.StateAt(1)[i] - run.StateAt(0)[i]) <= 1e-5 * Math.Abs(run.StateAt(0)[i]) + 1e-8, pool);
        }
    }

    [Fact]
    public void Whole_blood_NAD_at_43_years_is_that_of_Yang_2022()
    {
        var mean = (Blood(RestingMan, RestingMan.State) + Blood(RestingWoman, RestingWoman.State)) / 2;
        Assert.InRange(mean, 33 * 0.95, 33 * 1.05);
    }

    [Fact]
    public void Urine_at_rest_is_that_of_Deen_2020()
    {
        foreach (var rest in new[] { RestingMan, RestingWoman })
        {
            var fluxes = rest.Fluxes(0, rest.State);
            Assert.InRange(24 * fluxes["renal_2PY"], 120, 218);
            Assert.InRange(fluxes["renal_2PY"] / fluxes["renal_MeNAM"], 3, 5);
        }
    }

    [Fact]
    public void Released_nicotinamide_is_salvaged_and_turnover_is_ordered()
    {
        Assert.InRange(RestingMan.SalvagedShare(), 0.95, 1);
        double HalfLife(string tissue) => RestingMan.Values[$"t_{tissue}"] * RestingMan.Values["th"];
        Assert.True(HalfLife("gut") < HalfLife("liv") && HalfLife("liv") < HalfLife("mus"));

        // The anchored turnover is the simulated one: use over pool gives the half-life.
        var fluxes = RestingMan.Fluxes(0, RestingMan.State);
        var use = fluxes.Where(flux => flux.Key.EndsWith("_liv", StringComparison.Ordinal) && (flux.Key.StartsWith("SIRT", StringComparison.Ordinal)
            || flux.Key.StartsWith("PARP", StringComparison.Ordinal) || flux.Key.StartsWith("CD38", StringComparison.Ordinal) || flux.Key.StartsWith("residual", StringComparison.Ordinal))).Sum(flux => flux.Value);
        var pool = RestingMan.Values["V_liv"] * (RestingMan["NAD_liv"] + RestingMan["NADm_liv"]);
        Assert.InRange(pool * Math.Log(2) / use / HalfLife("liv"), 0.999, 1.001);
    }

    [Fact]
    public void Every_reaction_moves_as_many_rings_as_it_takes()
    {
        Assert.All(
            Body.Default.Network.Reactions.Where(reaction => reaction.Reactants.Count > 0 && reaction.Products.Count > 0),
            reaction => Assert.Equal(reaction.Reactants.Sum(part => part.Stoichiometry), reaction.Products.Sum(part => part.Stoichiometry)));
        Assert.Equal(["deNovo_liv", "diet_NA", "diet_NAM"], Body.Default.Network.Reactions.Where(reaction => reaction.Reactants.Count == 0).Select(reaction => reaction.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Units_of_all_rate_laws_fit() => Assert.Empty(Body.Default.Network.CheckUnits());

    [Fact]
    public void Persons_scale_by_the_published_rules()
    {
        // Nadler: 0.3669*1.75^3 + 0.03219*75 + 0.6041 L.
        Assert.Equal(0.3669 * Math.Pow(1.75, 3) + 0.03219 * 75 + 0.6041, RestingMan.Values["V_b"], 9);
        Assert.Equal(0.45, RestingMan.Values["V_r"] / RestingMan.Values["V_b"], 9);
        var old = Body.Default.At(new Person(80 * year, Sex.Male, 75 * kg, 175 * cm));
        Assert.InRange(old.Values["CL_r2"] / RestingMan.Values["CL_r2"], 0.6, 0.75); // (153.2 - 76.8)/(153.2 - 41.3)
    }

    [Theory]
    [InlineData(10, 70, 170)]
    [InlineData(40, 10, 170)]
    [InlineData(40, 70, 90)]
    [InlineData(double.NaN, 70, 170)]
    public void Impossible_persons_are_refused(double age, double mass, double height) =>
        Assert.Throws<ArgumentException>(() => new Person(age * year, Sex.Female, mass * kg, height * cm));

    [Fact]
    public void Every_number_has_an_origin_and_bad_rows_are_all_named()
    {
        Assert.All(Body.Default.Table, parameter => Assert.False(string.IsNullOrWhiteSpace(parameter.Source)));
        var e = Assert.Throws<ModelException>(() => BodyTable.Parse("x.csv", "id,value,unit,spread,fitted,scales,source,species,tissue,checked,meaning\na,1,furlong,0.1,no,none,s,human,t,computed,m\nb,x,h,0.1,no,none,,human,t,sure,m\n"));
        Assert.Contains(e.Problems, problem => problem.Where == "x.csv:2" && problem.Code == "body-unit");
        Assert.Contains(e.Problems, problem => problem.Where == "x.csv:3" && problem.Code == "body-value");
        Assert.Contains(e.Problems, problem => problem.Where == "x.csv:3" && problem.Code == "body-origin");
        Assert.Contains(e.Problems, problem => problem.Where == "x.csv:3" && problem.Code == "body-checked");
    }

    [Fact]
    public void Draws_are_the_same_in_any_order_and_keep_shares_below_one()
    {
        var draws = new BodyDraws(Body.Default, 5);
        var (late, early) = (draws.Values(17), draws.Values(3));
        Assert.Equal(late, new BodyDraws(Body.Default, 5).Values(17));
        Assert.NotEqual(early["N0_liv"], late["N0_liv"]);
        Assert.All(Enumerable.Range(0, 50), i => Assert.True(draws.Values(i) is var v && v["wS"] + v["wP"] + v["wC"] < 1 && v["psi"] < 1));
    }

    [Fact]
    public void Spread_of_draws_without_a_posterior_is_the_spread_of_the_fit()
    {
        var draws = new BodyDraws(Body.Default.With((Posterior?)null), 2);
        foreach (var parameter in Body.Default.Fit!.Parameters.Where(p => p.Id is "CL_nnmt" or "K_npt" or "t_rbc"))
        {
            var logs = Enumerable.Range(0, 2000).Select(i => Math.Log(draws.Values(i)[parameter.Id] / parameter.Value)).ToArray();
            Assert.Equal(0, logs.Average(), 4 * parameter.Spread / Math.Sqrt(2000));
            Assert.InRange(Math.Sqrt(logs.Average(x => x * x)) / parameter.Spread, 0.93, 1.07);
        }
    }

    [Fact]
    public void Matrix_without_a_model_is_not_whole_blood()
    {
        Assert.Null(ObservationModel.For("saliva", "NAD", null));
        Assert.Equal("serum kit", ObservationModel.For("serum", "NAD", "commercial kit")!.Name);
        Assert.Equal("serum", ObservationModel.For("serum", "NAM", "LC-MS/MS")!.Name);
    }

    private static double Blood(BodyAtRest rest, ReadOnlySpan<double> state) => ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"](new Sample(rest, state));
}
