using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>Values of the parameters that differ between subjects; subject 0 is the typical one.</summary>
/// <param name="Parameters">Ids.</param>
/// <param name="Values">Row-major [subject, parameter], in the model's units.</param>
public sealed record PopulationTable(IReadOnlyList<string> Parameters, double[] Values)
{
    /// <summary>Number of subjects.</summary>
    public int Subjects => Values.Length / Parameters.Count;

    /// <summary>Reads a table: a line of ids, the first of them the subject's, then a line a subject.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">A line does not fit.</exception>
    public static PopulationTable Read(string path)
    {
        var ids = Array.Empty<string>();
        var values = new List<double>();
        foreach (var (line, i) in File.ReadLines(path).Select((line, i) => (line, i)))
        {
            var fields = line.Split(',');
            if (i == 0)
            {
                ids = fields[1..];
            }
            else if (fields.Length != ids.Length + 1)
            {
                throw new ArgumentException($"{path}, line {i + 1}: {fields.Length} fields where the first line has {ids.Length + 1}.");
            }
            else
            {
                values.AddRange(fields[1..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)));
            }
        }

        return new PopulationTable(ids, [.. values]);
    }

    /// <summary>Writes the table with every digit.</summary>
    public void Write(string path)
    {
        var text = new StringBuilder("id,").AppendJoin(',', Parameters).Append('\n');
        for (var subject = 0; subject < Subjects; subject++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{subject}");
            foreach (var value in Values.AsSpan(subject * Parameters.Count, Parameters.Count))
            {
                text.Append(CultureInfo.InvariantCulture, $",{value:R}");
            }

            text.Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }
}
