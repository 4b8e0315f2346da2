namespace Nadir;

/// <summary>
/// Steady state of f(y) = 0 by Newton with a pseudo-time step that grows as the residual falls (pseudo-transient continuation; Kelley
/// and Keyes 1998, SIAM J Numer Anal 35:508), and by integration when that does not converge. Conserved sums keep the value of the start.
/// </summary>
public static class SteadyState
{
    private const double LongestStep = 1e12;

    /// <summary>Moves <paramref name="state"/> to a steady state.</summary>
    /// <param name="system">Autonomous equations; evaluated at time 0.</param>
    /// <param name="state">Guess in, steady state out; unchanged on failure.</param>
    /// <param name="options">Tolerance and limits.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static SolveStatus Find(IOdeSystem system, Span<double> state, SteadyStateOptions? options = null, CancellationToken cancellation = default)
    {
        var chosen = options ?? new SteadyStateOptions();
        var guess = state.ToArray();
        if (Continue(system, guess, chosen, cancellation))
        {
            guess.CopyTo(state);
            return SolveStatus.Success(0);
        }

        // Fallback: follow the transient for a long time, then finish with Newton.
        state.CopyTo(guess);
        var integrator = new Integrator(system, Tableau.Rodas5P, new Tolerances(1e-6, 1e-9));
        var status = integrator.Run(0, 1e6, guess, [], [], cancellation);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (Continue(system, guess, chosen with { FirstStep = 1e4 }, cancellation))
        {
            guess.CopyTo(state);
            return SolveStatus.Success(0);
        }

        return new SolveStatus(SolveCode.NoConvergence, 0, -1, "No steady state was reached; start from a closer state, or check that the model has one.");
    }

    private static bool Continue(IOdeSystem system, double[] y, SteadyStateOptions options, CancellationToken cancellation)
    {
        var n = y.Length;
        var lu = new SparseLu(system.JacobianPattern);
        var jacobian = new double[system.JacobianPattern.NonZeros];
        var (rates, time, step, trial) = (new double[n], new double[n], new double[n], new double[n]);
        var h = options.FirstStep;
        var residual = double.PositiveInfinity;
        for (var iteration = 0; iteration < options.MaximumIterations && !cancellation.IsCancellationRequested; iteration++)
        {
            system.RatesAndJacobian(0, y, rates, jacobian, time);
            var now = ScaledNorm(rates, y, options);
            if (!double.IsFinite(now))
            {
                return false;
            }

            h = double.IsFinite(residual) && now > 0 ? Math.Min(LongestStep, h * Math.Clamp(residual / now, 0.3, 10)) : h;
            residual = now;
            rates.CopyTo(step, 0);
            if (!lu.Factorize(1 / h, jacobian))
            {
                h *= 0.1;
                continue;
            }

            lu.Solve(step);
            var damping = options.KeepNonNegative ? Damping(y, step) : 1;
            var largest = 0.0;
            for (var i = 0; i < n; i++)
            {
                trial[i] = y[i] + damping * step[i];
                largest = Math.Max(largest, Math.Abs(step[i]) / (Math.Abs(y[i]) + options.Floor / options.Tolerance));
            }

            trial.CopyTo(y, 0);
            if (h >= 1e6 && damping == 1 && largest <= options.Tolerance)
            {
                return true;
            }

            h = damping == 1 ? h * 2 : h;
        }

        return false;
    }

    // The largest share of the step that leaves every state at a tenth of itself or more.
    private static double Damping(double[] y, double[] step)
    {
        var damping = 1.0;
        for (var i = 0; i < y.Length; i++)
        {
            if (y[i] > 0 && y[i] + step[i] < 0.1 * y[i] && step[i] < 0)
            {
                damping = Math.Min(damping, 0.9 * y[i] / -step[i]);
            }
        }

        return Math.Max(damping, 1e-6);
    }

    private static double ScaledNorm(double[] rates, double[] y, SteadyStateOptions options)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var scaled = rates[i] / (Math.Abs(y[i]) + options.Floor / options.Tolerance);
            sum += scaled * scaled;
        }

        return Math.Sqrt(sum / y.Length);
    }
}
