namespace Nadir;

/// <summary>Saved states of runs that were stopped.</summary>
public static class SavedRun
{
    /// <summary>Saves, whole or not at all.</summary>
    public static void Save(IResumable run, string path)
    {
        using var stream = new MemoryStream();
        run.Write(stream);
        AtomicFile.Write(path, stream.ToArray());
    }

    /// <summary>Takes up a saved state.</summary>
    /// <exception cref="ModelException">The file is no saved state of this run.</exception>
    public static void Load(IResumable run, string path)
    {
        try
        {
            using var stream = new BufferedStream(File.OpenRead(path));
            run.Read(stream);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ModelException([new Problem("resume", path, $"It cannot be taken up ({e.Message.TrimEnd('.')}); delete it to start again.")]);
        }
    }
}
