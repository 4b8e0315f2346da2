using CsCheck;

namespace Nadir;

public sealed class LinearTests
{
    [Fact]
    public void Lu_solves_random_sparse_systems() => Gen.Int[2, 40].SelectMany(n => Gen.Select(Gen.Const(n), Gen.ULong)).Always(200, drawn =>
    {
        var (n, seed) = drawn;
        var random = new CounterRandom(seed, 0);
        var pattern = SparsityPattern.Create(n, n, Enumerable.Range(0, 4 * n).Select(k => ((int)(random.Uniform((ulong)(2 * k)) * n), (int)(random.Uniform((ulong)(2 * k + 1)) * n))));
        var values = Enumerable.Range(0, pattern.NonZeros).Select(k => random.Normal((ulong)(1000 + k))).ToArray();
        Check(pattern, values, shift: 20);
    });

    [Fact]
    public void Lu_pivots_when_the_diagonal_vanishes()
    {
        // W = 0*I - J with a zero diagonal: no pivot without exchanging rows.
        var pattern = SparsityPattern.Create(3, 3, [(0, 1), (1, 2), (2, 0)]);
        var lu = Check(pattern, [-2.0, -3, -5], shift: 0);
        Assert.Equal(1, lu.Fallbacks);
    }

    [Fact]
    public void Lu_reports_a_singular_matrix()
    {
        var lu = new SparseLu(SparsityPattern.Create(2, 2, [(0, 0), (0, 1), (1, 0), (1, 1)]));
        Assert.False(lu.Factorize(0, [1, 2, 2, 4]));
    }

    [Fact]
    public void Arrow_matrix_fills_nothing_in_minimum_degree_order()
    {
        const int N = 50;
        var entries = Enumerable.Range(0, N).SelectMany(i => new[] { (i, i), (0, i), (i, 0) });
        Assert.Equal(3 * N - 2, new SparseLu(SparsityPattern.Create(N, N, entries)).FilledEntries);
    }

    private static SparseLu Check(SparsityPattern pattern, double[] values, double shift)
    {
        var n = pattern.Rows;
        var lu = new SparseLu(pattern);
        Assert.True(lu.Factorize(shift, values));
        var x = Enumerable.Range(0, n).Select(i => 1.0 + i % 7).ToArray();
        var b = x.Select(value => shift * value).ToArray();
        for (var row = 0; row < n; row++)
        {
            for (var k = pattern.RowStarts[row]; k < pattern.RowStarts[row + 1]; k++)
            {
                b[row] -= values[k] * x[pattern.ColumnIndices[k]];
            }
        }

        lu.Solve(b);
        for (var i = 0; i < n; i++)
        {
            Assert.Equal(x[i], b[i], 8);
        }

        return lu;
    }
}
