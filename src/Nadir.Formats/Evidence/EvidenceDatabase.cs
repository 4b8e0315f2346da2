using System.Text;
using Microsoft.Data.Sqlite;

namespace Nadir;

/// <summary>
/// Full-text search over the library: SQLite with FTS5, built from the files on first use and again when they change. The file lies in the user's cache folder;
/// where that cannot be written, the database lives in memory.
/// </summary>
public sealed class EvidenceDatabase : IDisposable
{
    private const int MostTerms = 20;
    private const int MostFiles = 4;
    private readonly SqliteConnection connection;

    private EvidenceDatabase(SqliteConnection connection) => this.connection = connection;

    /// <summary>True when this call had to build the database.</summary>
    public bool WasBuilt { get; private init; }

    /// <summary>Opens the database of a library.</summary>
    /// <param name="library">The evidence; its fingerprint names the file.</param>
    /// <param name="folder">Folder of the file; null for memory only.</param>
    public static EvidenceDatabase Open(EvidenceLibrary library, string? folder)
    {
        ArgumentNullException.ThrowIfNull(library);
        if (folder is not null && OpenFile(library, folder) is { } found)
        {
            return found;
        }

        var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        Build(memory, library);
        return new EvidenceDatabase(memory) { WasBuilt = true };
    }

    /// <summary>The user's cache folder for it.</summary>
    public static string CacheFolder() => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), OperatingSystem.IsWindows() ? "AppData/Local" : ".cache"),
        "nadir");

    /// <summary>Finds what holds the words, best first.</summary>
    /// <param name="words">Words of any language; in any form that starts so; what holds all of them comes first, then what holds some.</param>
    /// <param name="most">Number of hits.</param>
    /// <exception cref="ArgumentException">No word to search for.</exception>
    public IReadOnlyList<SearchHit> Search(string words, int most = 20)
    {
        var terms = Terms(words);
        if (terms.Count == 0)
        {
            throw new ArgumentException("Give at least one word to search for.", nameof(words));
        }

        // What holds every word first, then what holds some.
        var all = Query(string.Join(" AND ", terms), most);
        return all.Count == most ? all : [.. all.Concat(Query(string.Join(" OR ", terms), most + all.Count)).DistinctBy(hit => (hit.Kind, hit.Id)).Take(most)];
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    // A file is complete or not there: it is built beside and moved over.
    private static EvidenceDatabase? OpenFile(EvidenceLibrary library, string folder)
    {
        var path = Path.Combine(folder, $"evidence-{library.ContentHash}.db");
        try
        {
            Directory.CreateDirectory(folder);
            var isNew = !IsComplete(path, library.ContentHash);
            if (isNew)
            {
                var temporary = $"{path}.{Environment.ProcessId}.tmp";
                File.Delete(temporary);
                using (var build = new SqliteConnection(Connect(temporary)))
                {
                    build.Open();
                    Build(build, library);
                }

                File.Move(temporary, path, overwrite: true);
                foreach (var old in Directory.EnumerateFiles(folder, "evidence-*.db").Where(file => file != path).OrderByDescending(File.GetLastWriteTimeUtc).Skip(MostFiles - 1))
                {
                    File.Delete(old);
                }
            }

            var open = new SqliteConnection(Connect(path));
            open.Open();
            return new EvidenceDatabase(open) { WasBuilt = isNew };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            return null;
        }
    }

    // A file that another program left in its place is not trusted.
    private static bool IsComplete(string path, string hash)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var file = new SqliteConnection(Connect(path));
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "SELECT hash FROM made_from";
            return command.ExecuteScalar() as string == hash;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static string Connect(string path) => new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    private static void Build(SqliteConnection connection, EvidenceLibrary library)
    {
        using var transaction = connection.BeginTransaction();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = "CREATE VIRTUAL TABLE entry USING fts5(kind UNINDEXED, id, title, text, checked UNINDEXED, tokenize = 'porter unicode61')";
            create.ExecuteNonQuery();
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO entry VALUES ($kind, $id, $title, $text, $checked)";
        var parameters = new[] { "$kind", "$id", "$title", "$text", "$checked" }.Select(name => insert.Parameters.Add(name, SqliteType.Text)).ToArray();
        foreach (var hit in EvidenceEntries.Of(library))
        {
            foreach (var (parameter, value) in parameters.Zip(new[] { hit.Kind, hit.Id, hit.Title, hit.Text, hit.Checked }))
            {
                parameter.Value = value;
            }

            insert.ExecuteNonQuery();
        }

        using (var stamp = connection.CreateCommand())
        {
            stamp.CommandText = "CREATE TABLE made_from (hash TEXT); INSERT INTO made_from VALUES ($hash)";
            stamp.Parameters.AddWithValue("$hash", library.ContentHash);
            stamp.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private List<SearchHit> Query(string match, int most)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT kind, id, title, text, checked FROM entry WHERE entry MATCH $match ORDER BY bm25(entry, 0, 2, 4, 1, 0), id LIMIT $most";
        command.Parameters.AddWithValue("$match", match);
        command.Parameters.AddWithValue("$most", most);
        using var reader = command.ExecuteReader();
        var hits = new List<SearchHit>();
        while (reader.Read())
        {
            hits.Add(new SearchHit(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        }

        return hits;
    }

    // Quoted prefixes: nothing that a person types is query syntax.
    private static List<string> Terms(string words)
    {
        var terms = new List<string>();
        var term = new StringBuilder();
        foreach (var c in words.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                term.Append(c);
            }
            else if (term.Length > 0)
            {
                terms.Add($"\"{term}\"*");
                term.Clear();
            }
        }

        return [.. terms.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTerms)];
    }
}
