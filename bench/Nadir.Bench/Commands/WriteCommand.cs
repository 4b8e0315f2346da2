using System.CommandLine;

namespace Nadir;

/// <summary><c>write</c>: the files behind a benchmark, to look at or to give to other engines.</summary>
internal static class WriteCommand
{
    public static Command Make(TextWriter output)
    {
        var model = BenchOptions.Model();
        var folder = new Argument<string>("FOLDER") { Description = "Where to write model.xml, population.csv and model.c." };
        var subjects = new Option<int>("--subjects") { Description = "Subjects to draw.", DefaultValueFactory = _ => BenchModel.DefaultSubjects };
        var until = BenchOptions.Until();
        var command = new Command("write", "Write the SBML, the population and the peer's C of a model.") { folder, model, subjects, until };
        command.SetAction(parsed =>
        {
            var bench = BenchModel.Open(parsed.GetValue(model)!, null, parsed.GetValue(subjects));
            var target = Directory.CreateDirectory(parsed.GetValue(folder)!).FullName;
            bench.Population.Write(Path.Combine(target, "population.csv"));
            File.WriteAllText(Path.Combine(target, "model.c"), new PeerSource(Equations.From(bench.Network), bench.Population.Parameters, parsed.GetValue(until)).Write());
            File.WriteAllText(Path.Combine(target, "model.xml"), Sbml.Write(bench.Network, SbmlVersion.Level3Version1));
            output.WriteLine($"model.xml, population.csv and model.c written to {target}");
        });
        return command;
    }
}
