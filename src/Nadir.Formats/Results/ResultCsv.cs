using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>Results as comma-separated text.</summary>
public static class ResultCsv
{
    /// <summary>A person's run: one row a day, one column a series, the unit in the heading.</summary>
    public static string Of(PersonRun run) => Rows("day", run.Days, run.Series);

    /// <summary>A mouse's run: one row a time, one column a series, the unit in the heading.</summary>
    public static string Of(MouseRun run) => Rows("hour (mouse)", run.Hours, run.Series);

    private static string Rows(string time, IReadOnlyList<double> times, IReadOnlyList<Series> series)
    {
        var text = new StringBuilder(time).AppendJoin("", series.Select(one => $",{one.Id} ({one.Unit})")).Append('\n');
        for (var i = 0; i < times.Count; i++)
        {
            text.Append(times[i].ToString("R", CultureInfo.InvariantCulture));
            foreach (var one in series)
            {
                text.Append(',').Append(one.Values[i].ToString("G10", CultureInfo.InvariantCulture));
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
