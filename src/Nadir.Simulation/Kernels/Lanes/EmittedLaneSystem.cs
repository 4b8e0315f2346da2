namespace Nadir;

/// <summary>A model in lanes, by emitted code. One instance belongs to one thread.</summary>
internal sealed unsafe class EmittedLaneSystem<T> : LaneSystem
    where T : struct, ILane<T>
{
    private readonly LanePlan<T> plan;
    private readonly LaneMemory memory;
    private readonly LaneMemory uniform;
    private readonly LaneMemory forcing;
    private readonly LaneLu<T>? loops;
    private readonly (int Fixed, int Memory)[] places;
    private readonly double[] values;
    private readonly int[] held;
    private readonly List<int> forced = [];

    public EmittedLaneSystem(LanePlan<T> plan, ReadOnlySpan<double> parameters)
    {
        this.plan = plan;
        held = [.. Enumerable.Range(0, Dimension).Where(i => plan.Model.Equations.Kinds[i] == StateKind.Held)];
        memory = new LaneMemory(plan.Slots * T.Width);
        uniform = new LaneMemory(plan.Fixed.Count);
        forcing = new LaneMemory(Dimension * T.Width);
        loops = plan.IsStraight ? null : new LaneLu<T>(plan.Symbolic, memory.Start, memory.Start + plan.FactorSlot * T.Width);
        places = plan.Fixed.Places();
        values = new double[plan.Fixed.Count];
        plan.Fixed.FillAll(parameters, values);
        values.CopyTo(new Span<double>(uniform.Start, values.Length));

        // A lane that never had a subject computes with the values of the model, out of the way of everyone.
        for (var l = 0; l < T.Width; l++)
        {
            Scatter(l);
        }
    }

    /// <inheritdoc/>
    public override int Width => T.Width;

    /// <inheritdoc/>
    public override int Dimension => plan.Model.Equations.States.Count;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> HeldStates => held;

    /// <inheritdoc/>
    public override SparsityPattern JacobianPattern => plan.Model.Pattern;

    /// <inheritdoc/>
    public override bool IsAutonomous => plan.IsAutonomous;

    /// <inheritdoc/>
    public override double* Jacobian => memory.Start;

    /// <inheritdoc/>
    public override double* TimeDerivative => memory.Start + plan.TimeDerivativeSlot * T.Width;

    /// <summary>Parameters of a lane.</summary>
    public void SetParameters(int lane, ReadOnlySpan<double> parameters)
    {
        plan.Fixed.FillVarying(parameters, values);
        Scatter(lane);
        foreach (var state in forced)
        {
            forcing.Start[state * T.Width + lane] = 0;
        }
    }

    /// <summary>Constant input to a state of a lane.</summary>
    public void SetForcing(int lane, int state, double rate)
    {
        if (!forced.Contains(state))
        {
            forced.Add(state);
        }

        forcing.Start[state * T.Width + lane] = rate;
    }

    /// <inheritdoc/>
    public override void RatesAndJacobian(double* time, double* state, double* rates)
    {
        plan.RatesAndJacobian.Run(memory.Start, state, rates, time, uniform.Start);
        Force(rates);
    }

    /// <inheritdoc/>
    public override void AddRates(double* time, double* state, double* sums)
    {
        plan.Rates.Run(memory.Start, state, sums, time, uniform.Start);
        Force(sums);
    }

    /// <inheritdoc/>
    public override void Factorize(double* shift, double* pivots)
    {
        if (loops is null)
        {
            plan.Factorize!.Run(memory.Start, null, pivots, shift, uniform.Start);
        }
        else
        {
            loops.Factorize(shift, pivots);
        }
    }

    /// <inheritdoc/>
    public override void Solve(double* right)
    {
        if (loops is null)
        {
            plan.Solve!.Run(memory.Start, null, right, null, uniform.Start);
        }
        else
        {
            loops.Solve(right);
        }
    }

    private void Force(double* rates)
    {
        foreach (var state in forced)
        {
            var at = rates + state * T.Width;
            T.Store(T.Load(at) + T.Load(forcing.Start + state * T.Width), at);
        }
    }

    private void Scatter(int lane)
    {
        foreach (var (from, to) in places)
        {
            memory.Start[to * T.Width + lane] = values[from];
        }
    }
}
