namespace Nadir;

/// <summary>What has been studied in people; outside it there are no data and nothing is drawn.</summary>
/// <param name="DoseLowMg">Lowest dose, mg NMN a day.</param>
/// <param name="DoseHighMg">Highest dose, mg NMN a day.</param>
/// <param name="MostDays">Longest trial, days.</param>
/// <param name="AgeLow">Youngest age, years.</param>
public sealed record StudiedRange(double DoseLowMg, double DoseHighMg, double MostDays, double AgeLow);
