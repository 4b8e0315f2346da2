using static Nadir.Units;

namespace Nadir;

/// <summary>
/// Published nulls of people lie inside the 90 % intervals. Those of glucose, HbA1c (O9) and maximal oxygen uptake (O6) are in <see cref="ResponseStudyTests"/>, the muscle of Dollerup in <see cref="ComparisonTests"/>.
/// </summary>
public sealed class HumanNullTests
{
    private const int Draws = 20;
    private const int People = 12;
    private static readonly Tolerances DrawTolerances = new(1e-3, 1e-6);

    // M1: muscle NAD+ did not change measurably at 250 to 2000 mg NMN a day (biopsy; 12 people stand for the small arms of these trials).
    [Fact]
    public void Muscle_NAD_at_2000_mg_NMN_may_be_unchanged() => MuscleMayBeUnchanged(2000);

    [Theory(Explicit = true)]
    [InlineData(250)]
    [InlineData(500)]
    [InlineData(1000)]
    public void Muscle_NAD_at_250_to_1000_mg_NMN_may_be_unchanged(double dose) => MuscleMayBeUnchanged(dose);

    // P6: whole-blood NAD+ of people is flat with age: 75 over 25 years, 50 people each.
    [Fact]
    public void Blood_NAD_is_flat_with_age()
    {
        var (body, source) = (Body.Default, new BodyDraws(Body.Default, 7));
        var blood = WholeBlood();
        double[] ratios = [.. Enumerable.Range(0, Draws).Select(draw =>
        {
            var values = source.Values(draw);
            double At(double age) => body.At(new Person(age * year, Sex.Female, 68 * kg, 166 * cm), values) is var rest ? blood(new Sample(rest, rest.State)) : 0;
            var random = new CounterRandom(7, (ulong)draw);
            return At(75) / At(25) * Math.Exp(body.Rules["wholeblood.between"] * Math.Sqrt(2.0 / 50) * random.Normal(0));
        })];
        Assert.InRange(1, Quantiles.Of(ratios, 0.05), Quantiles.Of(ratios, 0.95));
        Assert.InRange(Quantiles.Of(ratios, 0.95) / Quantiles.Of(ratios, 0.05), 1.05, 1.6);
    }

    private static void MuscleMayBeUnchanged(double dose)
    {
        var (body, source) = (Body.Default, new BodyDraws(Body.Default, 7));
        var person = new Person(55 * year, Sex.Male, 80 * kg, 175 * cm);
        double[] hours = [0, 24 * 28];
        BodyAtRest[] rests = [.. Enumerable.Range(0, Draws).Select(draw => body.At(person, source.Values(draw)))];
        var runs = new BodyEnsemble(body).Simulate(rests, Regimen.Oral(Precursor.NMN, dose * mg, 1 * day, 28), hours, DrawTolerances);
        var (assay, between) = (body.Rules["muscle.assay"], body.Rules["muscle.between"] / Math.Sqrt(People));
        double[] changes = [.. runs.Select((run, draw) =>
        {
            var width = rests[draw].State.Length;
            var random = new CounterRandom(7, (ulong)draw);
            var fold = rests[draw].TissueNad("mus", run!.AsSpan(width, width)) / rests[draw].TissueNad("mus", rests[draw].State);
            return 100 * (fold * Math.Exp(assay * random.Normal(0) + between * random.Normal(1)) - 1);
        })];
        Assert.InRange(0, Quantiles.Of(changes, 0.05), Quantiles.Of(changes, 0.95));
    }

    private static Measurement WholeBlood() => ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
}
