using System.CommandLine;

namespace Nadir.App;

/// <summary>The option of long runs to be stopped, saved and taken up again.</summary>
internal static class ResumeOption
{
    private const int Stopped = 130;

    public static Option<string?> Make() => new("--resume") { Description = "Where the state is saved when the run is stopped, and taken up again.", HelpName = "FILE" };

    /// <summary>Takes up what was saved, works, and saves when stopped or when a result could not be written. What was saved goes when all is written.</summary>
    /// <param name="run">The run.</param>
    /// <param name="file">File of the option.</param>
    /// <param name="error">Where progress is told.</param>
    /// <param name="done">What is done so far, in words.</param>
    /// <param name="work">The work; throws <see cref="OperationCanceledException"/> when stopped.</param>
    /// <returns>Exit code.</returns>
    public static int Run(IResumable run, string? file, TextWriter error, Func<string> done, Action<ProgressLine> work)
    {
        AtomicFile.Expect(file);
        if (file is not null && File.Exists(file))
        {
            SavedRun.Load(run, file);
        }

        var progress = new ProgressLine(error);
        try
        {
            work(progress);
        }
        catch (OperationCanceledException) when (file is not null)
        {
            progress.Done();
            SavedRun.Save(run, file);
            error.WriteLine($"nadir: stopped after {done()}; the same command goes on from '{file}'.");
            return Stopped;
        }

        catch (ModelException) when (file is not null)
        {
            progress.Done();
            SavedRun.Save(run, file);
            error.WriteLine($"nadir: what was simulated is kept in '{file}'.");
            throw;
        }

        if (file is not null)
        {
            File.Delete(file);
        }

        return 0;
    }
}
