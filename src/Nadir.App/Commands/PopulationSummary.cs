namespace Nadir.App;

/// <summary>The part of <c>nadir run</c> that keeps a summary of a population only, and can be stopped and taken up again.</summary>
internal static class PopulationSummary
{
    private const int Stopped = 130;
    private const int RowsShown = 12;
    private const int ColumnsShown = 4;

    public static int Run(
        TextWriter output, TextWriter error, ModelStudy study, EnsembleOptions ensemble, string? resume, string? file, ProgressLine progress, CancellationToken cancellation)
    {
        var saved = resume is not null && File.Exists(resume) ? SummaryFile.Load(resume) : null;
        var summary = study.Summarize(ensemble, saved, progress, cancellation);
        progress.Done();
        if (cancellation.IsCancellationRequested)
        {
            if (resume is not null)
            {
                SummaryFile.Save(summary, resume);
                error.WriteLine($"nadir: stopped after {summary.Next} of {summary.Subjects} subjects; the same command goes on from '{resume}'.");
                return Stopped;
            }

            cancellation.ThrowIfCancellationRequested();
        }

        if (file is not null)
        {
            AtomicFile.Write(file, SummaryFile.Render(summary, file));
        }

        Print(output, summary);
        foreach (var (subject, status) in summary.Failures.Take(10))
        {
            error.WriteLine(FormattableString.Invariant($"nadir: subject {study.Subjects.Ids[subject]} failed at time {status.Time:g6}: {status.Advice}"));
        }

        if (resume is not null && File.Exists(resume))
        {
            File.Delete(resume);
        }

        return summary.Failures.Count > 0 ? 1 : 0;
    }

    private static void Print(TextWriter output, EnsembleSummary summary)
    {
        var shown = Math.Min(ColumnsShown, summary.Outputs.Count);
        var table = Tables.Make([">time", .. summary.Outputs.Take(shown).Select(name => $">{name}: 5 %, median, 95 %")]);
        var stride = Math.Max(1, (summary.Times.Count - 1) / RowsShown);
        for (var i = 0; i < summary.Times.Count; i += stride)
        {
            string Cell(int k) => string.Join("  ", new[] { 0.05, 0.5, 0.95 }.Select(share => Figures.Number(summary.Quantile(i, k, share))));
            table.Row([summary.Times[i].ToString("g6", System.Globalization.CultureInfo.InvariantCulture), .. Enumerable.Range(0, shown).Select(Cell)]);
        }

        Tables.On(output).Write(table);
        output.WriteLine($"{summary.Subjects} subjects, {summary.Failures.Count} failed; {shown} of {summary.Outputs.Count} outputs at {summary.Times.Count} times; quantiles {(summary.IsExact ? "exact" : "to 0.4 %")}.");
    }
}
