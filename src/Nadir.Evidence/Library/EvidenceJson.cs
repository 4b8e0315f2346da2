using System.Text.Json.Serialization;

namespace Nadir;

internal sealed record SourceFile(IReadOnlyList<Source> Sources);

internal sealed record EndpointFile(IReadOnlyList<Endpoint> Endpoints, IReadOnlyList<LibraryRemark>? Remarks);

internal sealed record AnimalFile(IReadOnlyList<AnimalResult> Results);

internal sealed record DisputeFile(IReadOnlyList<Dispute> Disputes);

internal sealed record RegulationFile(IReadOnlyList<RegulationEntry> Entries);

/// <summary>Reads and writes the records of the library as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceFile))]
[JsonSerializable(typeof(EndpointFile))]
[JsonSerializable(typeof(AnimalFile))]
[JsonSerializable(typeof(SafetyLedger))]
[JsonSerializable(typeof(DisputeFile))]
[JsonSerializable(typeof(RegulationFile))]
[JsonSerializable(typeof(OutcomeStudy))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(GuideRules))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
