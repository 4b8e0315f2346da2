namespace Nadir;

/// <summary>What a row reads from a time course.</summary>
internal enum ReadingKind
{
    /// <summary>Value over the value at rest, at a time.</summary>
    Fold,

    /// <summary>Largest fold over the people of the arm, at the end of dosing.</summary>
    LargestFold,

    /// <summary>Value less the value at rest, at a time.</summary>
    Difference,

    /// <summary>Value at a time.</summary>
    Level,

    /// <summary>Area under the curve from 0 to a time, after one dose.</summary>
    Area,

    /// <summary>Largest value after one dose.</summary>
    Peak,

    /// <summary>Time of the largest value after one dose, h.</summary>
    PeakTime,

    /// <summary>Half-life: of the fall after one dose, or of the excess after dosing stops.</summary>
    HalfLife,

    /// <summary>Share of the dose found in urine, above what diet gives.</summary>
    Recovery,
}
