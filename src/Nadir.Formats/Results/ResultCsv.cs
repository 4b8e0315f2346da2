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
}
