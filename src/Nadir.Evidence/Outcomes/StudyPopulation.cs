namespace Nadir;

/// <summary>Who took part in a study.</summary>
/// <param name="Text">In words.</param>
/// <param name="N">People.</param>
/// <param name="AgeLow">Youngest, years.</param>
/// <param name="AgeHigh">Oldest, years.</param>
/// <param name="AgeMean">Mean age, years.</param>
/// <param name="Sex">both, men or women.</param>
/// <param name="Health">healthy, overweight, prediabetes, diabetes, hypertension, cardiovascular, olderImpaired, neurological, athletes, mixed or other.</param>
/// <param name="Country">Country.</param>
public sealed record StudyPopulation(string Text, int? N, double? AgeLow, double? AgeHigh, double? AgeMean, string? Sex, string? Health, string? Country);
