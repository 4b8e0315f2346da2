namespace Nadir;

/// <summary>
/// Counts of values in buckets 1/128 of an octave wide: any quantile to 0.4 % of its value, in any order of the values, in little memory. Only
/// finite values count; zero and what is below 1e-300 are zero.
/// </summary>
public sealed class QuantileSketch
{
    private const int DroppedBits = 45; // seven bits of the fraction are kept
    private const double Smallest = 1e-300;
    private Window positive = new();
    private Window negative = new();

    /// <summary>Values counted.</summary>
    public long Count { get; private set; }

    /// <summary>Values that are zero.</summary>
    public long Zeros { get; private set; }

    /// <summary>Counts a value; what is not finite is left out.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        Count++;
        if (Math.Abs(value) < Smallest)
        {
            Zeros++;
            return;
        }

        var bucket = (int)(BitConverter.DoubleToInt64Bits(Math.Abs(value)) >> DroppedBits);
        (value > 0 ? positive : negative).Add(bucket);
    }

    /// <summary>A quantile; NaN without values.</summary>
    /// <param name="probability">0 to 1.</param>
    public double Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        if (Count == 0)
        {
            return double.NaN;
        }

        var rank = (long)Math.Round(probability * (Count - 1));
        for (var k = negative.Counts.Length - 1; k >= 0; k--)
        {
            rank -= negative.Counts[k];
            if (rank < 0)
            {
                return -Middle(negative.First + k);
            }
        }

        rank -= Zeros;
        if (rank < 0)
        {
            return 0;
        }

        for (var k = 0; k < positive.Counts.Length; k++)
        {
            rank -= positive.Counts[k];
            if (rank < 0)
            {
                return Middle(positive.First + k);
            }
        }

        return double.NaN;
    }

    /// <summary>Writes the sketch; <see cref="Read"/> makes it again.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(Zeros);
        foreach (var window in new[] { positive, negative })
        {
            writer.Write(window.First);
            writer.Write(window.Counts.Length);
            foreach (var count in window.Counts)
            {
                writer.Write(count);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static QuantileSketch Read(BinaryReader reader)
    {
        Window ReadWindow()
        {
            var window = new Window { First = reader.ReadInt32(), Counts = new uint[reader.ReadInt32()] };
            for (var i = 0; i < window.Counts.Length; i++)
            {
                window.Counts[i] = reader.ReadUInt32();
            }

            return window;
        }

        return new QuantileSketch { Count = reader.ReadInt64(), Zeros = reader.ReadInt64(), positive = ReadWindow(), negative = ReadWindow() };
    }

    private static double Middle(int bucket)
    {
        var low = BitConverter.Int64BitsToDouble((long)bucket << DroppedBits);
        var high = BitConverter.Int64BitsToDouble((long)(bucket + 1) << DroppedBits);
        return low + (high - low) / 2;
    }

    /// <summary>Counts from a first bucket on; grows where values fall outside.</summary>
    private sealed class Window
    {
        private const int Room = 32;

        public int First { get; set; }

        public uint[] Counts { get; set; } = [];

        public void Add(int bucket)
        {
            if (Counts.Length == 0)
            {
                First = bucket - Room / 2;
                Counts = new uint[Room];
            }
            else if (bucket < First || bucket >= First + Counts.Length)
            {
                var (first, end) = (Math.Min(First, bucket - Room), Math.Max(First + Counts.Length, bucket + Room));
                var wider = new uint[end - first];
                Counts.CopyTo(wider, First - first);
                (First, Counts) = (first, wider);
            }

            Counts[bucket - First]++;
        }
    }
}
