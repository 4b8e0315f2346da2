namespace Nadir;

/// <summary>
/// Count, mean, standard deviation, extremes and quantiles of every output at every time, over all subjects that got there. No trajectory is kept:
/// quantiles are exact while all values fit into the room given, else to 0.4 % of their value.
/// </summary>
/// <remarks>Subjects must come in their order, as an ensemble gives them: then sums have the same bits on any number of threads.</remarks>
public sealed class EnsembleSummary
{
    private const int Batch = 64; // cells are far apart in memory: many subjects at once
    private const int Signature = 0x4E534D31; // "NSM1"
    private readonly double[] mean;
    private readonly double[] squares;
    private readonly double[] least;
    private readonly double[] most;
    private readonly int[] count;
    private readonly double[]? exact; // [subject, cell]
    private readonly double[] waiting;
    private readonly QuantileSketch[]? sketches;
    private int waitingRows;
    private (int Cell, int Subjects) lastCell = (-1, 0);
    private double[] last = [];

    /// <summary>An empty summary.</summary>
    /// <param name="outputs">Ids of the outputs.</param>
    /// <param name="times">Output times.</param>
    /// <param name="subjects">Number of subjects that will come at most.</param>
    /// <param name="exactValues">Values for which there is room: up to as many, quantiles are exact.</param>
    public EnsembleSummary(IReadOnlyList<string> outputs, IReadOnlyList<double> times, int subjects, long exactValues = 20_000_000)
    {
        Outputs = [.. outputs];
        Times = [.. times];
        var cells = Outputs.Count * Times.Count;
        (mean, squares, least, most, count) = (new double[cells], new double[cells], new double[cells], new double[cells], new int[cells]);
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(most, double.NegativeInfinity);
        Subjects = subjects;
        waiting = new double[Batch * cells];
        if ((long)cells * subjects <= exactValues)
        {
            exact = new double[cells * subjects];
        }
        else
        {
            sketches = [.. Enumerable.Range(0, cells).Select(_ => new QuantileSketch())];
        }
    }

    /// <summary>Ids of the outputs.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Output times.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Subjects that may come.</summary>
    public int Subjects { get; }

    /// <summary>The first subject that has not come yet: where to resume.</summary>
    public int Next { get; private set; }

    /// <summary>Whether quantiles are exact.</summary>
    public bool IsExact => exact is not null;

    /// <summary>Subjects that failed, with the reason.</summary>
    public List<(int Subject, SolveStatus Status)> Failures { get; } = [];

    /// <summary>Takes a subject; the values of one that failed do not count.</summary>
    public void Add(SubjectRun run)
    {
        if (run.Subject != Next)
        {
            throw new ArgumentException(FormattableString.Invariant($"Subject {run.Subject} came, {Next} was next."), nameof(run));
        }

        Next++;
        var row = waiting.AsSpan(waitingRows++ * mean.Length, mean.Length);
        if (run.Status.IsSuccess)
        {
            run.Values.CopyTo(row);
        }
        else
        {
            row.Fill(double.NaN);
            Failures.Add((run.Subject, run.Status));
        }

        if (waitingRows == Batch)
        {
            Flush();
        }
    }

    /// <summary>Subjects with a value.</summary>
    public int Count(int time, int output) => count[Cell(time, output)];

    /// <summary>Mean, in the unit of the output; NaN without values.</summary>
    public double Mean(int time, int output) => count[Cell(time, output)] > 0 ? mean[Cell(time, output)] : double.NaN;

    /// <summary>Standard deviation over n − 1; NaN below two values.</summary>
    public double StandardDeviation(int time, int output) =>
        count[Cell(time, output)] > 1 ? Math.Sqrt(squares[Cell(time, output)] / (count[Cell(time, output)] - 1)) : double.NaN;

    /// <summary>Smallest value; infinity without values.</summary>
    public double Minimum(int time, int output) => least[Cell(time, output)];

    /// <summary>Largest value; minus infinity without values.</summary>
    public double Maximum(int time, int output) => most[Cell(time, output)];

