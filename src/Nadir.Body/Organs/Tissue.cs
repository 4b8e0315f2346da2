namespace Nadir;

/// <summary>One tissue of the body network: which pools it has and by which symbols its parameters go.</summary>
/// <param name="Id">Short id, the suffix of its symbols: <c>NAD_mus</c>, <c>V_mus</c>.</param>
/// <param name="Name">For tables and charts.</param>
/// <param name="FreeNicotinamide">Species that is the free nicotinamide its cells see.</param>
/// <param name="NamptKm">Parameter of its NAMPT apparent Km.</param>
/// <param name="SlowDown">Parameter that slows its turnover from mouse to man.</param>
/// <param name="HasMitochondria">Whether matrix NAD⁺ is a pool of its own.</param>
/// <param name="PreissHandler">Whether it makes NAD⁺ from nicotinic acid (pool of NaMN and NaAD).</param>
internal sealed record Tissue(
    string Id, string Name, string FreeNicotinamide, string NamptKm, string SlowDown, bool HasMitochondria, bool PreissHandler)
{
    /// <summary>Every tissue with an NAD⁺ cycle; red cells have their own file.</summary>
    public static IReadOnlyList<Tissue> All { get; } =
    [
        new("gut", "gut", "NAM_gut", "K_gut", "th", HasMitochondria: false, PreissHandler: true),
        new("liv", "liver", "NAM_liv", "K_liv", "th", HasMitochondria: true, PreissHandler: true),
        new("mus", "muscle", "NAM_mus", "K_mus", "th", HasMitochondria: true, PreissHandler: false),
        new("bra", "brain", "NAM_bra", "K_mus", "th", HasMitochondria: true, PreissHandler: false),
        new("hea", "heart", "NAM_hea", "K_mus", "th", HasMitochondria: true, PreissHandler: false),
        new("kid", "kidney", "NAM_kid", "K_res", "th", HasMitochondria: false, PreissHandler: true),
        new("adi", "adipose tissue", "NAM_adi", "K_res", "th", HasMitochondria: false, PreissHandler: false),
        new("spl", "spleen", "NAM_spl", "K_gut", "th", HasMitochondria: false, PreissHandler: false),
        new("res", "rest of body", "NAM_res", "K_res", "th", HasMitochondria: false, PreissHandler: true),
        new("w", "immune cells", "NAM_p", "K_w", "th_w", HasMitochondria: false, PreissHandler: false),
    ];

    /// <summary>Tissues whose nicotinamide is exchanged with plasma by blood flow (gut and liver sit in the portal system).</summary>
    public static IEnumerable<Tissue> Perfused => All.Where(tissue => tissue.Id is not ("gut" or "liv" or "w"));
}
