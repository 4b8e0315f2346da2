using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>Results as comma-separated text.</summary>
public static class ResultCsv
{
    /// <summary>A person's run: one row a day, one column a series, the unit in the heading.</summary>
    public static string Of(PersonRun run)
    {
        var text = new StringBuilder("day").AppendJoin("", run.Series.Select(series => $",{series.Id} ({series.Unit})")).Append('\n');
        for (var i = 0; i < run.Days.Count; i++)
        {
            text.Append(run.Days[i].ToString("R", CultureInfo.InvariantCulture));
            foreach (var series in run.Series)
            {
                text.Append(',').Append(series.Values[i].ToString("G10", CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A contrast: one row an arm, one column a pool over the reference.</summary>
    public static string Of(ContrastRun run) => Rows("arm", run.Arms[0].Pools.Keys, run.Arms.Select(arm => (arm.Label, arm.Pools.Values)));

    /// <summary>Age curves: one row a set of hypotheses and age, one column a pool over the youngest age.</summary>
    public static string Of(AgeRun run) => Rows(
        "hypotheses,age", run.Curves[0].Pools.Keys,
        run.Curves.SelectMany(curve => run.Ages.Select((age, i) => (FormattableString.Invariant($"\"{curve.Label}\",{age}"), curve.Pools.Values.Select(values => values[i])))), isQuoted: false);

    private static string Rows(string first, IEnumerable<string> columns, IEnumerable<(string Label, IEnumerable<double> Values)> rows, bool isQuoted = true)
    {
        var text = new StringBuilder(first).AppendJoin("", columns.Select(column => $",{column} (over reference)")).Append('\n');
        foreach (var (label, values) in rows)
        {
            text.Append(isQuoted ? $"\"{label.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : label)
                .AppendJoin("", values.Select(value => $",{value.ToString("G10", CultureInfo.InvariantCulture)}")).Append('\n');
        }

        return text.ToString();
    }
}
