using System.Globalization;

namespace Nadir;

/// <summary>Reads the tables of <c>body/</c>: comma-separated, one header line, double quotes around fields with commas.</summary>
public static class BodyTable
{
    private static readonly string[] Header =
        ["id", "value", "unit", "spread", "fitted", "scales", "source", "species", "tissue", "checked", "meaning"];

    // Tables of responses have one column more: how the spread is meant, and for sign-only strengths the signs of the evidence ("loguniform +0").
    private static readonly string[] LongHeader = [.. Header, "law"];

    private static readonly Dictionary<string, SpreadLaw> Laws = new(StringComparer.Ordinal)
    {
        ["lognormal"] = SpreadLaw.LogNormal, ["normal"] = SpreadLaw.Normal, ["loguniform"] = SpreadLaw.LogUniform,
    };

    private static readonly HashSet<string> CheckedWords =
        new(["read in the source", "second-hand", "computed", "unconfirmed", "assumed"], StringComparer.Ordinal);

    /// <summary>Parses one table.</summary>
    /// <param name="name">File name, for messages.</param>
    /// <param name="text">Whole text of the file.</param>
    /// <exception cref="ModelException">Every row that has a missing or wrong field, with its line.</exception>
    public static IReadOnlyList<BodyParameter> Parse(string name, string text)
    {
        var problems = new List<Problem>();
        var parameters = new List<BodyParameter>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lines = text.Split('\n');
        var header = Fields(lines[0].TrimEnd('\r'));
        if (!header.SequenceEqual(Header, StringComparer.Ordinal) && !header.SequenceEqual(LongHeader, StringComparer.Ordinal))
        {
            throw new ModelException([new Problem("body-header", $"{name}:1", $"The first line must be: {string.Join(",", Header)} (tables of responses: and then law).")]);
        }

        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
            {
                continue;
            }

            var where = $"{name}:{i + 1}";
            var parameter = Row(line, header.Count, where, problems);
            if (parameter is not null && !seen.Add(parameter.Id))
            {
                problems.Add(new Problem("body-duplicate", where, $"'{parameter.Id}' is there twice; remove one row."));
            }
            else if (parameter is not null)
            {
                parameters.Add(parameter);
            }
        }

        return problems.Count == 0 ? parameters : throw new ModelException(problems);
    }

    private static BodyParameter? Row(string line, int columns, string where, List<Problem> problems)
    {
        var before = problems.Count;
        var fields = Fields(line);
        if (fields.Count != columns)
        {
            problems.Add(new Problem("body-fields", where, $"There are {fields.Count} fields, not {columns}; put text with commas in double quotes."));
            return null;
        }

        void Need(bool holds, string code, string message)
        {
            if (!holds)
            {
                problems.Add(new Problem(code, where, message));
            }
        }

        var id = fields[0];
        var hasValue = double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        var hasSpread = double.TryParse(fields[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var spread) && spread is >= 0 and < 100;
        Need(id.Length > 0, "body-id", "The id is empty.");
        Need(hasValue, "body-value", $"'{id}' needs a finite number as value, not '{fields[1]}'.");
        Need(hasSpread, "body-spread", $"'{id}' needs a spread (standard deviation of the logarithm, or as its law says; 0 to 100), not '{fields[3]}'.");
        Need(fields[4] is "yes" or "no", "body-fitted", $"'{id}': fitted is yes or no, not '{fields[4]}'.");
        Need(fields[6].Length > 0 && fields[7].Length > 0 && fields[10].Length > 0, "body-origin", $"'{id}' needs source, species and meaning.");
        Need(CheckedWords.Contains(fields[9]), "body-checked", $"'{id}': checked is one of {string.Join(", ", CheckedWords)}, not '{fields[9]}'.");
        Need(PersonScaling.Knows(fields[5]), "body-scales", $"'{id}': there is no scaling rule '{fields[5]}'.");
        Need(fields[4] != "yes" || (value > 0 && spread > 0), "body-prior", $"'{id}' is fitted, so value and spread must be above zero.");
        var law = fields.Count > Header.Length ? fields[Header.Length].Split(' ') : ["lognormal"];
        Need(
            law.Length <= 2 && Laws.ContainsKey(law[0]) && law.Skip(1).All(signs => law[0] == "loguniform" && signs.Length > 0 && signs.All(c => c is '+' or '-' or '0')),
            "body-law", $"'{id}': law is lognormal, normal or loguniform, the last with the signs of the evidence (loguniform +0), not '{string.Join(' ', law)}'.");
        Need(law[0] == "normal" || fields[3] == "0" || value > 0, "body-law", $"'{id}': with law {law[0]} the value must be above zero.");
        try
        {
            _ = Unit.Parse(fields[2]);
        }
        catch (ModelException e)
        {
            problems.Add(new Problem("body-unit", where, $"'{id}': {e.Message}"));
        }

        return problems.Count > before
            ? null
            : new BodyParameter(id, value, fields[2], spread, fields[4] == "yes", fields[5], fields[6], fields[7], fields[8], fields[9], fields[10], Laws[law[0]], law.Length > 1 ? law[1] : "+");
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
