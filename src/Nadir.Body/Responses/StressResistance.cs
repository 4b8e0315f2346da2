namespace Nadir;

/// <summary>AMPK, FOXO, oxidants and defense: a mild oxidant pulse raises later resistance (mitohormesis).</summary>
/// <remarks>
/// K = AMPK, F = FOXO, R = oxidants, Z = defense (superoxide dismutase, catalase). Oxidants raise AMPK, AMPK and SIRT1 raise FOXO, FOXO raises defense within a day, defense clears
/// oxidants. Defense outlasts the pulse, so a second pulse does less.
/// </remarks>
internal static class StressResistance
{
    private static readonly ResponseDrive Muscle = new("mus", "SIRT1");

    public static Response Response { get; } = new(
        "stress-resistance",
        "Stress resistance",
        "str_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Mouse] = ResponseEvidence.SignOnly },
        [Muscle],
        [
            new("str_first", 0, "dimensionless", "first oxidant pulse over rest"),
            new("str_first_at", 0, "h", "when, h after the start (above 0)"),
            new("str_second", 0, "dimensionless", "second oxidant pulse over rest"),
            new("str_second_at", 0, "h", "when, h after the start (above 0)"),
        ],
        [
            new("str_K", "AMPK activity", "fold"),
            new("str_F", "FOXO activity", "fold"),
            new("str_Z", "antioxidant defense", "fold"),
            new("str_area", "integral of excess oxidants", "h"),
        ],
        ["E4"],
        "Order of the steps from knock-outs; every strength is drawn over two decades, every time constant assumed.")
    {
        Build = builder => builder
            .State("str_R", 1, "(1 - str_R*str_Z)/str_tau_R")
            .State("str_K", 1, "(1 + str_by_ros*max(str_R - 1, 0) - str_K)/str_tau_K")
            .State("str_F", 1, $"(str_K*exp(str_sirt1*{ResponseBuilder.Effect(Muscle)}) - str_F)/str_tau_F")
            .State("str_Z", 1, "(str_F^str_by_foxo - str_Z)/str_tau_Z")
            .Pulse("str_pulse_1", "str_first_at", ("str_R", "str_R + str_first"))
            .Pulse("str_pulse_2", "str_second_at", ("str_R", "str_R + str_second"))
            .Sum("str_area", 0, "max(str_R - 1, 0)", "h"),
    };
}
