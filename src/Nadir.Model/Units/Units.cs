#pragma warning disable IDE1006, SA1300 // units are written as in print: mg, L, uM
namespace Nadir;

/// <summary>Ready-made units, for <c>using static Nadir.Units</c> and <c>300 * mg</c>.</summary>
public static class Units
{
    /// <summary>Milligram.</summary>
    public static Unit mg { get; } = Unit.Parse("mg");

    /// <summary>Gram.</summary>
    public static Unit g { get; } = Unit.Parse("g");

    /// <summary>Kilogram.</summary>
    public static Unit kg { get; } = Unit.Parse("kg");

    /// <summary>Micromole.</summary>
    public static Unit umol { get; } = Unit.Parse("umol");

    /// <summary>Millimole.</summary>
    public static Unit mmol { get; } = Unit.Parse("mmol");

    /// <summary>Micromole a liter.</summary>
    public static Unit uM { get; } = Unit.Parse("uM");

    /// <summary>Liter.</summary>
    public static Unit L { get; } = Unit.Parse("L");

    /// <summary>Milliliter.</summary>
    public static Unit mL { get; } = Unit.Parse("mL");

    /// <summary>Minute.</summary>
    public static Unit minute { get; } = Unit.Parse("min");

    /// <summary>Hour.</summary>
    public static Unit h { get; } = Unit.Parse("h");

    /// <summary>Day.</summary>
    public static Unit day { get; } = Unit.Parse("day");

    /// <summary>Year of 365.25 days.</summary>
    public static Unit year { get; } = Unit.Parse("year");

    /// <summary>Centimeter.</summary>
    public static Unit cm { get; } = Unit.Parse("cm");

    /// <summary>Meter.</summary>
    public static Unit m { get; } = Unit.Parse("m");
}
