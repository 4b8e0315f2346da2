namespace Nadir;

public sealed class PopulationTests
{
    private static Participant[] Draw(Population population, int count, ulong seed = 7) => [.. Enumerable.Range(0, count).Select(i => population.Draw(Body.Default, seed, i))];

    private static (double Mean, double Deviation) Moments(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var mean = all.Average();
        return (mean, Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)));
    }

    // Red and immune cells over blood, by the factors of the person.
    private static double BloodNad(Participant person)
    {
        var (rules, values) = (Body.Default.Rules, Body.Default.Values);
        return rules[person.Person.Sex == Sex.Male ? "hct_m" : "hct_f"] * values["N0_r"] * person.Factors["N0_r"] + values["f_w"] * person.Factors["f_w"] * values["N0_w"] * person.Factors["N0_w"];
    }

    // Yang et al. 2022: 33.0 ± 5.5 µM in 1,518 people, 52.6 % of them men.
    [Fact]
    public void Resting_blood_NAD_has_the_measured_mean_and_spread()
    {
        var people = Draw(new Population { MaleShare = 0.526 }, 4000);
        var (mean, deviation) = Moments(people.Select(BloodNad));
        Assert.Equal(33.0, mean, 3 * 5.5 / Math.Sqrt(4000) + 0.05);
        Assert.Equal(5.5, deviation, 0.25);
    }

    [Fact]
    public void A_body_at_rest_has_the_blood_NAD_of_its_factors()
    {
        var person = new Population().Draw(Body.Default, 7, 3);
        var rest = Body.Default.At(person.Person, person.Values(Body.Default.Values));
        Assert.Equal(BloodNad(person), ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"](new Sample(rest, rest.State)), 0.01);
    }

    [Fact]
    public void Height_mass_and_enzymes_spread_as_the_table_says()
    {
        var (people, rules) = (Draw(new Population { MaleShare = 1 }, 4000), Body.Default.Rules);
        Assert.Equal(rules["people.height.m"], Moments(people.Select(person => person.Person.HeightCentimeters)).Mean, 0.6);
        Assert.Equal(rules["people.mass.m"], Moments(people.Select(person => person.Person.MassKilograms)).Mean, 1.2);
        var (nnmt, aox) = (people.Select(person => Math.Log(person.Factors["CL_nnmt"])).ToArray(), people.Select(person => Math.Log(person.Factors["CL_aox"])).ToArray());
        var ((meanN, spreadN), (meanA, spreadA)) = (Moments(nnmt), Moments(aox));
        Assert.Equal(rules["iiv.nnmt"], spreadN, 0.02);
        Assert.Equal(rules["people.correlation"], nnmt.Zip(aox).Average(pair => (pair.First - meanN) * (pair.Second - meanA)) / (spreadN * spreadA), 0.06);
    }

    [Fact]
    public void People_are_the_same_in_any_order_and_meet_the_criteria()
    {
        var population = new Population { AgeLow = 40, AgeHigh = 90, Criteria = [Population.Group("over 65", Body.Default.Rules), Population.Group("prediabetes", Body.Default.Rules)] };
        var people = Draw(population, 60);
        Assert.All(people, person => Assert.True(person.Person.AgeYears >= 65 && person.Covariates["glucose"] is >= 100 and <= 125));
        Assert.Equal(people[41].Factors["th"], population.Draw(Body.Default, 7, 41).Factors["th"]);
        Assert.True(people.Average(person => person.Screened) > 2);
        Assert.Throws<ArgumentException>(() => new Population { Criteria = [new Criterion("age", 99, 60)] }.Draw(Body.Default, 7, 0));
    }

    // One group: weights are share over share, and Kish's size is 1 / (p²/f + (1 - p)²/(1 - f)) of the sample.
    [Fact]
    public void Prevalence_weights_of_one_group_are_the_ratio_of_shares()
    {
        var people = Draw(new Population { AgeLow = 20, AgeHigh = 80 }, 500);
        var old = new Criterion("age", 65, null);
        var found = people.Count(person => old.Holds(person.Covariates["age"])) / 500.0;
        var weights = PrevalenceWeights.Of(people, [(old, 0.5)]);
        Assert.All(people.Zip(weights), pair => Assert.Equal(old.Holds(pair.First.Covariates["age"]) ? 0.5 / found : 0.5 / (1 - found), pair.Second, 1e-9));
        Assert.Equal(500 / (0.25 / found + 0.25 / (1 - found)), PrevalenceWeights.EffectiveSize(weights), 1e-6);
        var both = PrevalenceWeights.Of(people, [(old, 0.5), (new Criterion("male", 1, null), 0.3)]);
        Assert.Equal(0.3, people.Zip(both).Where(pair => pair.First.Person.Sex == Sex.Male).Sum(pair => pair.Second) / 500, 1e-8);
    }

    // Claim D2: people of one age, sex and size differ, and the typical one lies among them.
    [Fact]
    public void D2_people_of_one_age_sex_and_size_differ_in_the_rise_of_blood_NAD()
    {
        var person = new Person(50 * Units.year, Sex.Female, 65 * Units.kg, 165 * Units.cm);
        var regimen = Regimen.Oral(Precursor.NMN, 300 * Units.mg, 1 * Units.day, 14);
        var spread = PeopleSpread.Run(Body.Default, person, regimen, 14, 24, 5);
        Assert.Equal(24, spread.People);
        var typical = PersonForecast.Run(Body.Default, person, regimen, 14, 0, 1).Fold;
        Assert.True(spread.Low < typical && typical < spread.High && spread.High - 1 > 1.3 * (spread.Low - 1));
    }
}
