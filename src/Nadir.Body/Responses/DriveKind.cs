namespace Nadir;

/// <summary>What drives a response (dispute D6: arteries and muscle changed while the pool did not). The hypothesis <c>drive</c>; both are shown on request.</summary>
public enum DriveKind
{
    /// <summary>Free NAD⁺ of the compartment over its value at rest.</summary>
    Pool,

    /// <summary>NAD⁺ that the sirtuin uses over its use at rest; nicotinamide, which inhibits the enzyme, counts against it.</summary>
    Flux,
}
