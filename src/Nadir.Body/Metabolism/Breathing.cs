namespace Nadir;

/// <summary>
/// Respiration of a tissue: saturable in matrix NADH and in oxygen, J = n(1+k)/(n+k) · o(1+h)/(o+h) with n and o over rest. NADH settles where J meets the demand of rest; when
/// all NAD(H) is NADH and that is not enough, J and ATP fall short.
/// </summary>
/// <param name="Ratio">Free NAD⁺ over NADH of the matrix.</param>
/// <param name="Flux">Oxygen use over rest, at most 1.</param>
/// <param name="Capacity">Oxygen use over rest with all NAD(H) as NADH.</param>
internal sealed record Breathing(double Ratio, double Flux, double Capacity)
{
    /// <summary>Solves for the ratio in closed form.</summary>
    /// <param name="person">For the numbers of <c>body/redox.csv</c>.</param>
    /// <param name="pool">NAD(H) of the matrix over rest.</param>
    /// <param name="ratio">NAD⁺ over NADH that substrates set where oxygen does not limit.</param>
    /// <param name="oxygen">Oxygen over rest.</param>
    public static Breathing Of(BodyAtRest person, double pool, double ratio, double oxygen)
    {
        var (k, h) = (person.Rule("redox.reserve"), person.Rule("redox.oxygen.half"));
        var supply = oxygen * (1 + h) / (oxygen + h);
        double Rate(double nadh) => supply * nadh * (1 + k) / (nadh + k);
        var most = pool * (person.Rule("redox.matrix") + 1);
        var capacity = Rate(most);
        if (capacity <= 1)
        {
            return new Breathing(0, capacity, capacity);
        }

        // NADH over rest at which the rate is 1; substrates may hold more than that.
        var needed = k / (supply * (1 + k) - 1);
        var held = pool * (person.Rule("redox.matrix") + 1) / (ratio + 1);
        var nadh = Math.Max(needed, held);
        return new Breathing(most / nadh - 1, 1, capacity);
    }
}
