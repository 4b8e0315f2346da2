using System.Security.Cryptography;

namespace Nadir;

/// <summary>Saved states of runs that were stopped: a digest, then what the run wrote.</summary>
public static class SavedRun
{
    /// <summary>Saves, whole or not at all.</summary>
    public static void Save(IResumable run, string path)
    {
        using var stream = new MemoryStream();
        stream.SetLength(SHA256.HashSizeInBytes);
        stream.Position = SHA256.HashSizeInBytes;
        run.Write(stream);
        var content = stream.ToArray();
        SHA256.HashData(content.AsSpan(SHA256.HashSizeInBytes), content);
        AtomicFile.Write(path, content);
    }

    /// <summary>Takes up a saved state.</summary>
    /// <exception cref="ModelException">The file is no saved state of this run, or damaged.</exception>
    public static void Load(IResumable run, string path)
    {
        try
        {
            var content = File.ReadAllBytes(path);
            if (content.Length < SHA256.HashSizeInBytes || !SHA256.HashData(content.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(content.AsSpan(0, SHA256.HashSizeInBytes)))
            {
                throw new InvalidDataException("it is damaged or no saved run");
            }

            run.Read(new MemoryStream(content, SHA256.HashSizeInBytes, content.Length - SHA256.HashSizeInBytes));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ModelException([new Problem("resume", path, $"It cannot be taken up ({e.Message.TrimEnd('.')}); delete it to start again.")]);
        }
    }
}
