namespace Nadir;

/// <summary>A number with its unit. Adding or converting between dimensions that do not match throws.</summary>
/// <param name="Value">The number, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Its unit.</param>
public readonly record struct Quantity(double Value, Unit Unit)
{
    /// <summary>Sum, in the unit of the left side.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.In(left.Unit), left.Unit);

    /// <summary>Difference, in the unit of the left side.</summary>
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Value - right.In(left.Unit), left.Unit);

    /// <summary>Product.</summary>
    public static Quantity operator *(Quantity left, Quantity right) => new(left.Value * right.Value, left.Unit * right.Unit);

    /// <summary>Ratio.</summary>
    public static Quantity operator /(Quantity left, Quantity right) => new(left.Value / right.Value, left.Unit / right.Unit);

    /// <summary>Scaled by a plain number.</summary>
    public static Quantity operator *(double factor, Quantity quantity) => new(factor * quantity.Value, quantity.Unit);

    /// <summary>The number in another unit of the same dimension.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public double In(Unit unit) => Unit.IsCompatibleWith(unit)
        ? Value * (Unit.Scale / unit.Scale)
        : throw new ArgumentException($"A quantity in '{Unit}' cannot be given in '{unit}': the dimensions differ.", nameof(unit));
}
