namespace Nadir;

/// <summary>Minimum-degree order on the symmetrized pattern: the least connected variable is eliminated first. Ties go to the lower index.</summary>
internal static class MinimumDegree
{
    public static int[] Order(SparsityPattern pattern)
    {
        var n = pattern.Rows;
        var neighbors = new HashSet<int>[n];
        for (var i = 0; i < n; i++)
        {
            neighbors[i] = [];
        }

        for (var row = 0; row < n; row++)
        {
            for (var k = pattern.RowStarts[row]; k < pattern.RowStarts[row + 1]; k++)
            {
                var column = pattern.ColumnIndices[k];
                if (column != row)
                {
                    neighbors[row].Add(column);
                    neighbors[column].Add(row);
                }
            }
        }

        var queue = new PriorityQueue<int, (int Degree, int Index)>();
        for (var i = 0; i < n; i++)
        {
            queue.Enqueue(i, (neighbors[i].Count, i));
        }

        var order = new int[n];
        var done = new bool[n];
        for (var count = 0; count < n;)
        {
            queue.TryDequeue(out var next, out var key);
            if (done[next] || key.Degree != neighbors[next].Count)
            {
                continue;
            }

            done[next] = true;
            order[count++] = next;
            foreach (var a in neighbors[next])
            {
                neighbors[a].Remove(next);
                neighbors[a].UnionWith(neighbors[next]);
                neighbors[a].Remove(a);
            }

            foreach (var a in neighbors[next])
            {
                queue.Enqueue(a, (neighbors[a].Count, a));
            }
        }

        return order;
    }
}
