namespace Nadir;

/// <summary>Subjects one by one on the scalar path: for models and subjects that cannot run in lanes. Belongs to one thread.</summary>
internal sealed class ScalarSubjects(EnsembleSetup setup, OutputColumns columns, OrderedDelivery delivery, CancellationToken cancellation)
{
    private readonly double[] varying = new double[setup.Subjects.Ids.Count];
    private readonly double[] parameters = new double[setup.Parameters.Length];
    private readonly double[] state = new double[setup.Model.Equations.States.Count];

    /// <summary>Work done.</summary>
    public SolveStatistics Statistics { get; private set; }

    /// <summary>Runs a subject and delivers it.</summary>
    public void Run(int subject, double[] rows)
    {
        setup.Fill(subject, varying, parameters, state);
        var o = setup.Options;
        var options = new SimulationOptions(o.OutputTimes, o.Tolerances, o.Method, o.StartTime) { Seed = o.Seed, Stream = (ulong)subject };
        var status = setup.Model.TrySimulate(setup.Subjects.ProtocolOf(subject), options, parameters, state, out var trajectory, cancellation);
        if (status.Code == SolveCode.Cancelled)
        {
            return;
        }

        var width = columns.Ids.Count;
        for (var k = 0; k < width; k++)
        {
            var series = trajectory[columns.Ids[k]];
            for (var i = 0; i < series.Length; i++)
            {
                rows[i * width + k] = series[i];
            }
        }

        var s = trajectory.Statistics;
        Statistics = new SolveStatistics(
            Statistics.Accepted + s.Accepted, Statistics.Rejected + s.Rejected, Statistics.RateEvaluations + s.RateEvaluations,
            Statistics.JacobianEvaluations + s.JacobianEvaluations, Statistics.Factorizations + s.Factorizations, Statistics.PivotFallbacks + s.PivotFallbacks);
        delivery.Deliver(subject, status, rows);
    }

    /// <summary>Runs until no subject is left.</summary>
    public void RunAll()
    {
        while (!cancellation.IsCancellationRequested)
        {
            var subject = delivery.Take(out var isOver);
            if (subject >= 0)
            {
                Run(subject, delivery.Rent());
            }
            else if (isOver)
            {
                return;
            }
            else
            {
                Thread.Yield();
            }
        }
    }
}
