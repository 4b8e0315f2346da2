namespace Nadir;

/// <summary>The posterior sample in the body: what draws take from it, and when it is refused.</summary>
public sealed class PosteriorTests
{
    private static readonly Body Human = Body.Default.With((Posterior?)null);

    [Fact]
    public void Draws_take_the_fitted_parameters_together_from_rows_of_the_sample()
    {
        var body = Human.With(Sample(Human));
        var draws = new BodyDraws(body, 9);
        var fitted = body.Fit!.Parameters;
        var rows = Enumerable.Range(0, 8).Select(draw => draws.Values(draw)).Select(values => Math.Round(Math.Log(values["CL_nnmt"] / fitted.Single(p => p.Id == "CL_nnmt").Prior) * 1000)).ToArray();
        Assert.Equal([-30, -20, -10, 10], rows[..4].Order());
        Assert.Equal(rows[..4], rows[4..]);
        for (var draw = 0; draw < 4; draw++)
        {
            var values = draws.Values(draw);
            Assert.All(fitted.Where(p => p.Id is "CL_nnmt" or "K_npt" or "t_rbc" or "k_ge"), p => Assert.Equal(rows[draw] / 1000, Math.Log(values[p.Id] / p.Prior), 9));
        }

        Assert.NotEqual(draws.Values(0)["N0_liv"], draws.Values(4)["N0_liv"]);
        Assert.Equal(draws.Values(6), new BodyDraws(body, 9).Values(6));
        Assert.Contains(Enumerable.Range(0, 4), draw => new BodyDraws(body, 10).Values(draw)["CL_nnmt"] != draws.Values(draw)["CL_nnmt"]);
    }

    // Ids that a fit does not move are drawn as they were without a sample; a rival that moves a fitted value keeps its move.
    [Fact]
    public void Sample_changes_only_what_was_fitted_and_rivals_keep_their_moves()
    {
        var body = Human.With(Sample(Human));
        var (with, without) = (new BodyDraws(body, 4).Values(2), new BodyDraws(Human, 4).Values(2));
        Assert.All(body.Table.Where(p => !p.Fitted), p => Assert.Equal(without[p.Id], with[p.Id]));
        var rival = body.Assume(HypothesisSet.Default.With("inhibition", "off"));
        foreach (var id in body.Fit!.Parameters.Select(p => p.Id).Where(id => id is not ("psi" or "f_4PY" or "wL_liv")))
        {
            Assert.Equal(rival.Values[id] / body.Values[id], new BodyDraws(rival, 4).Values(2)[id] / with[id], 9);
        }
    }

    [Fact]
    public void Sample_comes_back_from_its_text_and_bad_text_is_refused()
    {
        var sample = Sample(Human);
        var read = Posterior.Parse(sample.ToJson());
        Assert.Equal(sample.ToJson(), read.ToJson());
        Assert.Equal(sample.Moves, read.Moves);
        Assert.Equal("10000,-1,0,12346", Posterior.Text([1, -0.0001, 0, 1.23456]));
        foreach (var text in new[] { "", "[]", "{}", "null", sample.ToJson().Replace("\"draws\"", "\"rows\"", StringComparison.Ordinal), sample.ToJson().Replace("-300,", "-300,x", StringComparison.Ordinal), sample.ToJson().Replace("-300,", "-300,7,", StringComparison.Ordinal) })
        {
            Assert.Contains("nadir fit posterior", Assert.Throws<ModelException>(() => Posterior.Parse(text)).Problems.Single().Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Model", "the reactions")]
    [InlineData("Table", "the numbers in body/")]
    [InlineData("Fit", "the fit")]
    public void Sample_of_another_body_is_refused_with_a_way_out(string part, string named)
    {
        var stamp = Human.Stamp();
        var other = part switch { "Model" => stamp with { Model = "x" }, "Table" => stamp with { Table = "x" }, _ => stamp with { Fit = "x" } };
        var problem = Assert.Throws<ModelException>(() => Human.With(Sample(Human) with { Stamp = other })).Problems.Single();
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        Assert.Contains("nadir fit posterior --out body/posterior.json", problem.Message, StringComparison.Ordinal);
    }

    // A changed number is seen when draws are made: predictions at the fit and 'nadir fit' still run.
    [Fact]
    public void Stale_sample_is_refused_where_draws_are_made_and_the_mouse_never_reads_it()
    {
        var files = Files();
        files["posterior.json"] = Sample(Human).ToJson();
        Assert.Equal(4, Body.Parse(files).Posterior!.Draws.Count);
        files["human.csv"] = files["human.csv"].Replace("\nk_co,0.033,", "\nk_co,0.034,", StringComparison.Ordinal);
        var stale = Body.Parse(files);
        Assert.NotEmpty(stale.Values);
        Assert.Contains("numbers in body/", Assert.Throws<ModelException>(() => new BodyDraws(stale, 1)).Problems.Single().Message, StringComparison.Ordinal);
        Assert.Null(Body.Mouse.Posterior);
        Assert.Null(stale.WithoutFit().Posterior);
        Assert.Null(Human.With(Human.Fit!).Posterior);
    }

    private static Posterior Sample(Body body)
    {
        var ids = body.Fit!.Parameters;
        string Row(double move) => Posterior.Text(ids.Select(_ => move));
        return new Posterior(
            "0", body.Stamp(), "", ["a/1"], 1, 2, 3, 4, 20, 0.5, 0.25, 0, 0, 1e-3, 1e-6, [.. ids.Select(p => new PosteriorQuantity(p.Id, p.Value, p.Value, p.Value, 1, 500, 500))], [], [Row(-0.01), Row(0.01), Row(-0.02), Row(-0.03)]);
    }

    private static Dictionary<string, string> Files() => typeof(Body).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("body/", StringComparison.Ordinal)).ToDictionary(
        name => name["body/".Length..],
        name =>
        {
            using var reader = new StreamReader(typeof(Body).Assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        },
        StringComparer.Ordinal);
}
