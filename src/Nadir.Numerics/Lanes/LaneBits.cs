using System.Runtime.InteropServices;

namespace Nadir;

/// <summary>Bit patterns of doubles and the tables of sixteen that every width uses.</summary>
internal static unsafe class LaneBits
{
    /// <summary>Bits of the fraction.</summary>
    public const int Fraction = 52;

    /// <summary>Bits of the fraction below the four that choose an entry.</summary>
    public const int Entry = Fraction - 4;

    /// <summary>The fraction alone.</summary>
    public const long FractionMask = (1L << Fraction) - 1;

    /// <summary>Bits of 1.</summary>
    public const long One = 0x3FF0000000000000;

    /// <summary>Bits of √½.</summary>
    public const long RootHalf = 0x3FE6A09E667F3BCD;

    /// <summary>Bits of 0.703125: an octave from here falls into sixteen parts of which one lies around 1.</summary>
    public const long TableStart = One - (9L << Entry) - (1L << (Entry - 1));

    /// <summary>Bits of 2^52: an integer below 2^52 in the fraction is that much more.</summary>
    public const long Integer = 0x4330000000000000;

    /// <summary>2^52 and the bias of the exponent.</summary>
    public const double IntegerBias = 4503599627370496.0 + 1023;

    /// <summary>1/c in eleven bits for the middle c of every part.</summary>
    public static double* Reciprocals { get; } = Table([
        1.3916015625, 1.3330078125, 1.2802734375, 1.23046875, 1.185546875, 1.142578125, 1.103515625, 1.06640625,
        1.0322265625, 1.0, 0.94140625, 0.888671875, 0.841796875, 0.7998046875, 0.76171875, 0.7275390625]);

    /// <summary>log2 c of every part.</summary>
    public static double* Logarithms { get; } = Table([
        -0.4767462039394664, -0.4146852358072148, -0.35645197022175457, -0.29920801838727884,
        -0.24555270625568207, -0.19229281447076688, -0.14210705730255005, -0.09275714091985245,
        -0.04575966138268302, 0.0, 0.08711066377003839, 0.17027726491394138,
        0.24845594091090187, 0.3222803583589914, 0.3926696862503893, 0.4589033846504761]);

    /// <summary>2^(i/16).</summary>
    public static double* Powers { get; } = Table([
        1.0, 1.0442737824274138, 1.0905077326652577, 1.1387886347566916, 1.189207115002721, 1.241857812073484, 1.2968395546510096, 1.3542555469368927,
        1.4142135623730951, 1.4768261459394993, 1.5422108254079407, 1.6104903319492543, 1.681792830507429, 1.7562521603732995, 1.8340080864093424, 1.9152065613971474]);

    // Lives as long as the program.
    private static double* Table(ReadOnlySpan<double> values)
    {
        var table = (double*)NativeMemory.AlignedAlloc((nuint)(values.Length * sizeof(double)), 64);
        values.CopyTo(new Span<double>(table, values.Length));
        return table;
    }
}
