namespace Nadir;

/// <summary>A model with its population, as a benchmark runs them.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Network">The model with its events.</param>
/// <param name="Population">Its subjects.</param>
public sealed record BenchModel(string Name, Network Network, PopulationTable Population)
{
    /// <summary>Subjects drawn when no table is given.</summary>
    public const int DefaultSubjects = 1000;

    private const double Variation = 0.3;
    private const ulong Seed = 1;

    /// <summary>Opens a model.</summary>
    /// <param name="model"><c>m2</c>, <c>m2x4</c> (four coupled copies, 240 states), <c>m2x17</c> (1,020 states), or an SBML file.</param>
    /// <param name="population">Table of subjects, or null to draw one for M2 and its copies.</param>
    /// <param name="subjects">How many to draw.</param>
    /// <exception cref="ArgumentException">An SBML file comes without a population.</exception>
    public static BenchModel Open(string model, string? population = null, int subjects = DefaultSubjects)
    {
        var copies = Copies(model);
        var network = copies > 0 ? WholeBodyModel.Build(copies) : Sbml.Read(model);
        if (population is null && WholeBodyModel.Varied.Any(id => !network.Parameters.Any(p => p.Id == id)))
        {
            throw new ArgumentException($"'{model}' needs a --population: a table of subjects with a column for every parameter that varies.");
        }

        var table = population is null ? Draws(network).Table(subjects) : PopulationTable.Read(population);
        return new BenchModel(copies > 0 ? model : Path.GetFileNameWithoutExtension(model), network, table);
    }

    /// <summary>Subjects of M2 and its copies without end: 39 parameters with 30 % variation, by a fixed seed.</summary>
    public static PopulationDraw Draws(Network network) =>
        new([.. WholeBodyModel.Varied.Select(id => (id, network.Parameters.Single(p => p.Id == id).Value))], Variation, Seed);

    private static int Copies(string model) =>
        model == "m2" ? 1 : model.StartsWith("m2x", StringComparison.Ordinal) && int.TryParse(model.AsSpan(3), out var copies) ? copies : 0;
}
