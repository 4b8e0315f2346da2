namespace Nadir;

/// <summary>
/// Everything that is made once for a model, a width and a set of parameters that vary: machine code and the layout of the memory. Immutable; safe
/// to use from many threads.
/// </summary>
internal sealed class LanePlan<T>
    where T : struct, ILane<T>
{
    // Beyond this many multiplications factors are computed by loops over index tables instead of straight-line code.
    private const long MostStraightMultiplications = 20_000;
    private const int MostStraightFactors = 8_000;

    public LanePlan(CompiledModel model, IEnumerable<int> varyingParameters)
    {
        Model = model;
        var equations = model.Equations;
        var (n, pattern, tape) = (equations.States.Count, model.Pattern, model.JacobianProgram.Tape);
        var lu = new SymbolicLu(pattern);
        IsAutonomous = equations.TimeDerivative.All(derivative => derivative.Is(0));
        TimeDerivativeSlot = pattern.NonZeros;
        var factorSlot = TimeDerivativeSlot + n;
        Fixed = new LaneFixed(tape, varyingParameters, factorSlot + lu.Columns.Length);

        var whole = new LaneCode();
        var lowering = new TapeLowering(tape, Fixed, whole);
        for (var k = 0; k < n + pattern.NonZeros + (IsAutonomous ? 0 : n); k++)
        {
            var (region, slot) = k < n ? (LaneRegion.Output, k) : (LaneRegion.Memory, k - n);
            whole.Store(lowering.Lower(tape.Outputs[k]), region, slot);
        }

        var rates = new LaneCode();
        lowering = new TapeLowering(tape, Fixed, rates);
        for (var k = 0; k < n; k++)
        {
            rates.Store(rates.Make(LaneOp.Add, rates.Load(LaneRegion.Output, k), lowering.Lower(tape.Outputs[k])), LaneRegion.Output, k);
        }

        IsStraight = lu.Multiplications <= MostStraightMultiplications && lu.Columns.Length <= MostStraightFactors;
        var factorize = IsStraight ? LuCode.Factorize(lu, Fixed, 0, factorSlot) : null;
        var scratch = factorSlot + lu.Columns.Length + Fixed.MemorySlots;
        LaneCode?[] codes = [whole, rates, factorize, factorize is null ? null : LuCode.Solve(lu, factorSlot)];
        var programs = new LaneProgram<T>?[codes.Length];
        var slots = new int[codes.Length];
        Parallel.For(0, codes.Length, k => programs[k] = codes[k] is { } code ? new LaneProgram<T>(LaneEmitter.Emit(code, T.Width, scratch, out slots[k])) : null);
        (RatesAndJacobian, Rates, Factorize, Solve) = (programs[0]!, programs[1]!, programs[2], programs[3]);
        Slots = Math.Max(scratch, slots.Max());
        Symbolic = lu;
        FactorSlot = factorSlot;
    }

    /// <summary>The model.</summary>
    public CompiledModel Model { get; }

    /// <summary>What is fixed, and what of it varies.</summary>
    public LaneFixed Fixed { get; }

    /// <summary>Whether no rate depends on time itself.</summary>
    public bool IsAutonomous { get; }

    /// <summary>Whether the factors have code of their own.</summary>
    public bool IsStraight { get; }

    /// <summary>Order and fill of the factors.</summary>
    public SymbolicLu Symbolic { get; }

    /// <summary>First slot of the factors.</summary>
    public int FactorSlot { get; }

    /// <summary>First slot of ∂f/∂t; the Jacobian starts at slot 0.</summary>
    public int TimeDerivativeSlot { get; }

    /// <summary>Slots of the memory.</summary>
    public int Slots { get; }

    /// <summary>Rates, Jacobian and time derivative.</summary>
    public LaneProgram<T> RatesAndJacobian { get; }

    /// <summary>Adds rates.</summary>
    public LaneProgram<T> Rates { get; }

    /// <summary>Factors; null when they are computed by loops.</summary>
    public LaneProgram<T>? Factorize { get; }

    /// <summary>Solves; null when done by loops.</summary>
    public LaneProgram<T>? Solve { get; }
}
