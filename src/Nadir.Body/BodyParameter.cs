namespace Nadir;

/// <summary>One number of the body, with its unit, spread and origin. A number without them does not load.</summary>
/// <param name="Id">Symbol in the network.</param>
/// <param name="Value">Value in <paramref name="Unit"/>, for the reference person.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Spread">Spread by its <paramref name="Law"/>: by default the standard deviation of the natural logarithm; 0 for constants of published scaling rules.</param>
/// <param name="Fitted">Whether <c>nadir fit</c> may move it; the value is then the center of its prior.</param>
/// <param name="Scales">Rule by which it scales from the reference person to another.</param>
/// <param name="Source">Where the number comes from.</param>
/// <param name="Species">Species it was measured in.</param>
/// <param name="Tissue">Tissue or preparation it was measured in.</param>
/// <param name="Checked">How the source was checked, or "assumed".</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Law">How <paramref name="Spread"/> is meant.</param>
/// <param name="Signs">Signs that the evidence gives, one character each: "+" rise, "-" fall, "0" none. More than one where it conflicts; each is as likely.</param>
public sealed record BodyParameter(
    string Id,
    double Value,
    string Unit,
    double Spread,
    bool Fitted,
    string Scales,
    string Source,
    string Species,
    string Tissue,
    string Checked,
    string Meaning,
    SpreadLaw Law = SpreadLaw.LogNormal,
    string Signs = "+");
