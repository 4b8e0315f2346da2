namespace Nadir;

/// <summary>Bit patterns of doubles that every width uses.</summary>
internal static class LaneBits
{
    /// <summary>Bits of the fraction.</summary>
    public const int Fraction = 52;

    /// <summary>The fraction alone.</summary>
    public const long FractionMask = (1L << Fraction) - 1;

    /// <summary>Bits of 1.</summary>
    public const long One = 0x3FF0000000000000;

    /// <summary>Bits of √½.</summary>
    public const long RootHalf = 0x3FE6A09E667F3BCD;

    /// <summary>Bits of 2^52: an integer below 2^52 in the fraction is that much more.</summary>
    public const long Integer = 0x4330000000000000;

    /// <summary>2^52 and the bias of the exponent.</summary>
    public const double IntegerBias = 4503599627370496.0 + 1023;
}
