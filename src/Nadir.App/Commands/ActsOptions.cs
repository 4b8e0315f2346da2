using System.CommandLine;

namespace Nadir.App;

/// <summary>The options that say what acts besides a precursor, and which answers to disputed questions hold.</summary>
internal sealed class ActsOptions
{
    private readonly Option<string[]> inputs = new("--input")
    {
        Description = "Something else that acts, always: NAME=SIZE, for example \"CD38 inhibitor=0.8\" or NAMPT=0.5. Times are given in a study file.", HelpName = "NAME=SIZE", DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> hypotheses = new("--hypothesis")
    {
        Description = "Setting of a disputed question: NAME=SETTING, for example slc12a8=on. See 'nadir hypotheses'.", HelpName = "NAME=SETTING", DefaultValueFactory = _ => [],
    };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [inputs, hypotheses];

    public static Option<bool> Json() => new("--json") { Description = "One JSON object on stdout and nothing else." };

    public void AddTo(Command command)
    {
        command.Options.Add(inputs);
        command.Options.Add(hypotheses);
    }

    public IReadOnlyList<Condition> Conditions(ParseResult parsed) => [.. parsed.GetValue(inputs)!.Select(InputText.Read)];

    public HypothesisSet Hypotheses(ParseResult parsed) => HypothesisSet.Parse(parsed.GetValue(hypotheses)!);

    /// <summary>The person's body under both.</summary>
    public BodyAtRest Body(ParseResult parsed, Option<string?> data, Person person) => DataOption.Body(parsed.GetValue(data)).Assume(Hypotheses(parsed)).At(person).Under(Conditions(parsed));
}
