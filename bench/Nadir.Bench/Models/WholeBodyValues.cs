using System.Globalization;

namespace Nadir;

/// <summary>The numbers of the stand-in model M2, from <c>bench/models/m2.csv</c>: they are made up to be stiff, not measured.</summary>
internal sealed class WholeBodyValues
{
    private readonly List<(string Kind, string Id, double Value)> rows = [];

    private WholeBodyValues(TextReader text)
    {
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            rows.Add((fields[0], fields[1], double.Parse(fields[2], CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The table that the program carries.</summary>
    public static WholeBodyValues BuiltIn { get; } = Read();

    /// <summary>Sizes in liters, by compartment.</summary>
    public IEnumerable<(string Id, double Value)> Compartments => Of("compartment");

    /// <summary>Initial concentrations in the order of the states.</summary>
    public IEnumerable<(string Id, double Value)> Species => Of("species");

    /// <summary>Parameters that are the same for everyone.</summary>
    public IEnumerable<(string Id, double Value)> Parameters => Of("parameter");

    /// <summary>The 39 parameters that differ between subjects.</summary>
    public IEnumerable<(string Id, double Value)> Varied => Of("varied");

    private IEnumerable<(string Id, double Value)> Of(string kind) => rows.Where(row => row.Kind == kind).Select(row => (row.Id, row.Value));

    private static WholeBodyValues Read()
    {
        using var reader = new StreamReader(typeof(WholeBodyValues).Assembly.GetManifestResourceStream("m2.csv")!);
        return new WholeBodyValues(reader);
    }
}
