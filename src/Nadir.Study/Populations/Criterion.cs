namespace Nadir;

/// <summary>Who may take part: bounds of one covariate, both included.</summary>
/// <param name="Covariate">A name of <see cref="Population.Covariates"/>.</param>
/// <param name="AtLeast">Lower bound in the unit of the covariate, or null.</param>
/// <param name="AtMost">Upper bound, or null.</param>
public sealed record Criterion(string Covariate, double? AtLeast, double? AtMost)
{
    /// <summary>Whether a value is inside.</summary>
    public bool Holds(double value) => !(value < AtLeast) && !(value > AtMost);

    /// <summary>"age 65 and more", "glucose 100 to 125".</summary>
    public override string ToString() => (AtLeast, AtMost) switch
    {
        ({ } low, { } high) => FormattableString.Invariant($"{Covariate} {low:0.##} to {high:0.##}"),
        ({ } low, null) => FormattableString.Invariant($"{Covariate} {low:0.##} and more"),
        (null, { } high) => FormattableString.Invariant($"{Covariate} up to {high:0.##}"),
        _ => $"any {Covariate}",
    };
}
