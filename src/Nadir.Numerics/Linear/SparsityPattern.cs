namespace Nadir;

/// <summary>Where a sparse matrix may be non-zero: compressed rows, columns ascending within a row.</summary>
public sealed class SparsityPattern
{
    private readonly int[] rowStarts;
    private readonly int[] columnIndices;

    private SparsityPattern(int rows, int columns, int[] rowStarts, int[] columnIndices)
    {
        Rows = rows;
        Columns = columns;
        this.rowStarts = rowStarts;
        this.columnIndices = columnIndices;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Number of entries.</summary>
    public int NonZeros => columnIndices.Length;

    /// <summary>First entry of every row, and the end: length rows + 1.</summary>
    public ReadOnlySpan<int> RowStarts => rowStarts;

    /// <summary>Column of every entry.</summary>
    public ReadOnlySpan<int> ColumnIndices => columnIndices;

    /// <summary>Makes a pattern; entries given twice count once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An entry lies outside the matrix.</exception>
    public static SparsityPattern Create(int rows, int columns, IEnumerable<(int Row, int Column)> entries)
    {
        var sets = new SortedSet<int>[rows];
        for (var i = 0; i < rows; i++)
        {
            sets[i] = [];
        }

        foreach (var (row, column) in entries)
        {
            if ((uint)row >= (uint)rows || (uint)column >= (uint)columns)
            {
                throw new ArgumentOutOfRangeException(nameof(entries), $"Entry ({row}, {column}) lies outside a {rows} by {columns} matrix.");
            }

            sets[row].Add(column);
        }

        var starts = new int[rows + 1];
        for (var i = 0; i < rows; i++)
        {
            starts[i + 1] = starts[i] + sets[i].Count;
        }

        return new SparsityPattern(rows, columns, starts, [.. sets.SelectMany(set => set)]);
    }

    /// <summary>Every entry, for systems that do not know their structure.</summary>
    public static SparsityPattern Dense(int size) => Create(size, size, Enumerable.Range(0, size * size).Select(k => (k / size, k % size)));

    /// <summary>Position of an entry, or -1 when it is not in the pattern.</summary>
    public int IndexOf(int row, int column)
    {
        var found = Array.BinarySearch(columnIndices, rowStarts[row], rowStarts[row + 1] - rowStarts[row], column);
        return found < 0 ? -1 : found;
    }
}
