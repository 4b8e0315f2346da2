namespace Nadir;

/// <summary>A fitted row beside what the posterior sample says of it.</summary>
/// <param name="Trial">Trial id.</param>
/// <param name="Row">Row within the trial, from 1.</param>
/// <param name="Arm">Arm id.</param>
/// <param name="Analyte">What was measured.</param>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="Observed">As published.</param>
/// <param name="Predicted">Median over the sample, without any error of measurement.</param>
/// <param name="Below">Probability that a replication of the row would lie below what was observed, 0 to 1; even over 0 to 1 if the model were right and had not seen the row.</param>
public sealed record CheckedRow(string Trial, int Row, string Arm, string Analyte, string Unit, double Observed, double Predicted, double Below)
{
    /// <summary>Whether the observation lies inside the middle half of its replications.</summary>
    public bool InsideHalf => Below is >= 0.25 and <= 0.75;

    /// <summary>Whether it lies inside the middle 90 %.</summary>
    public bool InsideNinety => Below is >= Interval90.Lower and <= Interval90.Upper;
}
