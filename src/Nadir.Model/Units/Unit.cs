using System.Globalization;

namespace Nadir;

/// <summary>A unit: a scale and powers of metre, kilogram, second, mole, ampere, kelvin, candela and item.</summary>
public readonly struct Unit : IEquatable<Unit>
{
    private const int Dimensions = 8;
    private static readonly string[] BaseNames = ["m", "kg", "s", "mol", "A", "K", "cd", "item"];
    private readonly double scale;
    private readonly double[]? powers;

    private Unit(double scale, double[] powers)
    {
        this.scale = scale;
        this.powers = powers;
    }

    /// <summary>One, without dimension.</summary>
    public static Unit Dimensionless { get; } = new(1, new double[Dimensions]);

    /// <summary>Powers of metre, kilogram, second, mole, ampere, kelvin, candela and item, in this order.</summary>
    public IReadOnlyList<double> Exponents => powers ?? Dimensionless.powers!;

    /// <summary>What one of this unit is in base SI units.</summary>
    public double Scale => powers is null ? 1 : scale;

    private ReadOnlySpan<double> Powers => powers ?? new double[Dimensions];

    internal static Unit OfBase(int dimension, double scale)
    {
        var single = new double[Dimensions];
        single[dimension] = 1;
        return new Unit(scale, single);
    }

    /// <summary>Reads a unit such as <c>umol/L</c>, <c>L/h</c>, <c>mg/mL</c>, <c>1/h</c>, <c>m^2</c>, <c>uM*h</c> or <c>dimensionless</c>; µ is u.</summary>
    /// <exception cref="ModelException">An unknown unit, with its place in the text.</exception>
    public static Unit Parse(string text) => UnitParser.Parse(text);

    /// <summary>Product of two units.</summary>
    public static Unit operator *(Unit left, Unit right) => left.Combine(right, 1);

    /// <summary>Ratio of two units.</summary>
    public static Unit operator /(Unit left, Unit right) => left.Combine(right, -1);

    /// <summary>A number with this unit.</summary>
    public static Quantity operator *(double value, Unit unit) => new(value, unit);

    /// <summary>Equal scale and dimension.</summary>
    public static bool operator ==(Unit left, Unit right) => left.Equals(right);

    /// <summary>Different scale or dimension.</summary>
    public static bool operator !=(Unit left, Unit right) => !left.Equals(right);

    /// <summary>The unit to a power.</summary>
    public Unit Pow(double exponent)
    {
        var result = new double[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            result[i] = Powers[i] * exponent;
        }

        return new Unit(Math.Pow(Scale, exponent), result);
    }

    /// <summary>True when both have the same dimension, so that one can be converted to the other.</summary>
    public bool IsCompatibleWith(Unit other) => Powers.SequenceEqual(other.Powers);

    /// <inheritdoc/>
    public bool Equals(Unit other) => IsCompatibleWith(other) && Math.Abs(Scale - other.Scale) <= 1e-12 * Math.Abs(Scale);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Unit other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var power in Powers)
        {
            hash.Add(power);
        }

        return hash.ToHashCode();
    }

    /// <summary>Scale and base units, for example <c>0.001 kg m^-3</c>; reads back with <see cref="Parse"/>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Scale != 1)
        {
            parts.Add(Scale.ToString("R", CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < Dimensions; i++)
        {
            if (Powers[i] != 0)
            {
                parts.Add(Powers[i] == 1 ? BaseNames[i] : $"{BaseNames[i]}^{Powers[i].ToString("R", CultureInfo.InvariantCulture)}");
            }
        }

        return parts.Count == 0 ? "dimensionless" : string.Join("*", parts);
    }

    private Unit Combine(Unit other, int sign)
    {
        var result = new double[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            result[i] = Powers[i] + sign * other.Powers[i];
        }

        return new Unit(sign > 0 ? Scale * other.Scale : Scale / other.Scale, result);
    }

    internal static Unit Scaled(Unit unit, double factor) => new(unit.Scale * factor, unit.Powers.ToArray());
}
