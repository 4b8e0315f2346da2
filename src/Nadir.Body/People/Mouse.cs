namespace Nadir;

/// <summary>An adult laboratory mouse, as far as the mouse table depends on it. Invalid ones cannot exist.</summary>
/// <remarks>Ages 2 to 30 months, 15 to 60 g.</remarks>
public sealed record Mouse
{
    /// <summary>Checks every value at the door.</summary>
    /// <param name="Mass">15 to 60 g.</param>
    /// <param name="AgeMonths">Age, 2 to 30 months.</param>
    /// <exception cref="ArgumentException">A value is outside its range; the message says which and what is allowed.</exception>
    public Mouse(Quantity Mass, double AgeMonths)
    {
        MassGrams = Check(Mass.In(Units.kg) * 1000, 15, 60, "mass", "g");
        this.AgeMonths = Check(AgeMonths, 2, 30, "age", "months");
    }

    /// <summary>Body mass, g.</summary>
    public double MassGrams { get; }

    /// <summary>Age, months.</summary>
    public double AgeMonths { get; }

    /// <summary>"mouse, 3 months, 25 g".</summary>
    public override string ToString() => FormattableString.Invariant($"mouse, {AgeMonths:0.#} months, {MassGrams:0.#} g");

    private static double Check(double value, double low, double high, string what, string unit) =>
        value >= low && value <= high
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"The {what} of the mouse is {value:0.###} {unit}; the mouse table holds for {low} to {high} {unit}."));
}
