using System.CommandLine;

namespace Nadir.App;

/// <summary>What commands that simulate virtual people share: repetitions, pool, seed, workers, a warning before a long run, and going on after a stop.</summary>
internal sealed class PeopleOptions
{
    private const int Stopped = 130;

    // Measured on one core of a Zen 5 under load; a machine may be faster or slower by a factor of two.
    private const double PersonDaysASecond = 15_000;

    private readonly Option<int> replicates = new("--replicates") { Description = "Times that every trial is repeated.", DefaultValueFactory = _ => 1000 };
    private readonly Option<int> pool;
    private readonly Option<ulong> seed = new("--seed") { Description = "Seed of everything that is random.", DefaultValueFactory = _ => 1UL };
    private readonly Option<int> threads = new("--threads") { Description = "Workers; 0 for one a core. The numbers are the same.", DefaultValueFactory = _ => 0 };
    private readonly Option<double> budget = new("--budget") { Description = "Minutes from which a run warns before it starts.", DefaultValueFactory = _ => 5 };
    private readonly Option<string?> resume = new("--resume") { Description = "Where the state is saved when the run is stopped, and taken up again.", HelpName = "FILE" };

    /// <summary>Options of one command.</summary>
    /// <param name="people">Virtual people in every arm when nothing is given.</param>
    public PeopleOptions(int people) =>
        pool = new("--pool") { Description = "Virtual people simulated in every arm; every repetition and number of participants draws from them.", DefaultValueFactory = _ => people };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { replicates, pool, seed, threads, budget, resume })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    public TrialOptions Read(ParseResult parsed)
    {
        var workers = parsed.GetValue(threads) switch { 0 => Environment.ProcessorCount, < 0 => throw new ArgumentException("--threads is below 0."), var given => given };
        return new TrialOptions(parsed.GetValue(replicates), parsed.GetValue(pool), parsed.GetValue(seed), workers);
    }

    /// <summary>
    /// Warns where it will take longer than the budget, takes up what was saved, works, and saves when stopped or when a result could not be written. What was saved goes when all is written.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="error">Where warning and progress are told.</param>
    /// <param name="run">The run.</param>
    /// <param name="personDays">Days of one person to be simulated.</param>
    /// <param name="smaller">What makes it smaller.</param>
    /// <param name="done">What is done so far, in words.</param>
    /// <param name="work">The work; throws <see cref="OperationCanceledException"/> when stopped.</param>
    /// <returns>Exit code.</returns>
    public int Run(ParseResult parsed, TextWriter error, IResumable run, long personDays, string smaller, Func<string> done, Action<ProgressLine> work)
    {
        var file = parsed.GetValue(resume);
        AtomicFile.Expect(file);
        if (file is not null && File.Exists(file))
        {
            SavedRun.Load(run, file);
        }
        else
        {
            Warn(error, personDays, Read(parsed).Threads, parsed.GetValue(budget), smaller);
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

    private static void Warn(TextWriter error, long personDays, int workers, double budget, string smaller)
    {
        var minutes = personDays / PersonDaysASecond / workers / 60;
        if (minutes > budget)
        {
            var about = minutes < 1.5 ? "about a minute" : FormattableString.Invariant($"about {minutes:0} minutes");
            error.WriteLine(FormattableString.Invariant($"nadir: this run simulates {personDays:N0} days of people and may take {about}. Ctrl-C stops it; with --resume FILE it can be taken up again; {smaller} it smaller."));
        }
    }
}
