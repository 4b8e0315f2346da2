namespace Nadir;

/// <summary>What it would be worth to know one number of the body exactly.</summary>
/// <param name="Parameter">Its id.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Share">Share of the variance of the effect over the draws that would go, 0 to 1, less what chance gives: squared rank correlation, adjusted.</param>
/// <param name="IsClear">Whether it is more than chance gives the best of all numbers (5 %, Bonferroni).</param>
/// <param name="AssuranceWhereLow">Mean power in the third of the draws in which the number is lowest.</param>
/// <param name="AssuranceWhereHigh">Mean power in the third in which it is highest.</param>
public sealed record InformationValue(string Parameter, string Meaning, double Share, bool IsClear, double AssuranceWhereLow, double AssuranceWhereHigh);
