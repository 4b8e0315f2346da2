namespace Nadir;

/// <summary>A file or a model is wrong. Carries every problem found, each with its place.</summary>
public sealed class ModelException : Exception
{
    /// <summary>All problems at once.</summary>
    public ModelException(IReadOnlyList<Problem> problems)
        : base(string.Join("\n", problems))
    {
        Problems = problems;
    }

    /// <summary>Every problem, in the order found.</summary>
    public IReadOnlyList<Problem> Problems { get; }

}
