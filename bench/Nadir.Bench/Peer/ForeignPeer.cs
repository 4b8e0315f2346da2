using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>
/// A peer program made elsewhere, called as <c>PROGRAM klu SUBJECTS RTOL ATOL 1 OUT.bin</c> with the table in the environment variable POPULATION and,
/// for references, LOCALTIME=1. It prints <c>ms_per_subject=…</c>, writes doubles [subject, time, state], and has the times and doses of the study in it.
/// Its accuracy is judged by its own reference, so its units and the order of its states do not matter.
/// </summary>
/// <param name="program">The executable.</param>
public sealed partial class ForeignPeer(string program) : IPeer
{
    /// <inheritdoc/>
    public string Name => Path.GetFileName(program);

    /// <inheritdoc/>
    public IReadOnlyList<string> States { get; private set; } = [];

    /// <inheritdoc/>
    public EngineRun Run(string population, int subjects, StudyTimes study, Tolerances tolerances, bool isReference = false, bool keepStates = true)
    {
        var output = Path.GetTempFileName();
        try
        {
            string[] words = ["klu", $"{subjects}", Text(tolerances.Relative), Text(tolerances.Absolute), "1", output];
            var start = new ProcessStartInfo(Path.GetFullPath(program), words) { UseShellExecute = false, RedirectStandardOutput = true };
            start.Environment["POPULATION"] = population;
            if (isReference)
            {
                start.Environment["LOCALTIME"] = "1";
            }

            using var process = Process.Start(start)!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var time = Milliseconds().Match(text);
            if (process.ExitCode != 0 || !time.Success)
            {
                throw new InvalidOperationException($"{program} ended with {process.ExitCode} and said '{text}'.");
            }

            var states = keepStates ? MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(output)).ToArray() : [];
            if (keepStates)
            {
                States = [.. Enumerable.Range(0, states.Length / subjects / study.Rows.Count).Select(i => $"{i}")];
            }

            var steps = Steps().Match(text);
            return new EngineRun(states, States, subjects, Number(time) * subjects / 1000, steps.Success ? Number(steps) : double.NaN, 0);
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"ms_per_subject=([0-9.eE+-]+)")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"steps_per_subject=([0-9.eE+-]+)")]
    private static partial Regex Steps();
}
