namespace Nadir;

/// <summary>Every claim with its verdict, in the order of the areas.</summary>
/// <param name="Claims">Claims, P U E O H D R, each by number.</param>
public sealed record ClaimLedger(IReadOnlyList<Claim> Claims)
{
    private const string Order = "PUEOHDR";

    /// <summary>The claim with this id, any case. Throws when there is none.</summary>
    public Claim this[string id] =>
        Claims.FirstOrDefault(claim => string.Equals(claim.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No claim '{id}'. Known: {string.Join(", ", Claims.Select(claim => claim.Id))}.", nameof(id));

    /// <summary>Sorted the way the ledger is read.</summary>
    public static ClaimLedger Of(IEnumerable<Claim> claims) => new(
        [.. claims.OrderBy(claim => Order.IndexOf(claim.Id[0], StringComparison.Ordinal)).ThenBy(claim => int.Parse(claim.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture))]);

    /// <summary>A verdict as the ledger writes it.</summary>
    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.EstablishedBiochemistry => "established biochemistry",
        Verdict.SupportedInHumans => "supported in humans",
        Verdict.MixedInHumans => "mixed in humans",
        Verdict.NoEffectShown => "tested in humans, no effect shown",
        Verdict.AnimalsOnly => "animals only",
        Verdict.Disputed => "disputed",
        Verdict.AssertedNotShown => "asserted, not shown",
        Verdict.Contradicted => "contradicted",
        Verdict.Advice => "advice, not a claim of effect",
        _ => "citation does not exist",
    };

    /// <summary>A state as the ledger writes it.</summary>
    public static string Words(ClaimState state) => state switch { ClaimState.Built => "built", ClaimState.Planned => "planned", _ => "evidence only" };
}
