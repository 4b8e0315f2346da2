namespace Nadir;

/// <summary>What a response is predicted to do on a regimen, held against nothing taken.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Badge">"sign only, mouse", "quantified, human".</param>
/// <param name="Outputs">One an output; with sizes only where the evidence has a size.</param>
/// <param name="Draws">Draws that ran.</param>
/// <param name="Failed">Draws that did not.</param>
/// <param name="Notes">What a reader must know.</param>
/// <param name="Provenance">What the result was made from.</param>
public sealed record ResponseForecast(
    ResponseQuestion Question, string Badge, IReadOnlyList<ResponseSeries> Outputs, int Draws, int Failed, IReadOnlyList<string> Notes, Provenance Provenance)
{
    /// <summary>Sign only: no size is given, and the result stays outside coverage.</summary>
    public bool IsSignOnly => Badge.StartsWith("sign only", StringComparison.Ordinal);
}
