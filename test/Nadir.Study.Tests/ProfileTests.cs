namespace Nadir;

/// <summary>Profiles in closed form, and one number of the committed fit.</summary>
public sealed class ProfileTests
{
    // A normal likelihood of the logarithm with standard deviation s: the ends lie at exp(+-1.645 s).
    [Fact]
    public void Ends_of_a_normal_likelihood_and_a_flat_side()
    {
        const double Spread = 0.4;
        ProfilePoint At(double z, double cost) => new("k", 3 * Math.Exp(z * Spread), 5 + cost, 4, 1, [0.2 + 0.1 * z]);
        var normal = new Profile("k", "", "1/h", [.. new[] { -3.0, -2, -1, 0, 1, 2, 3 }.Select(z => At(z, z * z / 2))]);
        Assert.Equal(3 * Math.Exp(-1.6448536 * Spread), normal.Low!.Value, 6);
        Assert.Equal(3 * Math.Exp(1.6448536 * Spread), normal.High!.Value, 6);
        Assert.True(normal.IsIdentified);
        Assert.Equal((0.1, 0.3), (Math.Round(normal.Shares(0).Low, 9), Math.Round(normal.Shares(0).High, 9)));
        var flat = normal with { Points = [.. new[] { -3.0, -2, -1, 0, 1, 2, 3 }.Select(z => At(z, z < 0 ? z * z / 2 : 0.01 * z))] };
        Assert.NotNull(flat.Low);
        Assert.Null(flat.High);
        Assert.False(flat.IsIdentified);
    }

    // The half-life of red-cell NAD+ is what the washout fixes: identified, and the interval holds the published 6.25 d. At the fit the cost is that of the fit without the prior of the number.
    [Fact(Explicit = true)]
    public void Half_life_of_red_cell_NAD_is_identified()
    {
        var body = Body.Default;
        var profile = ProfileStudy.Run(body, EvidenceReader.BuiltIn(), ["t_rbc"], []).Single();
        var row = body.Fit!.Parameters.First(parameter => parameter.Id == "t_rbc");
        var own = Math.Pow(Math.Log(row.Value / row.Prior) / row.PriorSpread, 2) / 2;
        Assert.InRange(profile.Points[3].Cost, body.Fit.DataCost + body.Fit.PriorCost - own - 0.05, body.Fit.DataCost + body.Fit.PriorCost - own + 0.001);
        Assert.True(profile.IsIdentified);
        Assert.InRange(6.25, profile.Low!.Value, profile.High!.Value);
    }
}
