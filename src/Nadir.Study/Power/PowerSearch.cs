namespace Nadir;

/// <summary>Seeks the number of people for a power. Sizes that were evaluated once are remembered; steps end at 2 % of the size, which is finer than chance.</summary>
internal sealed class PowerSearch(Func<int, IReadOnlyList<ContrastResult>> evaluate, int largest, double target)
{
    private const int Smallest = 3;
    private const int Fineness = 50;
    private readonly Dictionary<int, IReadOnlyList<ContrastResult>> known = [];

    /// <summary>The size for contrast number <paramref name="contrast"/>, by its power after the multiplicity rule where there is one.</summary>
    public SampleSize Size(int contrast)
    {
        double At(int size) => Of(size, contrast).Share;
        var found = Least(At, Smallest, largest);
        return new SampleSize(found, Least(size => Of(size, contrast).High, Smallest, found ?? largest), Least(size => Of(size, contrast).Low, found ?? Smallest, largest), largest);
    }

    private (double Share, double Low, double High) Of(int size, int contrast)
    {
        if (!known.TryGetValue(size, out var results))
        {
            known[size] = results = evaluate(size);
        }

        var (result, count) = (results[contrast], results[contrast].RejectedAdjusted ?? results[contrast].Rejected!.Value);
        var (low, high) = ProportionInterval.Wilson(count, result.Replicates);
        return ((double)count / result.Replicates, low, high);
    }

    private int? Least(Func<int, double> share, int from, int to)
    {
        if (from > to)
        {
            return null;
        }

        var (low, high) = (from, from);
        while (share(high) < target)
        {
            if (high == to)
            {
                return null;
            }

            (low, high) = (high, (int)Math.Min(to, 2L * high));
        }

        while (high - low > Math.Max(1, high / Fineness))
        {
            var middle = (low + high) / 2;
            (low, high) = share(middle) < target ? (middle, high) : (low, middle);
        }

        return high;
    }
}
