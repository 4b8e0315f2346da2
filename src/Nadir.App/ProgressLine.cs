using System.Diagnostics;

namespace Nadir.App;

/// <summary>Progress of long work on stderr: one line that is renewed on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class ProgressLine(TextWriter error) : IProgress<Progress>
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(5);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly bool isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private readonly Lock gate = new();
    private TimeSpan next;
    private string stage = "";
    private TimeSpan begun;
    private int before;
    private int width;

    /// <inheritdoc/>
    public void Report(Progress value)
    {
        lock (gate)
        {
            if (value.Stage != stage)
            {
                (stage, begun, before) = (value.Stage, watch.Elapsed, value.Done);
            }

            if (watch.Elapsed < next)
            {
                return;
            }

            next = watch.Elapsed + (isTerminal ? OnTerminal : Elsewhere);
            var left = value.Done > before + 3 ? FormattableString.Invariant($", about {(watch.Elapsed - begun).TotalSeconds * (value.Total - value.Done) / (value.Done - before):0} s left") : "";
            var text = FormattableString.Invariant($"{value.Stage}: {value.Done} of {value.Total}{left}");
            if (isTerminal)
            {
                error.Write($"\r{text.PadRight(width)}");
                width = text.Length;
            }
            else
            {
                error.WriteLine(text);
            }
        }
    }

    /// <summary>Clears the line.</summary>
    public void Done()
    {
        if (isTerminal && width > 0)
        {
            error.Write($"\r{new string(' ', width)}\r");
        }
    }
}
