namespace Nadir;

/// <summary>One run cut at every dose start and end, so that doses are hit exactly and the step after a dose is remembered.</summary>
internal sealed class DosedRun
{
    private readonly CompiledModel model;
    private readonly SimulationOptions options;
    private readonly double[] parameters;
    private readonly double[] state;
    private readonly Kernel kernel;
    private readonly Integrator integrator;
    private readonly List<(double Time, int Target, double Bolus, double Rate)> changes = [];
    private readonly double[] rates;
    private double stepAfterDose;

    public DosedRun(CompiledModel model, Protocol protocol, SimulationOptions options, double[] parameters, double[] state)
    {
        this.model = model;
        this.options = options;
        this.parameters = parameters;
        this.state = state;
        kernel = model.CreateKernel(parameters);
        integrator = new Integrator(kernel, options.Method, options.Tolerances);
        rates = new double[state.Length];
        Output = new double[options.OutputTimes.Count * state.Length];
        foreach (var dose in protocol.Doses)
        {
            Plan(dose);
        }

        changes.Sort((a, b) => a.Time.CompareTo(b.Time));
    }

    /// <summary>States at the output times, row-major [time, state]; NaN where the run did not get.</summary>
    public double[] Output { get; }

    public SolveStatistics Statistics => integrator.Statistics;

    public SolveStatus Go(CancellationToken cancellation)
    {
        var time = options.StartTime;
        var written = 0;
        var change = 0;
        var times = options.OutputTimes.ToArray();
        var end = times[^1];
        Array.Fill(Output, double.NaN);
        while (true)
        {
            // Samples at this very time come before the dose.
            while (written < times.Length && times[written] <= time)
            {
                state.CopyTo(Output, written++ * state.Length);
            }

            if (written == times.Length)
            {
                return SolveStatus.Success(time);
            }

            var isDosed = false;
            for (; change < changes.Count && changes[change].Time <= time; change++)
            {
                isDosed |= Apply(changes[change]);
            }

            var stop = change < changes.Count ? Math.Min(changes[change].Time, end) : end;
            var due = written;
            while (due < times.Length && times[due] <= stop)
            {
                due++;
            }

            integrator.NextStep = isDosed ? stepAfterDose : integrator.NextStep;
            var status = integrator.Run(
                time, stop, state, times.AsSpan(written, due - written), Output.AsSpan(written * state.Length), cancellation);
            stepAfterDose = isDosed ? integrator.FirstAcceptedStep : stepAfterDose;
            if (!status.IsSuccess)
            {
                return status;
            }

            written = due;
            time = stop;
        }
    }

    private void Plan(Dose dose)
    {
        var target = model.FindState(dose.Target);
        if (target < 0)
        {
            throw new ArgumentException($"A dose goes into '{dose.Target}', which is no state of the model.");
        }

        var amount = dose.Arriving * model.PerAmount(target, parameters);
        if (dose.Start < options.StartTime)
        {
            throw new ArgumentException(FormattableString.Invariant($"A dose at {dose.Start} lies before the start of the run, {options.StartTime}."));
        }

        if (dose.Duration > 0)
        {
            changes.Add((dose.Start, target, 0, amount / dose.Duration));
            changes.Add((dose.Start + dose.Duration, target, 0, -amount / dose.Duration));
        }
        else if (amount > 0)
        {
            changes.Add((dose.Start, target, amount, 0));
        }
    }

    private bool Apply((double Time, int Target, double Bolus, double Rate) change)
    {
        state[change.Target] += change.Bolus;
        if (change.Rate != 0)
        {
            // Ends are the exact negatives of starts; what is left of rounding when none runs is dropped.
            rates[change.Target] += change.Rate;
            if (Math.Abs(rates[change.Target]) < 1e-12 * Math.Abs(change.Rate))
            {
                rates[change.Target] = 0;
            }

            kernel.SetForcing(change.Target, rates[change.Target]);
        }

        return true;
    }
}
