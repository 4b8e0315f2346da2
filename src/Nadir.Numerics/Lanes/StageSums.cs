using System.Runtime.CompilerServices;

namespace Nadir;

/// <summary>
/// What a stage of a Rosenbrock method starts from: its state y + Σ a_ij u_j and its right-hand side Σ C_ij u_j / h, in row i of u. Half of what a step moves through memory
/// is read here, so every row is read as rarely as possible.
/// </summary>
internal sealed unsafe class StageSums<T>
    where T : struct, ILane<T>
{
    private const int Block = 4; // states at once
    private readonly LaneMemory weights;
    private readonly double* a;
    private readonly double* c;
    private readonly double* u;
    private readonly double* stageState;
    private readonly double* inverse;
    private readonly int[] sharedPrefix;
    private readonly int stages;
    private readonly int stride;
    private readonly int blocks;
    private readonly int gathering; // the stage after which two are left, where they go on from its state; else none

    /// <summary>Works on memory that the caller keeps.</summary>
    /// <param name="method">Coefficients.</param>
    /// <param name="u">Stages, [stage, state, lane], rows <paramref name="stride"/> apart.</param>
    /// <param name="stageState">Where the state goes.</param>
    /// <param name="inverse">1/h in every lane.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="blocks">Four states each.</param>
    public StageSums(Tableau method, double* u, double* stageState, double* inverse, int stride, int blocks)
    {
        this.u = u;
        this.stageState = stageState;
        this.inverse = inverse;
        (this.stride, this.blocks) = (stride, blocks);
        stages = method.Stages;
        weights = new LaneMemory(2 * stages * stages);
        a = weights.Start;
        c = a + stages * stages;
        for (var i = 0; i < stages * stages; i++)
        {
            (a[i], c[i]) = (method.A[i], method.C[i]);
        }

        // Row i of a that begins like row i - 1 goes on from the last stage state.
        sharedPrefix = new int[stages];
        for (var i = 2; i < stages; i++)
        {
            sharedPrefix[i] = new ReadOnlySpan<double>(a + i * stages, i - 1).SequenceEqual(new ReadOnlySpan<double>(a + (i - 1) * stages, i - 1)) ? i - 1 : 0;
        }

        var third = stages - 3;
        gathering = third > 1 && sharedPrefix[third] == 0 && sharedPrefix[third + 1] == third && sharedPrefix[third + 2] == third + 1 ? third : stages;
    }

    /// <summary>Sums of stage <paramref name="i"/>, counted from 0; stages in order.</summary>
    /// <param name="i">The stage, at least 1.</param>
    /// <param name="state">States at the start of the step, [state, lane].</param>
    public void At(int i, double* state)
    {
        if (i == gathering)
        {
            Ahead(state);
        }
        else
        {
            Plain(i, state);
        }
    }

    // Every u is read once for both sums.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Plain(int i, double* state)
    {
        var prefix = sharedPrefix[i];
        var begun = i > gathering ? gathering : 0; // so many terms of right stand there already
        var start = prefix > 0 ? stageState : state;
        var result = stageState;
        var right = u + i * stride;
        var ai = a + i * stages;
        var ci = c + i * stages;
        var row = stride;
        var first = u + begun * stride;
        var scale = T.Load(inverse);
        var end = blocks * Block * T.Width;
        for (var k = 0; k < end; k += Block * T.Width)
        {
            var (c0, c1, c2, c3) = (T.All(0), T.All(0), T.All(0), T.All(0));
            if (begun > 0)
            {
                (c0, c1, c2, c3) = (T.Load(right + k), T.Load(right + k + T.Width), T.Load(right + k + 2 * T.Width), T.Load(right + k + 3 * T.Width));
            }

            var from = first + k;
            var j = begun;
            for (; j < prefix; j++, from += row)
            {
                var weight = T.All(ci[j]);
                c0 = T.Fma(weight, T.Load(from), c0);
                c1 = T.Fma(weight, T.Load(from + T.Width), c1);
                c2 = T.Fma(weight, T.Load(from + 2 * T.Width), c2);
                c3 = T.Fma(weight, T.Load(from + 3 * T.Width), c3);
            }

            var s0 = T.Load(start + k);
            var s1 = T.Load(start + k + T.Width);
            var s2 = T.Load(start + k + 2 * T.Width);
            var s3 = T.Load(start + k + 3 * T.Width);
            for (; j < i; j++, from += row)
            {
                var (v0, v1, v2, v3) = (T.Load(from), T.Load(from + T.Width), T.Load(from + 2 * T.Width), T.Load(from + 3 * T.Width));
                var (p, q) = (T.All(ai[j]), T.All(ci[j]));
                s0 = T.Fma(p, v0, s0);
                s1 = T.Fma(p, v1, s1);
                s2 = T.Fma(p, v2, s2);
                s3 = T.Fma(p, v3, s3);
                c0 = T.Fma(q, v0, c0);
                c1 = T.Fma(q, v1, c1);
                c2 = T.Fma(q, v2, c2);
                c3 = T.Fma(q, v3, c3);
            }

            T.Store(s0, result + k);
            T.Store(s1, result + k + T.Width);
            T.Store(s2, result + k + 2 * T.Width);
            T.Store(s3, result + k + 3 * T.Width);
            T.Store(c0 * scale, right + k);
            T.Store(c1 * scale, right + k + T.Width);
            T.Store(c2 * scale, right + k + 2 * T.Width);
            T.Store(c3 * scale, right + k + 3 * T.Width);
        }
    }

    // As Plain, and the terms that the sums of the last two stages share with it begin in their rows: the stages are too large for the first cache.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Ahead(double* state)
    {
        var i = gathering;
        var start = state;
        var result = stageState;
        var right = u + i * stride;
        var ai = a + i * stages;
        var ci = c + i * stages;
        var row = stride;
        var first = u;
        var scale = T.Load(inverse);
        var end = blocks * Block * T.Width;
        for (var k = 0; k < end; k += Block * T.Width)
        {
            var (s0, s1, s2, s3) = (T.Load(start + k), T.Load(start + k + T.Width), T.Load(start + k + 2 * T.Width), T.Load(start + k + 3 * T.Width));
            var (c0, c1, c2, c3) = (T.All(0), T.All(0), T.All(0), T.All(0));
            var (d0, d1, d2, d3) = (T.All(0), T.All(0), T.All(0), T.All(0));
            var (e0, e1, e2, e3) = (T.All(0), T.All(0), T.All(0), T.All(0));
            var from = first + k;
            for (var j = 0; j < i; j++, from += row)
            {
                var (v0, v1, v2, v3) = (T.Load(from), T.Load(from + T.Width), T.Load(from + 2 * T.Width), T.Load(from + 3 * T.Width));
                var (p, q, next, last) = (T.All(ai[j]), T.All(ci[j]), T.All(ci[stages + j]), T.All(ci[2 * stages + j]));
                s0 = T.Fma(p, v0, s0);
                s1 = T.Fma(p, v1, s1);
                s2 = T.Fma(p, v2, s2);
                s3 = T.Fma(p, v3, s3);
                c0 = T.Fma(q, v0, c0);
                c1 = T.Fma(q, v1, c1);
                c2 = T.Fma(q, v2, c2);
                c3 = T.Fma(q, v3, c3);
                d0 = T.Fma(next, v0, d0);
                d1 = T.Fma(next, v1, d1);
                d2 = T.Fma(next, v2, d2);
                d3 = T.Fma(next, v3, d3);
                e0 = T.Fma(last, v0, e0);
                e1 = T.Fma(last, v1, e1);
                e2 = T.Fma(last, v2, e2);
                e3 = T.Fma(last, v3, e3);
            }

            T.Store(s0, result + k);
            T.Store(s1, result + k + T.Width);
            T.Store(s2, result + k + 2 * T.Width);
            T.Store(s3, result + k + 3 * T.Width);
            T.Store(c0 * scale, right + k);
            T.Store(c1 * scale, right + k + T.Width);
            T.Store(c2 * scale, right + k + 2 * T.Width);
            T.Store(c3 * scale, right + k + 3 * T.Width);
            T.Store(d0, right + row + k);
            T.Store(d1, right + row + k + T.Width);
            T.Store(d2, right + row + k + 2 * T.Width);
            T.Store(d3, right + row + k + 3 * T.Width);
            T.Store(e0, right + 2 * row + k);
            T.Store(e1, right + 2 * row + k + T.Width);
            T.Store(e2, right + 2 * row + k + 2 * T.Width);
            T.Store(e3, right + 2 * row + k + 3 * T.Width);
        }
    }
}
