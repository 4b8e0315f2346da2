namespace Nadir;

/// <summary>
/// The pools of people that a study makes, in order: what is kept of one that is stopped. Everything else in it is quick and is found again, with the same numbers.
/// </summary>
/// <param name="fingerprint">Body, study, seed and options that the pools belong to.</param>
public sealed class PoolShelf(string fingerprint) : IResumable
{
    private const int FormatVersion = 1;
    private const int MostBytes = 1 << 30;
    private readonly Queue<byte[]> saved = new();
    private readonly List<TrialPool> made = [];

    /// <summary>People who have been simulated, and all in pools begun so far.</summary>
    public (int Done, int Begun) People => (made.Sum(pool => pool.People.Count(person => person is not null)), made.Sum(pool => pool.Size));

    /// <summary>Puts the next pool on the shelf, with what was saved of it.</summary>
    internal TrialPool Place(TrialPool pool)
    {
        if (saved.TryDequeue(out var bytes))
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            pool.Read(reader);
        }

        made.Add(pool);
        return pool;
    }

    /// <inheritdoc/>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(FormatVersion);
        writer.Write(fingerprint);
        var pools = made.Select(Bytes).Concat(saved).ToArray();
        writer.Write(pools.Length);
        foreach (var bytes in pools)
        {
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
    }

    /// <inheritdoc/>
    public void Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != FormatVersion || reader.ReadString() != fingerprint)
        {
            throw new InvalidDataException("it belongs to another body, trial, seed or other options");
        }

        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var length = reader.ReadInt32();
            var bytes = length is >= 0 and <= MostBytes ? reader.ReadBytes(length) : [];
            saved.Enqueue(bytes.Length == length ? bytes : throw new InvalidDataException("it is cut off"));
        }
    }

    private static byte[] Bytes(TrialPool pool)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            pool.Write(writer);
        }

        return stream.ToArray();
    }
}
