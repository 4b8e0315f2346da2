namespace Nadir;

/// <summary>The saved state of chains, so that <c>nadir fit posterior</c> goes on where it was stopped.</summary>
public static class ChainFile
{
    /// <summary>Saves, whole or not at all.</summary>
    /// <param name="state">The chains.</param>
    /// <param name="key">What the run is: <see cref="PosteriorStudy.Key"/>.</param>
    /// <param name="path">File.</param>
    public static void Save(ChainState state, string key, string path)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(key);
        }

        state.Write(stream);
        AtomicFile.Write(path, stream.ToArray());
    }

    /// <summary>Reads a saved state; null when there is no such file.</summary>
    /// <param name="key">What the run is.</param>
    /// <param name="path">File.</param>
    /// <exception cref="ModelException">The file is no saved state, or that of another run.</exception>
    public static ChainState? Load(string key, string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return reader.ReadString() == key
                ? ChainState.Read(stream)
                : throw new InvalidDataException("It belongs to another body, other evidence or other options.");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or OverflowException or FormatException)
        {
            throw new ModelException([new Problem("resume", path, $"It cannot be gone on from ({e.Message.TrimEnd('.')}); delete it to start again.")]);
        }
    }
}
