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
}
