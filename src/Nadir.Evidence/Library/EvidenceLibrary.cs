namespace Nadir;

/// <summary>Everything that has been measured and claimed: the trials, the outcomes, the claims, the safety. Immutable and cross-checked.</summary>
/// <param name="Trials">Trials that the simulator replays.</param>
/// <param name="Sources">Sources by order of id.</param>
/// <param name="Studies">Studies of outcomes by order of id.</param>
/// <param name="Endpoints">Endpoints.</param>
/// <param name="Animals">Animal and cell results.</param>
/// <param name="Safety">Safety.</param>
/// <param name="Remarks">What holds for every outcome alike.</param>
/// <param name="Disputes">Disputes.</param>
/// <param name="Regulation">Legal status.</param>
/// <param name="Ledger">Claims.</param>
/// <param name="Guide">Rules of the personal sheet.</param>
/// <param name="ContentHash">First 12 hex digits of the SHA-256 of all texts it was read from.</param>
public sealed record EvidenceLibrary(
    EvidenceSet Trials, IReadOnlyList<Source> Sources, IReadOnlyList<OutcomeStudy> Studies, IReadOnlyList<Endpoint> Endpoints, IReadOnlyList<AnimalResult> Animals,
    SafetyLedger Safety, IReadOnlyList<LibraryRemark> Remarks, IReadOnlyList<Dispute> Disputes, IReadOnlyList<RegulationEntry> Regulation, ClaimLedger Ledger, GuideRules Guide, string ContentHash)
{
    private readonly Dictionary<string, Source> sources = Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);

    /// <summary>The source with this id. Throws when there is none.</summary>
    public Source SourceOf(string id) => sources.TryGetValue(id, out var source)
        ? source
        : throw new ArgumentException($"No source '{id}'. 'nadir evidence source' lists {sources.Count}.", nameof(id));

    /// <summary>The endpoint with this id. Throws when there is none.</summary>
    public Endpoint EndpointOf(string id) => Endpoints.FirstOrDefault(endpoint => endpoint.Id == id)
        ?? throw new ArgumentException($"No outcome '{id}'. Known: {string.Join(", ", Endpoints.Select(endpoint => endpoint.Id))}.", nameof(id));

    /// <summary>True for a row that may count: confirmed, and its source not known to be without peer review. Others are leads.</summary>
    public bool IsEvidence(OutcomeStudy study, OutcomeRow row) => row.Checked != Checked.Unconfirmed && SourceOf(study.Source).PeerReviewed != false;

    /// <summary>All rows on an endpoint with their studies.</summary>
    public IEnumerable<(OutcomeStudy Study, OutcomeRow Row)> RowsOn(string endpoint) =>
        Studies.SelectMany(study => study.Rows.Where(row => row.Outcome == endpoint).Select(row => (study, row)));
}
