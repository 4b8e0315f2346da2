using System.Text.Json.Serialization;

namespace Nadir;

#pragma warning disable CS1591 // each name says what it is
/// <summary>The ten verdicts of the claim ledger.</summary>
public enum Verdict
{
    [JsonStringEnumMemberName("established biochemistry")]
    EstablishedBiochemistry,
    [JsonStringEnumMemberName("supported in humans")]
    SupportedInHumans,
    [JsonStringEnumMemberName("mixed in humans")]
    MixedInHumans,
    [JsonStringEnumMemberName("tested in humans, no effect shown")]
    NoEffectShown,
    [JsonStringEnumMemberName("animals only")]
    AnimalsOnly,
    [JsonStringEnumMemberName("disputed")]
    Disputed,
    [JsonStringEnumMemberName("asserted, not shown")]
    AssertedNotShown,
    [JsonStringEnumMemberName("contradicted")]
    Contradicted,
    [JsonStringEnumMemberName("advice, not a claim of effect")]
    Advice,
    [JsonStringEnumMemberName("citation does not exist")]
    CitationDoesNotExist,
}
#pragma warning restore CS1591
