using static Nadir.Units;

namespace Nadir;

/// <summary>The parts that all responses share.</summary>
public sealed class ResponseTests
{
    private static readonly Person Man = new(43 * year, Sex.Male, 75 * kg, 175 * cm);

    [Fact]
    public void Every_response_alone_rests_where_it_starts_and_has_units_that_fit()
    {
        foreach (var response in Response.All)
        {
            foreach (var species in response.Evidence.Keys)
            {
                var network = response.Alone(Body.Default.ResponseTable, species);
                Assert.True(network.CheckUnits().Count == 0, $"{response.Id}: {string.Join("; ", network.CheckUnits())}");
                var model = CompiledModel.Compile(Equations.From(network));
                var run = model.Simulate(new Protocol([]), new SimulationOptions([0, 24 * 100], Body.StandardTolerances));
                Assert.True(model.Equations.States.Any(state => state.StartsWith(response.Prefix, StringComparison.Ordinal)), response.Id);
                foreach (var output in response.Outputs.Where(output => output.Has(species)))
                {
                    Assert.True(model.Knows(output.Id), $"{response.Id} {species}: {output.Id}");
                }

                Assert.True(run.Values.ToArray().All(double.IsFinite), response.Id);
            }
        }
    }

    [Fact]
    public void A_body_without_responses_is_the_body_as_it_was()
    {
        var same = Body.Default.With([]);
        Assert.Equal(Body.Default.At(Man).State.ToArray(), same.At(Man).State.ToArray());
        Assert.Equal(Body.Default.Network.Reactions.Select(reaction => reaction.Rate.ToString()), same.Network.Reactions.Select(reaction => reaction.Rate.ToString()));
    }

    [Fact]
    public void All_responses_of_people_together_leave_the_reference_adult_where_the_chemistry_alone_has_him()
    {
        Response[] human = [.. Response.All.Where(response => response.Evidence.ContainsKey(Organism.Human))];
        var (with, without) = (Body.Default.With(human).At(Man), Body.Default.At(Man));
        foreach (var (id, name) in BodyAtRest.Tissues)
        {
            Assert.True(Math.Abs(with.TissueNad(id, with.State) / without.TissueNad(id, without.State) - 1) < 1e-4, $"{name} {with.TissueNad(id, with.State)} {without.TissueNad(id, without.State)}");
        }
    }
}
