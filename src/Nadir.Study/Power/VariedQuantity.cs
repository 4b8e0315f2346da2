namespace Nadir;

/// <summary>What of a design is varied.</summary>
public enum VariedQuantity
{
    /// <summary>People in every arm.</summary>
    Size,

    /// <summary>Largest single dose of the trial, mg; all others keep their ratio to it.</summary>
    Dose,

    /// <summary>Day of the last visit; visits and courses are stretched with it.</summary>
    Days,

    /// <summary>Day of the visit that is analyzed.</summary>
    Visit,
}
