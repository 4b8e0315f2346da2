using System.Globalization;

namespace Nadir;

/// <summary>A table of subjects from a CSV file: a heading, then one row a subject; a column named id is optional.</summary>
public static class SubjectCsv
{
    private const int MostProblems = 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelException">It cannot be read; every problem with its line.</exception>
    public static SubjectTable Read(string path) => Parse(Sbml.ReadText(path), Path.GetFileName(path));

    /// <summary>Reads text.</summary>
    /// <exception cref="ModelException">It cannot be read; every problem with its line.</exception>
    public static SubjectTable Parse(string text, string source)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var heading = lines[0].Split(',').Select(name => name.Trim().Trim('"')).ToArray();
        var id = Array.FindIndex(heading, name => name.Equals("id", StringComparison.OrdinalIgnoreCase));
        var problems = new List<Problem>();
        foreach (var twice in heading.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1 || group.Key.Length == 0))
        {
            problems.Add(new Problem("column", $"{source}:1", twice.Key.Length == 0 ? "A column has no name." : $"The column '{twice.Key}' is there twice."));
        }

        var (ids, rows) = (new List<string>(), new List<double[]>());
        for (var i = 1; i < lines.Length && problems.Count < MostProblems; i++)
        {
            if (lines[i].Trim().Length == 0)
            {
                continue;
            }

            var cells = lines[i].Split(',');
            if (cells.Length != heading.Length)
            {
                problems.Add(new Problem("cells", $"{source}:{i + 1}", $"The row has {cells.Length} cells, the heading {heading.Length}."));
                continue;
            }

            ids.Add(id < 0 ? $"{ids.Count + 1}" : cells[id].Trim().Trim('"'));
            rows.Add([.. cells.Where((_, k) => k != id).Select((cell, k) => Number(cell, heading.Where((_, j) => j != id).ElementAt(k), $"{source}:{i + 1}", problems))]);
        }

        if (rows.Count == 0 && problems.Count == 0)
        {
            problems.Add(new Problem("empty", source, "The table has no subject; write a heading and one row a subject."));
        }

        return problems.Count > 0 ? throw new ModelException(problems) : new SubjectTable(ids, [.. heading.Where((_, k) => k != id)], rows);
    }

    private static double Number(string text, string column, string where, List<Problem> problems)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        problems.Add(new Problem("number", where, $"'{text}' in column '{column}' is no number."));
        return 0;
    }
}
