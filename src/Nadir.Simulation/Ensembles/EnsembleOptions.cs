namespace Nadir;

/// <summary>How an ensemble runs: none of it changes a number.</summary>
public sealed record EnsembleOptions
{
    /// <summary>Subjects side by side: 8, 4 or 1; 0 for what the processor does best.</summary>
    public int Lanes { get; init; }

    /// <summary>Workers, one a core.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>First subject to run.</summary>
    public int First { get; init; }

    /// <summary>One past the last subject to run; null for all.</summary>
    public int? End { get; init; }

    /// <summary>States, assigned variables, reaction rates or parameters to give out, by id; null for all states.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }
}
