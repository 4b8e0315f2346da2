namespace Nadir;

/// <summary>Ranks of values; tied ones share the mean of theirs. Doubled, so that they are whole.</summary>
internal sealed class MidRanks
{
    public MidRanks(double[] values)
    {
        var n = values.Length;
        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            order[i] = i;
        }

        Array.Sort((double[])values.Clone(), order);
        Doubled = new int[n];
        for (var start = 0; start < n;)
        {
            var end = start + 1;
            while (end < n && values[order[end]] == values[order[start]])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                Doubled[order[i]] = start + 1 + end;
            }

            double size = end - start;
            Ties += size * size * size - size;
            start = end;
        }
    }

    /// <summary>Twice the rank of each value.</summary>
    public int[] Doubled { get; }

    /// <summary>Sum of t³ - t over groups of t tied values.</summary>
    public double Ties { get; }
}
