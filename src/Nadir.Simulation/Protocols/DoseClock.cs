namespace Nadir;

/// <summary>Doses of one subject in order of time: bolus doses, and starts and ends of infusions.</summary>
internal sealed class DoseClock
{
    private readonly (double Time, int Target, double Bolus, double Rate)[] changes;
    private readonly double[] rates;
    private int next;

    public DoseClock(CompiledModel model, Protocol protocol, ReadOnlySpan<double> parameters, double start)
    {
        var list = new List<(double Time, int Target, double Bolus, double Rate)>();
        foreach (var dose in protocol.Doses)
        {
            var target = model.FindState(dose.Target) is var found and >= 0 ? found : model.FindState($"amount({dose.Target})");
            if (target < 0)
            {
                throw new ArgumentException($"A dose goes into '{dose.Target}', which is no state of the model.");
            }

            if (dose.Start < start)
            {
                throw new ArgumentException(FormattableString.Invariant($"A dose at {dose.Start} lies before the start of the run, {start}."));
            }

            var amount = dose.Arriving * model.PerAmount(target, parameters);
            if (dose.Duration > 0)
            {
                list.Add((dose.Start, target, 0, amount / dose.Duration));
                list.Add((dose.Start + dose.Duration, target, 0, -amount / dose.Duration));
            }
            else if (amount > 0)
            {
                list.Add((dose.Start, target, amount, 0));
            }
        }

        list.Sort((a, b) => a.Time.CompareTo(b.Time));
        changes = [.. list];
        rates = changes.Length == 0 ? [] : new double[model.Equations.States.Count];
    }

    /// <summary>Time of the next change; infinity when none is left.</summary>
    public double Next => next < changes.Length ? changes[next].Time : double.PositiveInfinity;

    /// <summary>Makes every change up to a time. True when there was one; sets the input rates of states whose infusion changed.</summary>
    public bool Apply(double time, Span<double> state, Action<int, double> setRate)
    {
        var isAny = false;
        for (; next < changes.Length && changes[next].Time <= time; next++)
        {
            isAny = true;
            var change = changes[next];
            state[change.Target] += change.Bolus;
            if (change.Rate == 0)
            {
                continue;
            }

            // Ends are the exact negatives of starts; what is left of rounding when none runs is dropped.
            rates[change.Target] += change.Rate;
            if (Math.Abs(rates[change.Target]) < 1e-12 * Math.Abs(change.Rate))
            {
                rates[change.Target] = 0;
            }

            setRate(change.Target, rates[change.Target]);
        }

        return isAny;
    }
}
