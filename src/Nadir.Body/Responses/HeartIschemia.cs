namespace Nadir;

/// <summary>Thirty minutes without blood and then reperfusion, mouse: NAD⁺ is lost, oxidants burst, cells die.</summary>
/// <remarks>
/// W = flow, set by the scenario; X = NAD⁺ of the heart over normal; R = oxidants; D = share of cells that died. The drive (SIRT1 to FoxO1 to superoxide dismutase)
/// clears oxidants faster; without Sirt1 it does nothing. Sign only.
/// </remarks>
internal static class HeartIschemia
{
    private static readonly ResponseDrive Heart = new("hea", "SIRT1", IsFast: true);

    public static Response Response { get; } = new(
        "heart-ischemia",
        "Ischemia and reperfusion of the heart",
        "isc_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Mouse] = ResponseEvidence.SignOnly },
        [Heart],
        [new("isc_at", 0, "h", "when the vessel is closed, h after the start (above 0)"), new("isc_length", 0.5, "h", "for how long")],
        [
            new("isc_X", "NAD⁺ of the heart over normal", "fold"),
            new("isc_R", "oxidants over normal", "fold"),
            new("isc_D", "cells that died", "share"),
        ],
        ["O1"],
        "Injected doses in young mice; no trial in people. The published sizes of infarcts are unconfirmed and not used.")
    {
        Build = builder => builder
            .Flag("isc_W", 1)
            .Pulse("isc_close", "isc_at", ("isc_W", "0"))
            .Pulse("isc_open", "isc_at + isc_length", ("isc_W", "1"))
            .State("isc_X", 1, "isc_W*(1 - isc_X)/isc_tau_back - (1 - isc_W)*isc_X/isc_tau_loss")
            .Value("isc_defense", $"exp(isc_sod*{ResponseBuilder.Effect(Heart)})")
            .State("isc_R", 1, "(1 + isc_burst*isc_W*(1 - isc_X) - isc_R*isc_defense)/isc_tau_R")
            .Sum("isc_D", 0, "isc_kill*max(isc_R - 1, 0)*(1 - isc_D)"),
    };
}
