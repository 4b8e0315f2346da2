using System.CommandLine;
using System.Runtime.ExceptionServices;

namespace Nadir.App;

/// <summary>The program: commands, exit codes and how errors are told. 0 = done, 1 = a run failed, 2 = bad input, 130 = stopped by Ctrl-C.</summary>
public static partial class CommandLine
{
    private const int Failed = 1;
    private const int BadInput = 2;
    private const int Stopped = 130;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and errors.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <param name="input">Answers to questions; null where nobody can be asked.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation, TextReader? input = null)
    {
        var root = new RootCommand(
            "Nadir: a virtual laboratory for NAD⁺. It follows NMN, NR, NAM and NA from the capsule into blood and tissues and holds every prediction against published human trials. It recommends nothing.")
        {
            SimulateCommand.Make(output, error),
            CompareCommand.Make(output, error),
            FitCommand.Make(output, error),
            ExploreCommand.Make(output, error),
            HypothesesCommand.Make(output, error),
            EvidenceCommand.Make(output),
            GuideCommand.Make(output, error),
            PhenoAgeCommand.Make(output),
            TrialCommand.Make(output, error),
            PowerCommand.Make(output, error),
            DesignCommand.Make(output, input),
            RunCommand.Make(output, error),
            ModelCommand.Make(output),
            ExportCommand.Make(output),
            ConformanceCommand.Make(output, error),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync($"nadir: {TypeName().Replace(problem.Message, "as a number")}").ConfigureAwait(false);
            }

            await error.WriteLineAsync($"See 'nadir {Path(parsed.CommandResult)}--help'.").ConfigureAwait(false);
            return BadInput;
        }

        try
        {
            return await InvokeAsync(parsed, new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("nadir: stopped; nothing was written.").ConfigureAwait(false);
            return Stopped;
        }
        catch (ModelException e)
        {
            foreach (var problem in e.Problems.Take(20))
            {
                await error.WriteLineAsync($"nadir: {problem}").ConfigureAwait(false);
            }

            if (e.Problems.Count > 20)
            {
                await error.WriteLineAsync($"nadir: and {e.Problems.Count - 20} more problems.").ConfigureAwait(false);
            }

            return BadInput;
        }
        catch (ArgumentException e)
        {
            // The name of a parameter of ours says nothing to a user.
            await error.WriteLineAsync($"nadir: {e.Message.Split(" (Parameter '")[0]}").ConfigureAwait(false);
            return BadInput;
        }
        catch (SolveException e)
        {
            await error.WriteLineAsync($"nadir: the simulation failed. {e.Message}").ConfigureAwait(false);
            return Failed;
        }
    }

    // Parallel loops throw what went wrong in them together; the first is told.
    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, CancellationToken cancellation)
    {
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
            throw;
        }
    }

    // "evidence source ": every command on the way.
    private static string Path(System.CommandLine.Parsing.CommandResult? command) =>
        command is null or { Command: RootCommand } ? "" : $"{Path(command.Parent as System.CommandLine.Parsing.CommandResult)}{command.Command.Name} ";

    [System.Text.RegularExpressions.GeneratedRegex(@"as expected type '[^']*'")]
    private static partial System.Text.RegularExpressions.Regex TypeName();
}
