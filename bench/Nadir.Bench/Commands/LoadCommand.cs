using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Nadir;

/// <summary><c>load</c>: from an SBML file to a model that can run, the first time in a process (with all of .NET's own compiling) and later.</summary>
internal static class LoadCommand
{
    private static readonly string[] Phases = ["read SBML", "equations", "compile", "code for lanes", "all"];

    public static Command Make(TextWriter output)
    {
        var model = new Option<string>("--model") { Description = "SBML file; M2 when not given.", DefaultValueFactory = _ => "m2" };
        var repeat = new Option<int>("--repeat") { Description = "Processes for the cold figure; ten times as many loads for the warm one.", DefaultValueFactory = _ => 5 };
        var single = new Option<bool>("--single") { Description = "One load in this process: milliseconds by phase.", Hidden = true };
        var command = new Command("load", "Time reading and compiling a model, cold and warm (wall time, milliseconds).") { model, repeat, single };
        command.SetAction(parsed =>
        {
            var text = Text(parsed.GetValue(model)!);
            if (parsed.GetValue(single))
            {
                output.WriteLine(string.Join(' ', Load(text, parsed.GetValue(model) == "m2").Select(t => t.ToString("R", CultureInfo.InvariantCulture))));
                return;
            }

            var cold = Enumerable.Range(0, parsed.GetValue(repeat)).Select(_ => InChild(parsed.GetValue(model)!)).ToArray();
            var warm = Enumerable.Range(0, 10 * parsed.GetValue(repeat)).Select(_ => Load(text, parsed.GetValue(model) == "m2")).ToArray();
            output.WriteLine("| phase | cold ms | warm ms | warm, last tenth |\n|---|---:|---:|---:|");
            for (var i = 0; i < Phases.Length; i++)
            {
                output.WriteLine(FormattableString.Invariant($"| {Phases[i]} | {Middle(cold, i):0.0} | {Middle(warm, i):0.0} | {Middle(warm[^Math.Max(1, warm.Length / 10)..], i):0.0} |"));
            }
        });
        return command;
    }

    private static double Middle(double[][] loads, int phase) => Timing.Median(loads.Select(load => load[phase]));

    private static string Text(string model)
    {
        if (model != "m2")
        {
            return File.ReadAllText(model);
        }

        using var reader = new StreamReader(typeof(LoadCommand).Assembly.GetManifestResourceStream("m2.xml")!);
        return reader.ReadToEnd();
    }

    private static double[] Load(string text, bool isBuiltIn)
    {
        var all = Stopwatch.StartNew();
        var times = new List<double>();
        T Timed<T>(Func<T> work)
        {
            var watch = Stopwatch.StartNew();
            var result = work();
            times.Add(watch.Elapsed.TotalMilliseconds);
            return result;
        }

        var network = Timed(() => Sbml.Parse(text));
        string[] varied = [.. network.Parameters.Where(p => p.IsConstant).Select(p => p.Id).Where(id => isBuiltIn ? WholeBodyModel.Varied.Contains(id, StringComparer.Ordinal) : true)];
        var equations = Timed(() => Equations.From(network));
        var engine = Timed(() => NadirEngine.Of(equations));
        Timed(() => engine.Prepare(varied));
        times.Add(all.Elapsed.TotalMilliseconds);
        return [.. times];
    }

    private static double[] InChild(string model)
    {
        var program = Environment.ProcessPath!;
        string[] words = ["load", "--single", "--model", model];
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        using var process = Process.Start(new ProcessStartInfo(program, isHost ? [typeof(LoadCommand).Assembly.Location, .. words] : words) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. answer.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
    }
}
