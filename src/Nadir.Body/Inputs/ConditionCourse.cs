namespace Nadir;

/// <summary>Conditions over the time of a run: where their factors change, and the factor of every symbol at an instant.</summary>
/// <param name="Conditions">What acts.</param>
/// <param name="StartClock">Clock time of hour 0 of the run, h.</param>
/// <param name="Rules">Numbers of <c>body/</c> by id.</param>
internal sealed record ConditionCourse(IReadOnlyList<Condition> Conditions, double StartClock, IReadOnlyDictionary<string, double> Rules)
{
    private const double HoursPerDay = 24;

    /// <summary>Whether anything recurs every day, so that a run begins with days of its own to settle.</summary>
    public bool IsDaily => Conditions.Any(condition => condition.FromHour is null && (condition.ClockFrom is not null || condition.Input.Effects.Any(effect => effect.IsAllDay)));

    /// <summary>Factor of every symbol that a condition moves at an instant, all conditions together.</summary>
    public Dictionary<string, double> FactorsAt(double hour)
    {
        var factors = new Dictionary<string, double>(StringComparer.Ordinal);
        var clock = ClockAt(hour);
        foreach (var condition in Conditions.Where(condition => condition.LastsAt(hour)))
        {
            var moment = new InputMoment(condition.Size, Math.Max(0, hour - (condition.FromHour ?? 0)), clock, Peak(hour), Rules);
            foreach (var effect in condition.Input.Effects.Where(effect => effect.IsAllDay || condition.HasClock(clock)))
            {
                foreach (var target in effect.Targets)
                {
                    factors[target] = factors.GetValueOrDefault(target, 1) * effect.Factor(moment);
                }
            }
        }

        return factors;
    }

    /// <summary>Sizes of a condition at an instant, added up: 0 where it does not act.</summary>
    public double SizeAt(string input, double hour) => Conditions
        .Where(condition => condition.Input.Name == input && condition.LastsAt(hour) && condition.HasClock(ClockAt(hour))).Sum(condition => condition.Size);

    /// <summary>Times between two hours at which a factor may change, both ends included, ascending.</summary>
    public IReadOnlyList<double> Cuts(double from, double to)
    {
        var cuts = new SortedSet<double> { from, to };
        void Add(double hour)
        {
            if (hour > from && hour < to)
            {
                cuts.Add(hour);
            }
        }

        foreach (var condition in Conditions)
        {
            Add(condition.FromHour ?? from);
            Add(condition.ToHour ?? to);
            var (first, last) = (Math.Max(from, condition.FromHour ?? from), Math.Min(to, condition.ToHour ?? to));
            foreach (var clock in new[] { condition.ClockFrom, condition.ClockTo }.OfType<double>())
            {
                for (var hour = Next(first, clock); hour < last; hour += HoursPerDay)
                {
                    Add(hour);
                }
            }

            if (condition.Input.Effects.Any(effect => effect.IsGradual))
            {
                var step = Rules["rhythm.step"];
                for (var i = 1; first + i * step < last; i++)
                {
                    Add(first + i * step);
                }
            }
        }

        return [.. cuts];
    }

    private double ClockAt(double hour) => ((StartClock + hour) % HoursPerDay + HoursPerDay) % HoursPerDay;

    private double Next(double hour, double clock) => hour + ((clock - ClockAt(hour)) % HoursPerDay + HoursPerDay) % HoursPerDay;

    // A feeding window moves every rhythm to its own middle.
    private double Peak(double hour) => Conditions.FirstOrDefault(condition => condition.Middle is not null && condition.LastsAt(hour) && condition.Input.Effects.Any(effect => effect.IsAllDay))?.Middle ?? Rules["rhythm.peak"];
}
