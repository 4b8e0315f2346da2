using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>The compiled peer of one model: SUNDIALS CVODE around generated C.</summary>
public sealed class PeerProgram : IPeer
{
    private readonly string folder;
    private readonly string program;

    private PeerProgram(string folder, string program, IReadOnlyList<string> states)
    {
        this.folder = folder;
        this.program = program;
        States = states;
    }

    /// <summary>Whether a C compiler is there.</summary>
    public static bool HasCompiler => File.Exists("/usr/bin/gcc");

    /// <summary>Whether Debian's SUNDIALS with KLU is installed.</summary>
    public static bool HasDebianLibrary => File.Exists("/usr/include/cvode/cvode.h") && File.Exists("/usr/include/suitesparse/klu.h");

    /// <inheritdoc/>
    public string Name => "CVODE-KLU";

    /// <inheritdoc/>
    public IReadOnlyList<string> States { get; }

    /// <summary>Makes the program; the first time in a folder SUNDIALS itself is built there, which takes two minutes, root and the network.</summary>
    /// <param name="source">The model.</param>
    /// <param name="folder">Build folder outside the repository.</param>
    /// <param name="otherSource">A C file to use instead of the model's own; its states must be in the same order.</param>
    /// <param name="useDebianLibrary">Link the SUNDIALS that Debian ships: enough to check numbers, about three times slower.</param>
    /// <exception cref="InvalidOperationException">The build failed; the message has its last words.</exception>
    public static PeerProgram Build(PeerSource source, string folder, string? otherSource = null, bool useDebianLibrary = false)
    {
        var scripts = Path.Combine(folder, "peer");
        Directory.CreateDirectory(scripts);
        var text = otherSource is null ? source.Write() : File.ReadAllText(otherSource);
        var key = new StringBuilder(text).Append(useDebianLibrary);
        foreach (var name in new[] { "build.sh", "peer.c", "model.h" })
        {
            using var reader = new StreamReader(typeof(PeerProgram).Assembly.GetManifestResourceStream($"peer/{name}")!);
            var content = reader.ReadToEnd();
            key.Append(content);
            File.WriteAllText(Path.Combine(scripts, name), content);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())))[..16];
        var target = Path.Combine(folder, "programs", hash);
        if (!File.Exists(target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target + ".c", text);
            Execute("/bin/bash", [Path.Combine(scripts, "build.sh"), folder, target + ".c", target + ".new", useDebianLibrary ? "debian" : "own"]);
            File.Move(target + ".new", target, overwrite: true);
        }

        return new PeerProgram(folder, target, source.States);
    }

    /// <summary>Compiles the generated C alone, without SUNDIALS, and says whether gcc took it; warnings are errors.</summary>
    /// <param name="source">The model.</param>
    /// <exception cref="InvalidOperationException">It did not; the message has gcc's.</exception>
    public static void CheckSyntax(PeerSource source)
    {
        var temporary = Directory.CreateTempSubdirectory("nadir-peer");
        try
        {
            using (var reader = new StreamReader(typeof(PeerProgram).Assembly.GetManifestResourceStream("peer/model.h")!))
            {
                File.WriteAllText(Path.Combine(temporary.FullName, "model.h"), reader.ReadToEnd());
            }

            var file = Path.Combine(temporary.FullName, "model.c");
            File.WriteAllText(file, source.Write());
            Execute("/usr/bin/gcc", ["-std=gnu17", "-Wall", "-Werror", "-Wno-unused-variable", "-c", "-o", Path.ChangeExtension(file, ".o"), file]);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    public EngineRun Run(string population, int subjects, StudyTimes study, Tolerances tolerances, bool isReference = false, bool keepStates = true)
    {
        var output = Path.Combine(folder, $"states-{Environment.ProcessId}.bin");
        string[] words =
        [
            $"population={population}", $"subjects={subjects}", Word("rtol", tolerances.Relative), Word("atol", tolerances.Absolute), Word("until", study.Until), Word("every", study.Every),
            $"rows={(study.RowsAfterDoses ? "after" : "before")}", $"clock={(isReference ? "local" : "global")}", .. keepStates ? [$"out={output}"] : Array.Empty<string>(),
        ];
        try
        {
            var answer = JsonNode.Parse(Execute(program, words))!;
            var states = keepStates ? MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(output)).ToArray() : [];
            return new EngineRun(states, States, subjects, (double)answer["seconds"]![0]!, (double)answer["steps"]!, 0);
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static string Word(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value:R}");

    private static string Execute(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result}");
    }
}
