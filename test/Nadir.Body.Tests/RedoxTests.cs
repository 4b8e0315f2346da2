using static Nadir.Units;

namespace Nadir;

/// <summary>Redox states: closed forms of the equilibria. Claims of the ledger that a test bears on are named.</summary>
public sealed class RedoxTests
{
    private static readonly BodyAtRest Rest = Body.Default.At(new Person(55 * year, Sex.Female, 68 * kg, 166 * cm));

    private static RedoxState Liver(params Condition[] conditions)
    {
        var person = Rest.Under(conditions);
        return RedoxState.Of(person, 0, person.State).Single(row => row.Tissue == "liver");
    }

    [Fact]
    public void Lactate_over_pyruvate_at_rest_is_the_LDH_equilibrium()
    {
        var liver = Liver();
        Assert.Equal(1 / (700 * 1.11e-4), liver.LactateOverPyruvate, 1e-9 * liver.LactateOverPyruvate);
        Assert.Equal(8, liver.MatrixRatio!.Value, 9);
        Assert.Equal(1 / (8 * 0.0493), liver.HydroxybutyrateOverAcetoacetate!.Value, 9);
        Assert.Equal(1, liver.Respiration!.Value, 12);
        Assert.Equal(1, liver.Atp, 12);
    }

    // P3: NMNAT3 in the matrix is near equilibrium: NMN is free NAD+ over its ratio, in every tissue with mitochondria, and follows NAD+ of the matrix.
    [Fact]
    public void P3_NMNAT3_holds_NMN_of_the_matrix_in_equilibrium_with_NAD()
    {
        var q = Body.Default.Rules["nmnat.Q.matrix"];
        foreach (var row in RedoxState.Of(Rest, 0, Rest.State))
        {
            Assert.Equal(row.Matrix is null, row.MatrixNmn is null);
            Assert.Equal((row.FreeMatrix ?? 0) / q, row.MatrixNmn ?? 0, 12);
        }

        var state = Rest.State.ToArray();
        state[Rest.Model.StateIndex("NADm_liv")] /= 2;
        Assert.Equal(Liver().MatrixNmn!.Value / 2, RedoxState.Of(Rest, 0, state).Single(row => row.Tissue == "liver").MatrixNmn!.Value, 9);
    }

    [Fact]
    public void Compartments_sum_to_the_tissue()
    {
        foreach (var row in RedoxState.Of(Rest, 0, Rest.State))
        {
            var (id, _) = BodyAtRest.Tissues.Single(tissue => tissue.Name == row.Tissue);
            Assert.Equal(Rest.TissueNad(id, Rest.State) / Rest.Values[$"V_{id}"], row.Nucleus + row.Cytosol + (row.Matrix ?? 0), 1e-9 * Rest.Values[$"N0_{id}"]);
        }
    }

    [Fact]
    public void Ethanol_loads_the_liver_with_NADH_and_nothing_else()
    {
        var rules = Body.Default.Rules;
        var drunk = Rest.Under([new Condition(Input.Named("ethanol"), 1)]);
        var rows = RedoxState.Of(drunk, 0, drunk.State);
        Assert.Equal(700 / (1 + rules["redox.ethanol"] / (1 + rules["redox.ethanol.half"])), rows.Single(row => row.Tissue == "liver").CytosolRatio, 6);
        Assert.Equal(700, rows.Single(row => row.Tissue == "muscle").CytosolRatio, 9);
        Assert.Equal(Rest.State.ToArray(), drunk.State.ToArray());
    }

    // Less oxygen: respiration holds by more NADH, so NAD⁺ over NADH falls and lactate rises.
    [Fact]
    public void Hypoxia_costs_ratio_before_it_costs_respiration()
    {
        var (well, short20, short80) = (Liver(), Liver(new Condition(Input.Named("hypoxia"), 0.2)), Liver(new Condition(Input.Named("hypoxia"), 0.8)));
        Assert.True(well.MatrixRatio > short20.MatrixRatio && short20.MatrixRatio > short80.MatrixRatio);
        Assert.True(short80.LactateOverPyruvate > well.LactateOverPyruvate);
        Assert.Equal(1, short80.Respiration!.Value, 12);
        Assert.True(short80.RespiratoryCapacity < well.RespiratoryCapacity);

        // The NADH that was found runs respiration at exactly the rate of rest.
        var rules = Body.Default.Rules;
        var (k, h, oxygen) = (rules["redox.reserve"], rules["redox.oxygen.half"], 0.2);
        var nadh = 9 / (short80.MatrixRatio!.Value + 1);
        Assert.Equal(1, nadh * (1 + k) / (nadh + k) * oxygen * (1 + h) / (oxygen + h), 9);
    }

    [Fact]
    public void Fasting_lowers_the_ratio_of_the_liver_matrix()
    {
        var fasted = Liver(new Condition(Input.Named("fasting"), 1));
        Assert.Equal(8 / (1 + Body.Default.Rules["redox.fasting.matrix"]), fasted.MatrixRatio!.Value, 9);
        Assert.True(fasted.HydroxybutyrateOverAcetoacetate > Liver().HydroxybutyrateOverAcetoacetate);
    }
}
