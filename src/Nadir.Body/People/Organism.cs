namespace Nadir;

/// <summary>Whose body a table of numbers describes. Results of the two are never mixed.</summary>
public enum Organism
{
    /// <summary>A person.</summary>
    Human,

    /// <summary>A laboratory mouse.</summary>
    Mouse,
}
