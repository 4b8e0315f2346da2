using static Nadir.Units;

namespace Nadir;

/// <summary>Looking inside the model. Claims of the ledger that a test bears on are named.</summary>
public sealed class ExplorationTests
{
    private static readonly Person Woman = new(55 * year, Sex.Female, 68 * kg, 166 * cm);
    private static readonly BodyAtRest Rest = Body.Default.At(Woman);

    // P4: salvage is the main source in most tissues; shares sum to 1; liver alone has de novo.
    [Fact]
    public void P4_shares_sum_to_one_and_the_liver_alone_makes_NAD_from_scratch()
    {
        foreach (var table in new[] { FluxStudy.AtRest(Rest), FluxStudy.OnLastDay(Rest, Regimen.Oral(Precursor.NMN, 500 * mg, 1 * day, 14), 14) })
        {
            Assert.Equal(11, table.Count);
            foreach (var row in table)
            {
                Assert.Equal(1, row.Sources.Values.Sum(), 9);
                Assert.Equal(1, row.Uses.Values.Sum(), 9);
                Assert.True(row.Sources["salvage"] > 0.5 || row.Tissue == "red cells", row.Tissue);
                Assert.Equal(row.Tissue == "liver", row.Sources["de novo"] > 0);
            }
        }
    }

    // At rest what is made is what is used: pool and turnover give the anchored half-life.
    [Fact]
    public void Turnover_at_rest_is_the_anchored_half_life()
    {
        var liver = FluxStudy.AtRest(Rest).Single(row => row.Tissue == "liver");
        Assert.Equal(Rest.Values["t_liv"] * Rest.Values["th"], liver.HalfLife, 0.01 * liver.HalfLife);
    }

    [Fact]
    public void Oral_NMN_is_used_by_the_kinase_of_NR_and_the_acid_route()
    {
        var (rest, dosed) = (FluxStudy.AtRest(Rest), FluxStudy.OnLastDay(Rest, Regimen.Oral(Precursor.NMN, 1000 * mg, 1 * day, 14), 14));
        double Share(IReadOnlyList<TissueFluxes> table, string tissue, string route) => table.Single(row => row.Tissue == tissue).Sources[route];
        Assert.True(Share(dosed, "liver", "NR kinase") > Share(rest, "liver", "NR kinase") + 0.001);
        Assert.True(Share(dosed, "red cells", "Preiss-Handler") > 3 * Share(rest, "red cells", "Preiss-Handler"));
    }

    [Fact]
    public void Activity_one_is_rest_and_coefficients_are_the_slope()
    {
        var same = Rest.With(new Dictionary<string, double> { ["NAMPT"] = 1 });
        foreach (var (id, _) in BodyAtRest.Tissues)
        {
            Assert.Equal(1, same.TissueNad(id, same.State) / Rest.TissueNad(id, Rest.State), 5);
        }

        var row = ControlStudy.Coefficients(Rest, ["NAMPT", "NNMT"]);
        var twoPercent = ControlStudy.Scaled(Rest, "NAMPT", 1.02);
        Assert.Equal(row[0].Pools["muscle"], Math.Log(twoPercent.Pools["muscle"]) / Math.Log(1.02), 0.02);

        // What is eaten leaves by NNMT: with first-order clearance and fixed intake plasma NAM falls as the enzyme rises.
        Assert.Equal(-1, row[1].Pools["plasma NAM"], 0.1);
    }

    // P1: knock-down lowers every pool, over-expression raises it by much less than tenfold.
    [Fact]
    public void P1_NAMPT_at_half_and_at_ten_times_moves_the_pools_the_way_of_the_data()
    {
        var (half, ten) = (ControlStudy.Scaled(Rest, "NAMPT", 0.5), ControlStudy.Scaled(Rest, "NAMPT", 10));
        foreach (var (_, name) in BodyAtRest.Tissues.Where(tissue => tissue.Id != "r"))
        {
            Assert.InRange(half.Pools[name], 0.4, 0.95);
            Assert.InRange(ten.Pools[name], 1.2, 3);
        }
    }

    [Fact]
    public void Without_CD38_every_tissue_holds_more()
    {
        var none = ControlStudy.Scaled(Rest, "CD38", 0);
        Assert.All(BodyAtRest.Tissues.Where(tissue => tissue.Id != "r"), tissue => Assert.True(none.Pools[tissue.Name] > 1, tissue.Name));
    }

    [Fact]
    public void Unknown_enzymes_and_negative_activities_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Rest.With(new Dictionary<string, double> { ["XYZ"] = 1 }));
        Assert.Throws<ArgumentException>(() => Rest.With(new Dictionary<string, double> { ["NAMPT"] = -1 }));
        Assert.Throws<ArgumentException>(() => Rest.Doses(Regimen.Of([new Intake(Precursor.NAD, 500, 0, InfusionHours: 2)], "x")));
    }

    // H5 and U3: head to head of Christen 2026 (NR and NMN alike, NAM not); oral NAD+ is hydrolyzed and acts like NMN at equal moles.
    [Fact]
    public void H5_U3_precursors_at_equal_moles_rank_as_in_the_head_to_head_trial()
    {
        var rows = PrecursorStudy.Run(Body.Default, Woman, 1000 * mg, isMoles: true, 14, 0, 1);
        double Blood(Precursor precursor) => rows.Single(row => row.Precursor == precursor).Folds[0].Fold;
        Assert.InRange(Blood(Precursor.NR) / Blood(Precursor.NMN), 0.8, 1.25);
        Assert.True(Blood(Precursor.NAM) < 1 + (Blood(Precursor.NMN) - 1) / 3);
        Assert.InRange(Blood(Precursor.NAD) / Blood(Precursor.NMN), 0.85, 1.15);
        Assert.Equal(1000 * 663.43 / 334.22, rows.Single(row => row.Precursor == Precursor.NAD).Milligrams, 6);
    }

    [Fact]
    public void H5_U3_equal_mass_gives_fewer_moles_of_NAD_and_blood_and_every_tissue_have_an_interval()
    {
        var rows = PrecursorStudy.Run(Body.Default, Woman, 250 * mg, isMoles: false, 7, 20, 3);
        Assert.All(rows, row => Assert.Equal(250, row.Milligrams, 9));
        Assert.True(rows.Single(row => row.Precursor == Precursor.NAD).Folds[0].Fold < rows.Single(row => row.Precursor == Precursor.NMN).Folds[0].Fold);
        Assert.All(rows, row => Assert.Equal(BodyAtRest.Tissues.Select(tissue => tissue.Name).Prepend("whole blood"), row.Folds.Select(fold => fold.Pool)));
        Assert.All(rows.SelectMany(row => row.Folds), fold => Assert.True(fold.Low < fold.High, fold.Pool));
        Assert.All(rows.SelectMany(row => row.Folds), fold => Assert.InRange(fold.Fold, fold.Low!.Value * 0.98, fold.High!.Value * 1.02));
    }
}