    /// <summary>A quantile; NaN without values.</summary>
    /// <param name="time">Index of the time.</param>
    /// <param name="output">Index of the output.</param>
    /// <param name="probability">0 to 1.</param>
    public double Quantile(int time, int output, double probability)
    {
        var cell = Cell(time, output);
        return count[cell] == 0 ? double.NaN
            : exact is not null ? Quantiles.Of(Exact(cell), probability)
            : Math.Clamp(sketches![cell].Quantile(probability), least[cell], most[cell]);
    }

    /// <summary>Writes the state, so that a run can be resumed.</summary>
    public void Write(Stream stream)
    {
        Flush();
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Signature);
        writer.Write(Outputs.Count);
        foreach (var output in Outputs)
        {
            writer.Write(output);
        }

        WriteAll(writer, [.. Times]);
        writer.Write(Subjects);
        writer.Write(IsExact);
        writer.Write(Next);
        writer.Write(Failures.Count);
        foreach (var (subject, status) in Failures)
        {
            writer.Write(subject);
            writer.Write((int)status.Code);
            writer.Write(status.Time);
            writer.Write(status.StateIndex);
            writer.Write(status.Advice);
        }

        for (var cell = 0; cell < mean.Length; cell++)
        {
            writer.Write(count[cell]);
            WriteAll(writer, [mean[cell], squares[cell], least[cell], most[cell]]);
            sketches?[cell].Write(writer);
        }

        WriteAll(writer, exact is null ? [] : exact.AsSpan(0, Next * mean.Length));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static EnsembleSummary Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != Signature)
        {
            throw new InvalidDataException("This is no saved state of a population run.");
        }

        var outputs = new string[reader.ReadInt32()];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = reader.ReadString();
        }

        var times = ReadAll(reader);
        var summary = new EnsembleSummary(outputs, times, reader.ReadInt32(), reader.ReadBoolean() ? long.MaxValue : 0) { Next = reader.ReadInt32() };
        for (var i = reader.ReadInt32(); i > 0; i--)
        {
            summary.Failures.Add((reader.ReadInt32(), new SolveStatus((SolveCode)reader.ReadInt32(), reader.ReadDouble(), reader.ReadInt32(), reader.ReadString())));
        }

        for (var cell = 0; cell < summary.mean.Length; cell++)
        {
            summary.count[cell] = reader.ReadInt32();
            var moments = ReadAll(reader);
            (summary.mean[cell], summary.squares[cell], summary.least[cell], summary.most[cell]) = (moments[0], moments[1], moments[2], moments[3]);
            if (summary.sketches is not null)
            {
                summary.sketches[cell] = QuantileSketch.Read(reader);
            }
        }

        ReadAll(reader).CopyTo(summary.exact ?? []);

        return summary;
    }

    private int Cell(int time, int output)
    {
        Flush();
        return time * Outputs.Count + output;
    }

    // In every cell the subjects come in their order, whenever this is called.
    private void Flush()
    {
        var cells = mean.Length;
        if (exact is not null)
        {
            waiting.AsSpan(0, waitingRows * cells).CopyTo(exact.AsSpan((Next - waitingRows) * cells));
        }

        for (var cell = 0; cell < cells && waitingRows > 0; cell++)
        {
            var (m, s, low, high, n) = (mean[cell], squares[cell], least[cell], most[cell], count[cell]);
            for (var row = 0; row < waitingRows; row++)
            {
                var value = waiting[row * cells + cell];
                if (!double.IsFinite(value))
                {
                    continue;
                }

                sketches?[cell].Add(value);
                var off = value - m;
                m += off / ++n;
                s += off * (value - m);
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }

            (mean[cell], squares[cell], least[cell], most[cell], count[cell]) = (m, s, low, high, n);
        }

        waitingRows = 0;
    }

    private double[] Exact(int cell)
    {
        if (lastCell == (cell, Next))
        {
            return last;
        }

        var values = new List<double>(count[cell]);
        for (var subject = 0; subject < Next; subject++)
        {
            if (double.IsFinite(exact![subject * mean.Length + cell]))
            {
                values.Add(exact[subject * mean.Length + cell]);
            }
        }

        lastCell = (cell, Next);
        return last = [.. values];
    }

    private static void WriteAll(BinaryWriter writer, ReadOnlySpan<double> values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    private static double[] ReadAll(BinaryReader reader)
    {
        var values = new double[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadDouble();
        }

        return values;
    }
}
