namespace Nadir;

/// <summary>Where chains stand, and what was kept of them. It can be written and read, so that a run goes on where it was stopped.</summary>
public sealed class ChainState
{
    private const int Signature = 0x4e434831;
    private readonly double[][] white;
    private readonly double[] logDensity;
    private readonly List<double[]> kept = [];

    internal ChainState(double[][] white, double[] logDensity)
    {
        (this.white, this.logDensity) = (white, logDensity);
        var n = white[0].Length;
        (Center, Scale, Sum, Squares) = (new double[n], [.. Enumerable.Repeat(1.0, n)], new double[n], new double[n]);
    }

    /// <summary>Number of chains.</summary>
    public int Chains => white.Length;

    /// <summary>Iterations done, those of the warm-up among them.</summary>
    public int Iteration { get; internal set; }

    /// <summary>Length of a proposal, 0 to 1: 1 forgets where the chain is.</summary>
    public double Step { get; internal set; } = 0.5;

    /// <summary>Proposals accepted after the warm-up.</summary>
    public long Accepted { get; internal set; }

    /// <summary>Proposals that the target gives no density, in all iterations.</summary>
    public long Outside { get; internal set; }

    /// <summary>Proposals at which the target could not be evaluated, in all iterations. They count as without density.</summary>
    public long Failed { get; internal set; }

    /// <summary>Values kept of a chain so far.</summary>
    public int Kept => kept.Count / Chains;

    /// <summary>Logarithm of the target density where every chain stands.</summary>
    public IReadOnlyList<double> LogDensity => logDensity;

    /// <summary>A kept point.</summary>
    /// <param name="chain">Chain.</param>
    /// <param name="index">0 to <see cref="Kept"/> - 1.</param>
    public IReadOnlyList<double> Point(int chain, int index) => kept[index * Chains + chain];

    internal double[][] White => white;

    /// <summary>Where the reference was moved to, in its own standard coordinates, and how much wider it was made.</summary>
    internal double[] Center { get; private set; }

    internal double[] Scale { get; private set; }

    /// <summary>Sums over points that are averaged for that.</summary>
    internal double[] Sum { get; private set; }

    internal double[] Squares { get; private set; }

    /// <summary>Counts where the chains are now.</summary>
    internal void Count()
    {
        foreach (var point in white)
        {
            for (var i = 0; i < point.Length; i++)
            {
                Sum[i] += point[i];
                Squares[i] += point[i] * point[i];
            }
        }
    }

    /// <summary>Puts the center and the spread of what was counted in the place of the reference's; the chains stay where they are.</summary>
    internal void Recenter(int iterations)
    {
        double count = iterations * Chains;
        for (var i = 0; i < Sum.Length; i++)
        {
            var mean = Sum[i] / count;
            var spread = Math.Sqrt(Math.Max(Squares[i] / count - mean * mean, double.Epsilon));
            foreach (var point in white)
            {
                point[i] = (point[i] - mean) / spread;
            }

            // On top of where it was moved before.
            Center[i] += Scale[i] * mean;
            Scale[i] *= spread;
            Sum[i] = Squares[i] = 0;
        }
    }

    internal void Move(int chain, double[] to, double density) => (white[chain], logDensity[chain]) = (to, density);

    internal void Keep(IEnumerable<double[]> points) => kept.AddRange(points);

    /// <summary>Writes the state.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        foreach (var number in new[] { Signature, Chains, white[0].Length, Iteration, kept.Count })
        {
            writer.Write(number);
        }

        foreach (var number in new[] { Accepted, Outside, Failed })
        {
            writer.Write(number);
        }

        foreach (var value in white.Concat(kept).Concat([Center, Scale, Sum, Squares]).SelectMany(row => row).Concat(logDensity).Append(Step))
        {
            writer.Write(value);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    public static ChainState Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != Signature)
        {
            throw new InvalidDataException("This is no saved state of chains.");
        }

        var (chains, dimension, iteration, rows) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var (accepted, outside, failed) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        double[] Row(int length) => [.. Enumerable.Range(0, length).Select(_ => reader.ReadDouble())];
        double[][] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => Row(dimension))];
        var (white, kept, moved) = (Rows(chains), Rows(rows), Rows(4));
        var state = new ChainState(white, Row(chains))
        {
            Iteration = iteration, Accepted = accepted, Outside = outside, Failed = failed, Step = reader.ReadDouble(), Center = moved[0], Scale = moved[1], Sum = moved[2], Squares = moved[3],
        };
        state.kept.AddRange(kept);
        return state;
    }
}
