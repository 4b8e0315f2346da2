namespace Nadir;

/// <summary>
/// A population by a rule: every parameter is log-normal around its typical value, independent of the others. Subject i is the same in any order;
/// subject 0 is the typical one.
/// </summary>
/// <param name="Parameters">Ids and typical values.</param>
/// <param name="Variation">Coefficient of variation, for example 0.3.</param>
/// <param name="Seed">Seed.</param>
public sealed record PopulationDraw(IReadOnlyList<(string Id, double Value)> Parameters, double Variation, ulong Seed)
{
    /// <summary>Values of one subject in the order of <see cref="Parameters"/>.</summary>
    public void Fill(int subject, Span<double> values)
    {
        var spread = Math.Sqrt(Math.Log(1 + Variation * Variation));
        var random = new CounterRandom(Seed, (ulong)subject);
        for (var k = 0; k < Parameters.Count; k++)
        {
            values[k] = Parameters[k].Value * (subject == 0 ? 1 : Math.Exp(spread * random.Normal((ulong)k)));
        }
    }

    /// <summary>The first subjects as a table.</summary>
    public PopulationTable Table(int subjects)
    {
        var values = new double[subjects * Parameters.Count];
        for (var subject = 0; subject < subjects; subject++)
        {
            Fill(subject, values.AsSpan(subject * Parameters.Count, Parameters.Count));
        }

        return new PopulationTable([.. Parameters.Select(p => p.Id)], values);
    }
}
