using System.Runtime.ExceptionServices;

namespace Nadir;

/// <summary>One result a draw of the body's values, on all cores. A draw that cannot be run is counted and told, never dropped in silence.</summary>
/// <typeparam name="T">Result of a draw.</typeparam>
/// <param name="Kept">Results of the draws that ran, in order of the draw.</param>
/// <param name="Failed">Draws that did not.</param>
/// <param name="FirstFailure">Why one of them did not; empty when all ran.</param>
internal sealed record DrawnBodies<T>(IReadOnlyList<T> Kept, int Failed, string FirstFailure)
    where T : class
{
    /// <summary>Runs draws 0 to <paramref name="draws"/> - 1; draw i is the same on any number of cores.</summary>
    /// <exception cref="SolveException">More than half of the draws failed; this is one of the failures.</exception>
    public static DrawnBodies<T> Run(int draws, Func<int, T> one, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var results = new T?[draws];
        SolveException? failure = null;
        var (failed, done) = (0, 0);
        Parallel.For(0, draws, new ParallelOptions { CancellationToken = cancellation }, draw =>
        {
            try
            {
                results[draw] = one(draw);
            }
            catch (SolveException e)
            {
                Interlocked.Increment(ref failed);
                Interlocked.CompareExchange(ref failure, e, null);
            }

            progress?.Report(new Progress("draws", Interlocked.Increment(ref done), draws));
        });
        if (failed * 2 > draws)
        {
            ExceptionDispatchInfo.Throw(failure!);
        }

        return new DrawnBodies<T>([.. results.OfType<T>()], failed, failure?.Message ?? "");
    }
}
