using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Nadir;

/// <summary>Options that several commands have.</summary>
internal static class BenchOptions
{
    public static Option<string> Model() => new("--model") { Description = "m2 (60 states), m2x4 (240), m2x17 (1,020), or an SBML file.", DefaultValueFactory = _ => "m2" };

    public static Option<string?> Population() => new("--population") { Description = "Table of subjects: id, then a column for every parameter that varies. Drawn for M2 when not given." };

    public static Option<string> Folder() => new("--build") { Description = "Where the peer is built, outside the repository.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "peer") };

    public static Option<int> Lanes() => new("--lanes") { Description = "Force 8, 4 or 1 lanes; 0 lets the engine choose." };

    public static Option<bool> Json() => new("--json") { Description = "One JSON object on stdout and nothing else." };

    public static Option<double> Until() => new("--until") { Description = "End of the study.", DefaultValueFactory = _ => 1440 };

    public static Option<double> Every() => new("--every") { Description = "Time between rows.", DefaultValueFactory = _ => 6 };

    public static Option<double[]> Numbers(string name, string description, params double[] values) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => values,
        CustomParser = Parse,
    };

    private static double[] Parse(ArgumentResult result)
    {
        try
        {
            return [.. result.Tokens.SelectMany(token => token.Value.Split(',')).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        }
        catch (FormatException)
        {
            result.AddError("Numbers are wanted, with commas between them, for example 1e-3,1e-4.");
            return [];
        }
    }
}
