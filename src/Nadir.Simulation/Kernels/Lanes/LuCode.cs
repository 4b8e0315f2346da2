namespace Nadir;

/// <summary>
/// Lane code of an LU factorization and its solves for one pattern. What is factored is J − shift·I, the negative of the matrix of the method, so
/// that every update is a fused sum: slots hold the negative lower factors, the upper ones and −1/pivot.
/// </summary>
internal static class LuCode
{
    private const double SmallestPivot = 1e-10;

    /// <summary>Factors: reads the Jacobian and the shift, writes factors and the watch on the pivots.</summary>
    public static LaneCode Factorize(SymbolicLu lu, LaneFixed fixedValues, int jacobianSlot, int factorSlot)
    {
        var code = new LaneCode();
        var shift = code.Load(LaneRegion.Time, 0);
        var one = code.Broadcast(fixedValues.One);
        var small = code.Broadcast(fixedValues.Constant(SmallestPivot));
        var zero = code.Broadcast(fixedValues.Zero);
        var minusOne = code.Broadcast(fixedValues.Constant(-1));
        var smallShift = code.Make(LaneOp.Multiply, small, shift);
        var entryOf = new int[lu.Columns.Length];
        Array.Fill(entryOf, -1);
        for (var k = 0; k < lu.Scatter.Length; k++)
        {
            entryOf[lu.Scatter[k]] = k;
        }

        var n = lu.Order.Length;
        var factors = new int[lu.Columns.Length];
        var row = new int[n];
        var watch = one;
        for (var i = 0; i < n; i++)
        {
            for (var k = lu.Starts[i]; k < lu.Starts[i + 1]; k++)
            {
                var entry = entryOf[k] < 0 ? -1 : code.Load(LaneRegion.Memory, jacobianSlot + entryOf[k]);
                row[lu.Columns[k]] = k != lu.Diagonal[i] ? entry
                    : entry < 0 ? code.Make(LaneOp.Multiply, shift, minusOne) : code.Make(LaneOp.Subtract, entry, shift);
            }

            var original = row[i];
            for (var k = lu.Starts[i]; k < lu.Diagonal[i]; k++)
            {
                var above = lu.Columns[k];
                var factor = code.Make(LaneOp.Multiply, row[above], factors[lu.Diagonal[above]]);
                factors[k] = factor;
                code.Store(factor, LaneRegion.Memory, factorSlot + k);
                for (var m = lu.Diagonal[above] + 1; m < lu.Starts[above + 1]; m++)
                {
                    var column = lu.Columns[m];
                    row[column] = row[column] < 0
                        ? code.Make(LaneOp.Multiply, factor, factors[m])
                        : code.Make(LaneOp.Fma, factor, factors[m], row[column]);
                }
            }

            var bound = code.Make(LaneOp.Fma, small, code.Make(LaneOp.Abs, original), smallShift);
            watch = code.Make(LaneOp.Select, code.Make(LaneOp.Less, bound, code.Make(LaneOp.Abs, row[i])), watch, zero);
            for (var k = lu.Diagonal[i]; k < lu.Starts[i + 1]; k++)
            {
                factors[k] = k == lu.Diagonal[i] ? code.Make(LaneOp.Divide, minusOne, row[i]) : row[lu.Columns[k]];
                code.Store(factors[k], LaneRegion.Memory, factorSlot + k);
            }
        }

        code.Store(watch, LaneRegion.Output, 0);
        return code;
    }

    /// <summary>Solves in place.</summary>
    public static LaneCode Solve(SymbolicLu lu, int factorSlot)
    {
        var code = new LaneCode();
        var n = lu.Order.Length;
        var x = new int[n];
        int Factor(int k) => code.Load(LaneRegion.Memory, factorSlot + k);
        for (var i = 0; i < n; i++)
        {
            var sum = code.Load(LaneRegion.Output, lu.Order[i]);
            for (var k = lu.Starts[i]; k < lu.Diagonal[i]; k++)
            {
                sum = code.Make(LaneOp.Fma, Factor(k), x[lu.Columns[k]], sum);
            }

            x[i] = sum;
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var sum = x[i];
            for (var k = lu.Diagonal[i] + 1; k < lu.Starts[i + 1]; k++)
            {
                sum = code.Make(LaneOp.Fma, Factor(k), x[lu.Columns[k]], sum);
            }

            x[i] = code.Make(LaneOp.Multiply, sum, Factor(lu.Diagonal[i]));
            code.Store(x[i], LaneRegion.Output, lu.Order[i]);
        }

        return code;
    }
}
