namespace Nadir;

/// <summary>Writes a file whole or not at all: to a temporary file beside it, then moved over.</summary>
public static class AtomicFile
{
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
