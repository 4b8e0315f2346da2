namespace Nadir;

/// <summary>What was seen in animals or cells; never shown as an effect on people.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Topic">Heading.</param>
/// <param name="Species">Species.</param>
/// <param name="Model">Strain, age, disease model.</param>
/// <param name="Precursor">What was given.</param>
/// <param name="Dose">Dose in words.</param>
/// <param name="Route">How.</param>
/// <param name="DurationDays">Days.</param>
/// <param name="Result">What was seen.</param>
/// <param name="Unconfirmed">Numbers that nobody has confirmed.</param>
/// <param name="Values">Measured numbers.</param>
/// <param name="Direction">rise, fall, none, mixed or unclear.</param>
/// <param name="Transfer">What stands between this and people.</param>
/// <param name="Endpoints">Endpoints it bears on.</param>
/// <param name="Pathway">Pathway.</param>
/// <param name="Sources">Ids of sources.</param>
/// <param name="Checked">How it was checked.</param>
/// <param name="Url">Where it was seen.</param>
/// <param name="Leads">Rows of the shared collection.</param>
public sealed record AnimalResult(
    string Id, string Topic, string Species, string? Model, string? Precursor, string? Dose, string? Route, double? DurationDays, string Result, string? Unconfirmed,
    IReadOnlyList<MeasuredValue>? Values, string? Direction, string? Transfer, IReadOnlyList<string>? Endpoints, string? Pathway, IReadOnlyList<string> Sources, Checked Checked,
    string? Url, IReadOnlyList<string>? Leads);
