namespace Nadir;

/// <summary>Writes a file whole or not at all: to a temporary file beside it, then moved over.</summary>
public static class AtomicFile
{
    /// <summary>Checks before a long run that its result will have a place.</summary>
    /// <param name="path">Target file; nothing is checked when null.</param>
    /// <param name="endings">Endings that are known, with their dot; any when empty.</param>
    /// <exception cref="ModelException">Its folder does not exist, or its ending is not known.</exception>
    public static void Expect(string? path, params IReadOnlyCollection<string> endings)
    {
        if (path is null)
        {
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder) || Directory.Exists(path))
        {
            throw new ModelException([new Problem("write", path, "The file cannot be written; check that the folder exists.")]);
        }

        if (endings.Count > 0 && !endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ModelException([new Problem("write", path, $"Give the file one of the endings {string.Join(", ", endings)}.")]);
        }
    }

    /// <summary>Writes what is made for a file that may not be asked for.</summary>
    /// <param name="path">Target file; nothing is made when null.</param>
    /// <param name="content">Its content, by its name.</param>
    public static void Write(string? path, Func<string, byte[]> content)
    {
        if (path is not null)
        {
            Write(path, content(path));
        }
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="path">Target file.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="ModelException">The folder does not exist or cannot be written.</exception>
    public static void Write(string path, byte[] content)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException([new Problem("write", path, $"The file cannot be written ({e.Message.TrimEnd('.')}); check that the folder exists and may be written.")]);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>Writes text as UTF-8.</summary>
    public static void Write(string path, string content) => Write(path, System.Text.Encoding.UTF8.GetBytes(content));
}
