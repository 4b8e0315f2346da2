using System.CommandLine;

namespace Nadir.App;

/// <summary>The options that say whose body it is.</summary>
internal sealed class PersonOptions
{
    private readonly Option<double> age = new("--age") { Description = "Age in years, 18 to 100.", DefaultValueFactory = _ => 55 };
    private readonly Option<string> sex = new("--sex") { Description = "female or male.", DefaultValueFactory = _ => "female" };
    private readonly Option<double> mass = new("--mass") { Description = "Body mass in kg.", DefaultValueFactory = _ => 68 };
    private readonly Option<double> height = new("--height") { Description = "Height in cm.", DefaultValueFactory = _ => 166 };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [age, sex, mass, height];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    public Person Read(ParseResult parsed) => new(
        parsed.GetValue(age) * Units.year, PersonWords.Sex(parsed.GetValue(sex)!), parsed.GetValue(mass) * Units.kg, parsed.GetValue(height) * Units.cm);
}
