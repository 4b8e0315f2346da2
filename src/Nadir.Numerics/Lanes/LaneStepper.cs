using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>One step of a Rosenbrock method in every lane, each with its own time and length. Scratch is made once; nothing is allocated in a step.</summary>
internal sealed unsafe class LaneStepper<T>
    where T : struct, ILane<T>
{
    private const int Block = 4; // states at once
    private const int Offset = 5; // keeps rows of 64 states from falling on the same lines of the cache
    private readonly LaneSystem system;
    private readonly Tableau method;
    private readonly Tolerances tolerances;
    private readonly int n;
    private readonly int padded;
    private readonly int stride;
    private readonly int stages;
    private readonly LaneMemory memory;
    private readonly LaneFallback fallback;
    private readonly double* dense;
    private readonly double* u;
    private readonly double* stageState;
    private readonly double* stageTime;
    private readonly double* shift;
    private readonly double* inverse;
    private readonly double* pivots;
    private readonly double* weights;
    private readonly StageSums<T> sums;
    private readonly double[] nodes;
    private readonly double[] timeWeights;
    private readonly int moving;

    public LaneStepper(LaneSystem system, Tableau method, Tolerances tolerances)
    {
        this.system = system;
        this.method = method;
        this.tolerances = tolerances;
        n = system.Dimension;
        stages = method.Stages;
        padded = (n + Block - 1) / Block * Block;
        stride = (padded + Offset) * T.Width;
        var row = stride;
        memory = new LaneMemory((stages + 4) * row + (stages + 8) * T.Width + 3 * stages + 64);
        var at = memory.Start;
        double* Take(int count)
        {
            var here = at;
            at += (count + 7) / 8 * 8;
            return here;
        }

        State = Take(row);
        Next = Take(row);
        stageState = Take(row);
        Row = Take(row);
        u = Take(stages * row);
        stageTime = Take(T.Width);
        shift = Take(T.Width);
        inverse = Take(T.Width);
        pivots = Take(T.Width);
        weights = Take(stages * T.Width);
        dense = Take(3 * stages);
        for (var i = 0; i < method.Dense.Count; i++)
        {
            dense[i] = method.Dense[i];
        }

        (nodes, timeWeights, moving) = ([.. method.Nodes], [.. method.TimeWeights], Math.Max(1, n - system.HeldStates.Length));
        sums = new StageSums<T>(method, u, stageState, inverse, stride, padded / Block);
        fallback = new LaneFallback(system);
    }

    /// <summary>States at the start of the step, [state, lane].</summary>
    public double* State { get; private set; }

    /// <summary>States at its end.</summary>
    public double* Next { get; private set; }

    /// <summary>Rates at the start, after <see cref="Prepare"/>.</summary>
    public double* Rates => u;

    /// <summary>States in between, after <see cref="Interpolate"/>.</summary>
    public double* Row { get; }

    /// <summary>Matrices that needed pivoting.</summary>
    public long Fallbacks => fallback.Count;

    /// <summary>The end of the step becomes the start of the next.</summary>
    public void Advance()
    {
        var old = State;
        State = Next;
        Next = old;
    }

    /// <summary>Rates and Jacobian at the start.</summary>
    public void Prepare(double* time) => system.RatesAndJacobian(time, State, u);

    /// <summary>Tries a step of length <paramref name="h"/> and fills the scaled error of every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(double* time, double* h, double* error)
    {
        var reciprocal = T.All(1) / T.Load(h);
        T.Store(reciprocal, inverse);
        T.Store(reciprocal * T.All(1 / method.Gamma), shift);

        system.Factorize(shift, pivots);
        fallback.Take(pivots, shift);
        for (var i = 0; i < stages; i++)
        {
            var right = u + i * stride;
            if (i > 0)
            {
                sums.At(i, State);
                T.Store(T.Fma(T.All(nodes[i]), T.Load(h), T.Load(time)), stageTime);
                system.AddRates(stageTime, stageState, right);
            }

            if (!system.IsAutonomous)
            {
                AddTimeDerivative(timeWeights[i], h, right);
            }

            fallback.Keep(right);
            system.Solve(right);
            fallback.Solve(right);
        }

        Finish(error);
    }

    /// <summary>Fills <see cref="Row"/> with the states at a share of the step, one a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Interpolate(double* theta)
    {
        var one = T.All(1);
        var share = T.Load(theta);
        var rest = one - share;
        for (var j = 0; j < stages; j++)
        {
            var sum = T.All(0);
            for (var row = method.DenseRows - 1; row >= 0; row--)
            {
                sum = T.Fma(share, sum, T.All(dense[row * stages + j]));
            }

            T.Store(sum * share * rest, weights + j * T.Width);
        }

        var y = State;
        var z = Next;
        for (var k = 0; k < padded * T.Width; k += Block * T.Width)
        {
            var s0 = rest * T.Load(y + k) + share * T.Load(z + k);
            var s1 = rest * T.Load(y + k + T.Width) + share * T.Load(z + k + T.Width);
            var s2 = rest * T.Load(y + k + 2 * T.Width) + share * T.Load(z + k + 2 * T.Width);
            var s3 = rest * T.Load(y + k + 3 * T.Width) + share * T.Load(z + k + 3 * T.Width);
            for (var j = 0; j < stages; j++)
            {
                var w = T.Load(weights + j * T.Width);
                var from = u + j * stride + k;
                s0 = T.Fma(w, T.Load(from), s0);
                s1 = T.Fma(w, T.Load(from + T.Width), s1);
                s2 = T.Fma(w, T.Load(from + 2 * T.Width), s2);
                s3 = T.Fma(w, T.Load(from + 3 * T.Width), s3);
            }

            T.Store(s0, Row + k);
            T.Store(s1, Row + k + T.Width);
            T.Store(s2, Row + k + 2 * T.Width);
            T.Store(s3, Row + k + 3 * T.Width);
        }

        foreach (var state in system.HeldStates)
        {
            T.Store(T.Load(y + state * T.Width), Row + state * T.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTimeDerivative(double weight, double* h, double* right)
    {
        var factor = T.All(weight) * T.Load(h);
        var derivative = system.TimeDerivative;
        for (var k = 0; weight != 0 && k < n * T.Width; k += T.Width)
        {
            T.Store(T.Fma(factor, T.Load(derivative + k), T.Load(right + k)), right + k);
        }
    }

    // The end value, and the root mean square of the error over atol + rtol max(|y0|, |y1|).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(double* error)
    {
        var y = State;
        var z = Next;
        var stage = stageState;
        var last = u + (stages - 1) * stride;
        var (absolute, relative) = (T.All(tolerances.Absolute), T.All(tolerances.Relative));
        var sum = T.All(0);
        for (var k = 0; k < n * T.Width; k += T.Width)
        {
            var e = T.Load(last + k);
            var next = T.Load(stage + k) + e;
            T.Store(next, z + k);
            var scaled = e * T.RoughReciprocal(T.Fma(relative, T.Max(T.Abs(T.Load(y + k)), T.Abs(next)), absolute));
            sum = T.Fma(scaled, scaled, sum);
        }

        T.Store(sum, error);
        for (var l = 0; l < T.Width; l++)
        {
            error[l] = Math.Sqrt(error[l] / moving);
        }
    }
}
