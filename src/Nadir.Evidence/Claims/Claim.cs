namespace Nadir;

/// <summary>A statement of popular texts about NMN, with a verdict and the evidence for and against.</summary>
/// <param name="Id">P1 to R1.</param>
/// <param name="Area">Area.</param>
/// <param name="Text">What the texts say, in our words.</param>
/// <param name="Plain">The same for a reader without training.</param>
/// <param name="Verdict">One of ten.</param>
/// <param name="Reason">Why this verdict.</param>
/// <param name="BestHuman">The best human number, or null where no human study touches it.</param>
/// <param name="Module">Where it lives in the program.</param>
/// <param name="State">Built, planned or evidence only.</param>
/// <param name="Types">Types that implement it.</param>
/// <param name="For">Evidence for it.</param>
/// <param name="Against">Evidence against it.</param>
/// <param name="References">Verdict by reference, where the claim is a list of references.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Checked">How it was checked.</param>
public sealed record Claim(
    string Id, string Area, [property: System.Text.Json.Serialization.JsonPropertyName("claim")] string Text, string Plain, Verdict Verdict, string Reason, BestHuman? BestHuman, string Module, ClaimState State,
    IReadOnlyList<string>? Types, IReadOnlyList<ClaimSupport> For, IReadOnlyList<ClaimSupport> Against, IReadOnlyList<ReferenceVerdict>? References, string? Note, Checked Checked);
