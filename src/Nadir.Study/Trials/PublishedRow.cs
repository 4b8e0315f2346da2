namespace Nadir;

/// <summary>A published row of the trial that a virtual one copies, beside what the virtual trial says.</summary>
/// <param name="Row">Id of the row, "yi2023/1".</param>
/// <param name="What">Arm, analyte, matrix, day.</param>
/// <param name="Published">As reported.</param>
/// <param name="Virtual">What the virtual trial says to it, or why nothing.</param>
/// <param name="Checked">How the row was checked.</param>
public sealed record PublishedRow(string Row, string What, string Published, string Virtual, Checked Checked);
