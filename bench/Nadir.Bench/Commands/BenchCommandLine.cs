using System.CommandLine;

namespace Nadir;

/// <summary>The benchmark program: commands and exit codes. 0 = done, 1 = a build or a run failed, 2 = bad input.</summary>
public static class BenchCommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and errors.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Nadir's benchmarks: against SUNDIALS CVODE, over sizes, loading and kernels.")
        {
            PopulationCommand.Make(output, error),
            ScalingCommand.Make(output, error),
            LoadCommand.Make(output),
            KernelsCommand.Make(),
            WriteCommand.Make(output),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
        {
            await error.WriteLineAsync($"bench: {e.Message}").ConfigureAwait(false);
            return 1;
        }
        catch (Exception e) when (e is ModelException or ArgumentException or IOException)
        {
            await error.WriteLineAsync($"bench: {e.Message}").ConfigureAwait(false);
            return 2;
        }
    }
}
