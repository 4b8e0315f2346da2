namespace Nadir;

/// <summary>A grown-up person, as far as the body model scales to one.</summary>
/// <remarks>The scaling rules were published for adults: ages 18 to 100 years, 30 to 250 kg, 120 to 230 cm, body-mass index 12 to 70 kg/m².</remarks>
public sealed record Person
{
    /// <summary>Checks every value at the door.</summary>
    /// <param name="Age">18 to 100 years.</param>
    /// <param name="Sex">Female or male.</param>
    /// <param name="Mass">30 to 250 kg.</param>
    /// <param name="Height">120 to 230 cm.</param>
    /// <exception cref="ArgumentException">A value is outside its range; the message says which and what is allowed.</exception>
    public Person(Quantity Age, Sex Sex, Quantity Mass, Quantity Height)
    {
        AgeYears = Check(Age.In(Units.year), 18, 100, "age", "years");
        MassKilograms = Check(Mass.In(Units.kg), 30, 250, "mass", "kg");
        HeightCentimeters = Check(Height.In(Units.cm), 120, 230, "height", "cm");
        this.Sex = Sex;
        _ = Check(BodyMassIndex, 12, 70, "body-mass index (mass and height do not fit an adult)", "kg/m²");
    }

    /// <summary>Age, years.</summary>
    public double AgeYears { get; }

    /// <summary>Female or male.</summary>
    public Sex Sex { get; }

    /// <summary>Body mass, kg.</summary>
    public double MassKilograms { get; }

    /// <summary>Height, cm.</summary>
    public double HeightCentimeters { get; }

    /// <summary>Body-mass index, kg/m².</summary>
    public double BodyMassIndex => MassKilograms / (HeightCentimeters / 100 * (HeightCentimeters / 100));

    /// <summary>"woman, 55 years, 68 kg, 166 cm".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(Sex == Sex.Female ? "woman" : "man")}, {AgeYears:0.#} years, {MassKilograms:0.#} kg, {HeightCentimeters:0.#} cm");

    private static double Check(double value, double low, double high, string what, string unit) =>
        value >= low && value <= high
            ? value
            : throw new ArgumentException(FormattableString.Invariant(
                $"The {what} is {value:0.###} {unit}; the scaling rules hold for {low} to {high} {unit}."));
}
