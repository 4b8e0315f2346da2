namespace Nadir;

/// <summary>
/// A distribution over people: age, sex, height, mass and covariates from <c>body/people.csv</c>, and how bodies differ between people. Person i is the same in any order and on
/// any number of threads.
/// </summary>
public sealed record Population
{
    private const int MostScreened = 5000;
    private const ulong Stream = 0x9E6C63D0876A9A5B;
    private const ulong NumbersAPerson = 16;

    /// <summary>Names of covariates with their units.</summary>
    public static IReadOnlyDictionary<string, string> Covariates { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["age"] = "years", ["male"] = "0 or 1", ["mass"] = "kg", ["height"] = "cm", ["bmi"] = "kg/m²", ["glucose"] = "mg/dL, fasting", ["sbp"] = "mmHg, systolic", ["runner"] = "0 or 1",
    };

    /// <summary>Names of the subgroups that a study may ask for.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["over 65", "overweight", "prediabetes", "runners", "mild hypertension"];

    /// <summary>Youngest, years; that of <c>body/people.csv</c> when null.</summary>
    public double? AgeLow { get; init; }

    /// <summary>Oldest, years.</summary>
    public double? AgeHigh { get; init; }

    /// <summary>Mean age before the limits cut it, years; uniform between the limits when null.</summary>
    public double? AgeMean { get; init; }

    /// <summary>Standard deviation of age before the limits cut it, years; a quarter of the range when null.</summary>
    public double? AgeDeviation { get; init; }

    /// <summary>Share of men, 0 to 1.</summary>
    public double MaleShare { get; init; } = 0.5;

    /// <summary>Mean body-mass index, kg/m²; that of each sex in <c>body/people.csv</c> when null.</summary>
    public double? BodyMassIndexMean { get; init; }

    /// <summary>Standard deviation of body-mass index, kg/m²; the spread of <c>body/people.csv</c> when null.</summary>
    public double? BodyMassIndexDeviation { get; init; }

    /// <summary>Who may take part; subgroups among them.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>In words, for a heading and a hash.</summary>
    public string Text => FormattableString.Invariant(
        $"age {AgeLow:R} to {AgeHigh:R} ({AgeMean:R} ± {AgeDeviation:R}), men {MaleShare:R}, body-mass index {BodyMassIndexMean:R} ± {BodyMassIndexDeviation:R}; {string.Join("; ", Criteria)}");

    /// <summary>The criteria that make a subgroup.</summary>
    /// <param name="group">A name of <see cref="Groups"/>.</param>
    /// <param name="rules">Numbers of <c>body/people.csv</c>: <see cref="Body.Rules"/>.</param>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public static Criterion Group(string group, IReadOnlyDictionary<string, double> rules) => group switch
    {
        "over 65" => new("age", rules["group.older"], null),
        "overweight" => new("bmi", rules["group.overweight"], null),
        "prediabetes" => new("glucose", rules["group.prediabetes.low"], rules["group.prediabetes.high"]),
        "runners" => new("runner", 1, null),
        "mild hypertension" => new("sbp", rules["group.hypertension.low"], rules["group.hypertension.high"]),
        _ => throw new ArgumentException($"There is no group '{group}'; known: {string.Join(", ", Groups)}.", nameof(group)),
    };

    /// <summary>Person number <paramref name="index"/>.</summary>
    /// <param name="body">The human body, for the numbers of <c>body/people.csv</c>.</param>
    /// <param name="seed">Seed of the population.</param>
    /// <param name="index">Number of the person.</param>
    /// <exception cref="ArgumentException">Hardly anyone meets the criteria.</exception>
    public Participant Draw(Body body, ulong seed, int index)
    {
        var random = new CounterRandom(seed ^ Stream, (ulong)index);
        for (var attempt = 0; attempt < MostScreened; attempt++)
        {
            if (Candidate(body.Rules, random, (ulong)attempt * NumbersAPerson) is { } found && Criteria.All(criterion => criterion.Holds(found.Covariates[criterion.Covariate])))
            {
                return new Participant(index, found.Person, found.Covariates, Variability.Factors(body, found.Person, random, MostScreened * NumbersAPerson), attempt + 1);
            }
        }

        throw new ArgumentException(FormattableString.Invariant($"Fewer than one in {MostScreened} people meet the criteria ({string.Join("; ", Criteria)}); widen them or the population."));
    }

    // Null where the numbers drawn make no adult that the scaling rules hold for.
    private (Person Person, Dictionary<string, double> Covariates)? Candidate(IReadOnlyDictionary<string, double> rules, CounterRandom random, ulong first)
    {
        var sex = random.Uniform(first) < MaleShare ? Sex.Male : Sex.Female;
        var letter = sex == Sex.Male ? "m" : "f";
        var age = Age(rules, random.Uniform(first + 1));
        var height = rules[$"people.height.{letter}"] * Math.Exp(rules["people.height.spread"] * random.Normal(first + 2));
        var bmi = BodyMassIndex(rules, letter) * Math.Exp(BodyMassIndexSpread(rules) * (random.Normal(first + 3) - BodyMassIndexSpread(rules) / 2));
        var mass = bmi * height * height / 10_000;
        if (height is < 125 or > 225 || bmi is < 15 or > 65 || mass is < 35 or > 240)
        {
            return null;
        }

        var (years, above) = (age - rules["covariate.at.age"], bmi - rules["covariate.at.bmi"]);
        var glucose = rules["covariate.glucose"] * (1 + rules["covariate.glucose.age"] * years + rules["covariate.glucose.bmi"] * above) * Math.Exp(rules["covariate.glucose.spread"] * random.Normal(first + 4));
        var pressure = rules["covariate.sbp"] + rules["covariate.sbp.age"] * years + rules["covariate.sbp.bmi"] * above + rules["covariate.sbp.sd"] * random.Normal(first + 5);
        return (new Person(age * Units.year, sex, mass * Units.kg, height * Units.cm), new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["age"] = age, ["male"] = sex == Sex.Male ? 1 : 0, ["mass"] = mass, ["height"] = height, ["bmi"] = bmi, ["glucose"] = glucose, ["sbp"] = pressure,
            ["runner"] = random.Uniform(first + 6) < rules["covariate.runner"] ? 1 : 0,
        });
    }

    private static double AtMost(double z) => StudentDistribution.UpperTail(-z, double.PositiveInfinity);

    private double Age(IReadOnlyDictionary<string, double> rules, double uniform)
    {
        var (low, high) = (AgeLow ?? rules["people.age.low"], AgeHigh ?? rules["people.age.high"]);
        if (AgeMean is not { } mean)
        {
            return low + (high - low) * uniform;
        }

        var deviation = AgeDeviation ?? (high - low) / 4;
        var (from, to) = (AtMost((low - mean) / deviation), AtMost((high - mean) / deviation));
        return Math.Clamp(mean + deviation * NormalDistribution.Quantile(from + (to - from) * uniform), low, high);
    }

    private double BodyMassIndex(IReadOnlyDictionary<string, double> rules, string letter) =>
        BodyMassIndexMean ?? rules[$"people.mass.{letter}"] / (rules[$"people.height.{letter}"] * rules[$"people.height.{letter}"] / 10_000);

    private double BodyMassIndexSpread(IReadOnlyDictionary<string, double> rules) => BodyMassIndexMean is { } mean && BodyMassIndexDeviation is { } deviation
        ? Math.Sqrt(Math.Log(1 + deviation * deviation / (mean * mean)))
        : rules["people.bmi.spread"];
}
