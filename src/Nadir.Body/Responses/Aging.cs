namespace Nadir;

/// <summary>Age from 20 to 90 years: NAMPT declines, inflammation raises CD38, tissue NAD⁺ falls.</summary>
/// <remarks>
/// Dispute D5 is the pair of inputs inf_by_cd38 and age_by_nampt: 1 and 0 (CD38), 0 and 1 (NAMPT), a half each (both), 0 and 0 (no decline).
/// Each side is scaled to the same median fall of tissue NAD⁺, 30 % as in the mouse, so that they differ in what a knock-out of CD38 does and in flux.
/// Red cells are not touched: whole blood does not follow age.
/// </remarks>
internal static class Aging
{
    public static Response Response { get; } = new(
        "aging",
        "Aging",
        "age_",
        new Dictionary<Organism, ResponseEvidence> { [Organism.Human] = ResponseEvidence.SignOnly },
        [],
        [new("age_by_nampt", 0.5, "dimensionless", "share of the fall of NAD+ with age that NAMPT explains (dispute D5): 0, 0.5 or 1")],
        [new("age_A", "NAMPT activity", "fold")],
        ["P6", "E8"],
        "The fall of 30 % is of mouse tissues; in people only muscle and skin were measured. The mouse has its fall in its own table.")
    {
        Needs = [Inflammation.Response],
        Build = builder =>
        {
            builder.State(
                "age_A", 1, $"((1 - age_nampt_loss*age_by_nampt*{Inflammation.Age})/(1 - age_nampt_loss*age_by_nampt*{Inflammation.ReferenceAge}) - age_A)/age_tau_A");
            foreach (var tissue in Tissue.All)
            {
                builder.Gain($"NAMPT_{tissue.Id}", "age_A");
            }
        },
    };
}
