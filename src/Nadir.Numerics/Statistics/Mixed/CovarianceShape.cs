namespace Nadir;

/// <summary>Covariance of the values of one pattern as a function of parameters, with derivatives.</summary>
internal abstract class CovarianceShape
{
    /// <summary>Number of parameters.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the covariance is linear in the parameters, so that there are no second derivatives.</summary>
    public abstract bool IsLinear { get; }

    /// <summary>Fills the covariance [m, m].</summary>
    public abstract void Fill(ReadOnlySpan<double> theta, VisitPattern pattern, Span<double> v);

    /// <summary>Fills its derivative in parameter j.</summary>
    public abstract void First(ReadOnlySpan<double> theta, VisitPattern pattern, int j, Span<double> v);

    /// <summary>Fills its second derivative; called only when not linear.</summary>
    public abstract void Second(ReadOnlySpan<double> theta, VisitPattern pattern, int j, int k, Span<double> v);
}
