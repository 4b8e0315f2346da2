using System.CommandLine;

namespace Nadir.App;

/// <summary><c>nadir export body --format sbml</c>: a model as a file for other programs.</summary>
internal static class ExportCommand
{
    public static Command Make(TextWriter output)
    {
        var model = new Argument<string>("MODEL") { Description = "body, or an SBML file to write again." };
        var format = new Option<string>("--format") { Description = "sbml.", DefaultValueFactory = _ => "sbml" };
        var version = new Option<string>("--version-of-sbml", "--sbml") { Description = "3.1 or 3.2.", DefaultValueFactory = _ => "3.2" };
        var file = new Option<string?>("--out") { Description = "File to write; stdout when not given.", HelpName = "FILE" };
        var command = new Command("export", "Write a model as SBML: the human body (a woman of 55 years, 68 kg, 166 cm, at rest) with units and ChEBI annotations, or any model in another version.\nExample: nadir export body --format sbml --out body.xml")
        {
            model, format, version, file,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(format) != "sbml")
            {
                throw new ArgumentException($"--format '{parsed.GetValue(format)}' is not known; give sbml.");
            }

            var chosen = parsed.GetValue(version) switch
            {
                "3.1" => SbmlVersion.Level3Version1,
                "3.2" => SbmlVersion.Level3Version2,
                var other => throw new ArgumentException($"--sbml '{other}' is not written; give 3.1 or 3.2."),
            };
            var name = parsed.GetValue(model)!;
            var text = Sbml.Write(name == "body" ? BodyAtRest() : Sbml.Read(name), chosen);
            if (parsed.GetValue(file) is { } path)
            {
                AtomicFile.Write(path, text);
            }
            else
            {
                output.Write(text);
            }

            return 0;
        });
        return command;
    }

    // The body of the person whom 'simulate' shows without options, at rest: it can be run as it is.
    private static Network BodyAtRest() => Body.Default.At(new Person(55 * Units.year, Sex.Female, 68 * Units.kg, 166 * Units.cm)).ToNetwork();
}
