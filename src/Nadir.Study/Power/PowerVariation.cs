using System.Globalization;

namespace Nadir;

/// <summary>Designs along one axis: a number of people, a dose, a duration or the visit that is analyzed.</summary>
/// <param name="What">What is varied.</param>
/// <param name="Values">Its values, ascending: people, mg or days.</param>
public sealed record PowerVariation(VariedQuantity What, IReadOnlyList<double> Values)
{
    private const int DefaultPoints = 8;
    private const int MostPoints = 60;
    private static readonly string[] Names = ["n", "dose", "days", "visit"];

    /// <summary>"people an arm", "largest dose, mg" ...: the name of the axis.</summary>
    public string Label => What switch
    {
        VariedQuantity.Size => "people an arm",
        VariedQuantity.Dose => "largest dose, mg",
        VariedQuantity.Days => "day of the last visit",
        _ => "day of the analyzed visit",
    };

    /// <summary>Whether it needs people that are simulated anew at every value.</summary>
    public bool NeedsPeople => What is VariedQuantity.Dose or VariedQuantity.Days;

    /// <summary>Reads <c>n=20:400</c> (eight values in equal ratios), <c>n=20:400:12</c> (twelve) or <c>dose=100,300,900</c>; a range of visits takes the trial's own.</summary>
    /// <param name="text">Text.</param>
    /// <param name="trial">The trial.</param>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static PowerVariation Parse(string text, VirtualTrial trial)
    {
        var parts = text.Split('=', 2);
        var what = (VariedQuantity)Array.IndexOf(Names, parts[0].Trim());
        if (parts.Length != 2 || (int)what < 0)
        {
            throw new ArgumentException($"'{text}' varies nothing known; write {string.Join(", ", Names.Select(name => $"{name}=..."))}, with a range 20:400 or a list 20,40,80.");
        }

        double[] values = what == VariedQuantity.Visit && parts[1].Contains(':', StringComparison.Ordinal) ? Visits(parts[1], text, trial) : Range(parts[1], text, isWhole: what != VariedQuantity.Dose);
        if (values.Length is < 1 or > MostPoints || values.Any(value => !(value > 0)) || (what != VariedQuantity.Dose && values.Any(value => value != Math.Floor(value) || value > 1_000_000)))
        {
            throw new ArgumentException($"'{text}': give 1 to {MostPoints} values above 0{(what == VariedQuantity.Dose ? "" : ", whole")}.");
        }

        var variation = new PowerVariation(what, [.. values.Distinct().Order()]);
        foreach (var value in variation.Values)
        {
            _ = variation.Apply(trial, value);
        }

        return variation;
    }

    /// <summary>The trial at one value.</summary>
    /// <exception cref="ArgumentException">There is no such trial.</exception>
    public VirtualTrial Apply(VirtualTrial trial, double value) => What switch
    {
        VariedQuantity.Size => trial.WithSize((int)value),
        VariedQuantity.Dose => WithDose(trial, value),
        VariedQuantity.Days => WithDays(trial, (int)value),
        _ => WithVisit(trial, (int)value),
    };

    private static VirtualTrial WithDose(VirtualTrial trial, double dose)
    {
        var largest = trial.Arms.SelectMany(arm => arm.Takes).Select(course => course.Milligrams).DefaultIfEmpty(0).Max();
        return largest <= 0 ? throw new ArgumentException("No arm takes anything; there is no dose to vary.")
            : dose > Regimen.LargestDose ? throw new ArgumentException(FormattableString.Invariant($"A dose of {dose} mg; give at most {Regimen.LargestDose:0}."))
            : trial with { Arms = [.. trial.Arms.Select(arm => arm with { Takes = [.. arm.Takes.Select(course => course with { Milligrams = course.Milligrams * dose / largest })] })] };
    }

    // A course that lasts to the end of the trial or past it still does.
    private static VirtualTrial WithDays(VirtualTrial trial, int days)
    {
        var last = trial.Visits[^1].Day;
        var ratio = (double)days / last;
        TrialVisit[] visits = [.. trial.Visits.Select(visit => visit with { Day = (int)Math.Round(visit.Day * ratio), Window = (int)(visit.Window * Math.Min(1, ratio)) })];
        if (Enumerable.Range(1, visits.Length - 1).Any(i => visits[i - 1].Day + visits[i - 1].Window >= visits[i].Day - visits[i].Window))
        {
            throw new ArgumentException(FormattableString.Invariant($"With {days} days the visits overlap; take longer, or fewer visits."));
        }

        DoseCourse Stretched(DoseCourse course)
        {
            var (from, end) = ((int)Math.Round(course.FromDay * ratio), course.FromDay + course.Days);
            var until = end >= last ? days + end - last : (int)Math.Round(end * ratio);
            return course with { FromDay = from, Days = Math.Max(1, until - from) };
        }

        return trial with { Visits = visits, Arms = [.. trial.Arms.Select(arm => arm with { Takes = [.. arm.Takes.Select(Stretched)] })] };
    }

    private static VirtualTrial WithVisit(VirtualTrial trial, int day)
    {
        var visit = trial.Visits.ToList().FindIndex(one => one.Day == day);
        return visit < 1
            ? throw new ArgumentException(FormattableString.Invariant($"There is no visit after baseline on day {day}; the trial has days {string.Join(", ", trial.Visits.Skip(1).Select(one => one.Day))}."))
            : trial with { Analyses = [.. trial.Analyses.Select(plan => plan.Method == AnalysisMethod.Crossover ? plan : plan with { Visit = visit })] };
    }

    private static double[] Visits(string range, string text, VirtualTrial trial)
    {
        double[] ends = [.. range.Split(':').Select(part => Number(part, text))];
        return [.. trial.Visits.Skip(1).Select(visit => (double)visit.Day).Where(day => day >= ends[0] && day <= ends[1])];
    }

    private static double[] Range(string values, string text, bool isWhole)
    {
        var ends = values.Split(':');
        if (ends.Length == 1)
        {
            return [.. values.Split(',').Select(part => Number(part, text))];
        }

        var (low, high, points) = (Number(ends[0], text), Number(ends[1], text), ends.Length > 2 ? Number(ends[2], text) : DefaultPoints);
        if (ends.Length > 3 || !(low > 0) || !(high > low) || points != Math.Floor(points) || points is < 2 or > MostPoints)
        {
            throw new ArgumentException($"'{text}': a range goes from a value above 0 to a larger one, with 2 to {MostPoints} points: n=20:400 or n=20:400:12.");
        }

        return [.. Enumerable.Range(0, (int)points).Select(i => low * Math.Pow(high / low, i / (points - 1))).Select(value => isWhole ? Math.Round(value) : Math.Round(value, 1)).Distinct()];
    }

    private static double Number(string part, string text) =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw new ArgumentException($"'{text}': '{part.Trim()}' is no number.");
}
