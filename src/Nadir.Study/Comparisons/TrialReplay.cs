namespace Nadir;

/// <summary>Replays the rows of one trial in one body and reads every row from the time courses.</summary>
internal static class TrialReplay
{
    /// <summary>Prediction of every row, in the order given, in the unit of the row's model (fold, µM, h, percent of dose).</summary>
    /// <param name="person">The typical person of the trial, at rest.</param>
    /// <param name="rows">Rows of one trial.</param>
    /// <param name="tolerances">Tolerances of the runs.</param>
    /// <param name="cancellation">Stops the replay.</param>
    public static double[] Run(BodyAtRest person, IReadOnlyList<ReplayRow> rows, Tolerances tolerances, CancellationToken cancellation)
    {
        var predictions = new double[rows.Count];
        var indexed = rows.Select((row, i) => (row, i));
        foreach (var arm in indexed.GroupBy(pair => RunKey(pair.row), StringComparer.Ordinal))
        {
            var hours = arm.SelectMany(pair => TrialPeople.Hours(pair.row)).Append(0).Distinct().Order().ToArray();
            var run = person.Simulate(TrialPeople.RegimenOf(arm.First().row.Arm.Schedule!), hours, tolerances, cancellation);
            foreach (var (row, i) in arm)
            {
                predictions[i] = Read(person, row, hours, run.Values.ToArray());
            }
        }

        return predictions;
    }

    private static string RunKey(ReplayRow row) => row.Arm.Id;

    /// <summary>Reads one row from a time course.</summary>
    /// <param name="person">The body that was run.</param>
    /// <param name="row">The row.</param>
    /// <param name="hours">Output times of the course, h, ascending.</param>
    /// <param name="course">States, row-major [time, state].</param>
    public static double Read(BodyAtRest person, ReplayRow row, double[] hours, double[] course)
    {
        var measure = row.Model.Analytes[row.Analyte];
        var width = person.State.Length;
        double At(double hour) => measure(new Sample(person, course.AsSpan(Array.BinarySearch(hours, hour) * width, width)));
        var rest = At(0);
        switch (row.Kind)
        {
            case ReadingKind.Fold or ReadingKind.LargestFold:
                return rest > 0 ? At(row.Hour) / rest : double.NaN;
            case ReadingKind.Difference:
                return At(row.Hour) - rest;
            case ReadingKind.Level:
                return At(row.Hour);
        }

        var times = TrialPeople.Hours(row).ToArray();
        var values = times.Select(At).ToArray();
        return row.Kind switch
        {
            ReadingKind.Area => Area(times, values, row.Hour),
            ReadingKind.Peak => values.Max(),
            ReadingKind.PeakTime => Peak(times, values),
            ReadingKind.Recovery => Recovery(person, row, values),
            _ => row.Arm.Schedule is { Days: <= 1, TimesPerDay: 1 } ? FallAfterDose(person, row, times, values) : Washout(times, values, rest),
        };
    }

    private static double Area(double[] times, double[] values, double end)
    {
        var area = 0.0;
        for (var i = 1; i < times.Length && times[i] <= end; i++)
        {
            area += (times[i] - times[i - 1]) * (values[i] + values[i - 1]) / 2;
        }

        return area;
    }

    // The top of the parabola through the largest value and its neighbors: a grid does not make it jump.
    private static double Peak(double[] times, double[] values)
    {
        var top = Array.IndexOf(values, values.Max());
        if (top == 0 || top == values.Length - 1)
        {
            return times[top];
        }

        var (left, right) = (times[top] - times[top - 1], times[top + 1] - times[top]);
        var (fall, rise) = ((values[top] - values[top + 1]) / right, (values[top] - values[top - 1]) / left);
        return fall + rise <= 0 ? times[top] : times[top] + 0.5 * (rise * right - fall * left) / (fall + rise);
    }

    private static double Recovery(BodyAtRest person, ReplayRow row, double[] values)
    {
        var schedule = row.Arm.Schedule!;
        var dose = person.Micromoles(new Intake(Enum.Parse<Precursor>(schedule.Precursor), schedule.DoseMilligrams, 0)) * schedule.TimesPerDay * Math.Max(1, schedule.Days);
        var diet = RestingExcretion(person, row.Analyte) * row.Hour;
        return 100 * (values[^1] - values[0] - diet) / dose;
    }

    /// <summary>Excretion at rest of an analyte of the urine model, µmol/h.</summary>
    internal static double RestingExcretion(BodyAtRest person, string analyte)
    {
        // Excreted amounts only add up: one hour at the rates of rest is one Euler step.
        var measure = ObservationModel.For("urine", analyte, null)!.Analytes[analyte];
        var later = new double[person.State.Length];
        person.Model.CreateKernel(person.Parameters).Rates(0, person.State, later);
        for (var i = 0; i < later.Length; i++)
        {
            later[i] += person.State[i];
        }

        return measure(new Sample(person, later)) - measure(new Sample(person, person.State));
    }

    // Log-linear fall: plasma over six hours from where it is one hour past the peak and below 70 % of it; urine (as an excretion rate above diet) from 24 to 60 h.
    private static double FallAfterDose(BodyAtRest person, ReplayRow row, double[] times, double[] values)
    {
        if (row.Model.Name == "urine")
        {
            var diet = RestingExcretion(person, row.Analyte);
            var middle = new List<double>();
            var rates = new List<double>();
            for (var i = 1; i < times.Length; i++)
            {
                if (times[i - 1] >= 24 && times[i] <= 60)
                {
                    middle.Add((times[i] + times[i - 1]) / 2);
                    rates.Add((values[i] - values[i - 1]) / (times[i] - times[i - 1]) - diet);
                }
            }

            return Math.Log(2) / -Slope(middle, rates);
        }

        var top = times[Array.IndexOf(values, values.Max())];
        var high = values[0] + 0.7 * (values.Max() - values[0]);
        var first = Enumerable.Range(0, times.Length).FirstOrDefault(i => times[i] >= top + 1 && values[i] <= high, times.Length - 1);
        var from = Enumerable.Range(first, times.Length - first).Where(i => times[i] <= times[first] + 6).ToArray();
        return Math.Log(2) / -Slope(from.Select(i => times[i]).ToList(), from.Select(i => values[i] - values[0]).ToList());
    }

    private static double Washout(double[] times, double[] values, double rest) =>
        Math.Log(2) / -Slope([.. times], values.Select(value => value - rest).ToList());

    // Least-squares slope of ln(value) over time; values that are not positive are left out.
    private static double Slope(List<double> times, List<double> values)
    {
        var points = times.Zip(values).Where(point => point.Second > 0).Select(point => (X: point.First, Y: Math.Log(point.Second))).ToArray();
        if (points.Length < 2)
        {
            return double.NaN;
        }

        var (mx, my) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - mx) * (point.Y - my)) / points.Sum(point => (point.X - mx) * (point.X - mx));
    }
}
