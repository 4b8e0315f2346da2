using System.Text.Json.Serialization;

namespace Nadir;

#pragma warning disable CS1591 // each name says what it is
/// <summary>Whether the program implements a claim.</summary>
public enum ClaimState
{
    [JsonStringEnumMemberName("built")]
    Built,
    [JsonStringEnumMemberName("planned")]
    Planned,
    [JsonStringEnumMemberName("evidence only")]
    EvidenceOnly,
}
#pragma warning restore CS1591
