namespace Nadir;

/// <summary>
/// So many doubles side by side. Every width does the same IEEE operation on every lane, so that a lane has the same bits at any width.
/// Max and Min give the second operand when one is not a number, as the processor does.
/// </summary>
internal unsafe interface ILane<T>
    where T : struct, ILane<T>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Width { get; }

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    static abstract T All(double value);

    static abstract T Load(double* from);

    static abstract void Store(T value, double* to);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract T Fma(T a, T b, T c);

    /// <summary>c - a·b, rounded once.</summary>
    static abstract T FmaNegated(T a, T b, T c);

    static abstract T Max(T a, T b);

    static abstract T Abs(T a);

    /// <summary>About 1/a to 28 bits: for weights that need no more.</summary>
    static abstract T RoughReciprocal(T a);

    /// <summary>Whether low ≤ a ≤ high in every lane; false where one is not a number.</summary>
    static abstract bool AllWithin(T a, double low, double high);

    /// <summary>Sum of the bits as whole numbers.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>Bits that both have.</summary>
    static abstract T AndBits(T a, T b);

    /// <summary>Bits that either has.</summary>
    static abstract T OrBits(T a, T b);

    /// <summary>Bits moved up, zeros follow.</summary>
    static abstract T ShiftLeft(T a, int bits);

    /// <summary>Bits moved down, zeros follow.</summary>
    static abstract T ShiftRight(T a, int bits);

    /// <summary>The entry of a table of sixteen, by the last four bits of the index.</summary>
    static abstract T Lookup(double* table, T index);
}
