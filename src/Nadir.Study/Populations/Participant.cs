namespace Nadir;

/// <summary>One virtual person: who, and how their body differs from the reference.</summary>
/// <param name="Index">Number in the population: the same number is the same person.</param>
/// <param name="Person">Age, sex, mass, height.</param>
/// <param name="Covariates">Every covariate of <see cref="Population.Covariates"/> by name.</param>
/// <param name="Factors">Value over that of the reference person, by id of <c>body/human.csv</c>; what is not named is 1.</param>
/// <param name="Screened">People looked at until one met the criteria, this one included.</param>
public sealed record Participant(int Index, Person Person, IReadOnlyDictionary<string, double> Covariates, IReadOnlyDictionary<string, double> Factors, int Screened)
{
    /// <summary>Values of this person's body before scaling to size.</summary>
    /// <param name="reference">Values of the reference person by id.</param>
    public IReadOnlyDictionary<string, double> Values(IReadOnlyDictionary<string, double> reference)
    {
        var values = new Dictionary<string, double>(reference, StringComparer.Ordinal);
        foreach (var (id, factor) in Factors)
        {
            values[id] *= factor;
        }

        BodyDraws.KeepShares(values);
        return values;
    }
}
