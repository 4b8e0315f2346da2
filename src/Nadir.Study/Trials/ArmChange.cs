namespace Nadir;

/// <summary>How an endpoint changes in an arm from baseline to a visit.</summary>
/// <param name="Arm">Arm.</param>
/// <param name="Visit">Visit.</param>
/// <param name="Mean">Mean value before any error, over the pool.</param>
/// <param name="Change">Mean change before any error.</param>
/// <param name="Fold">Mean of the logarithm of value over baseline, as a ratio; NaN for tests.</param>
/// <param name="TrueSpread">Spread of that change between people over its mean (coefficient of variation, 1 = 100 %), before any error.</param>
/// <param name="SeenChange">Mean over the repetitions of the mean change that was written down.</param>
/// <param name="SeenSpread">Median over the repetitions of the spread of the written changes over their mean.</param>
/// <param name="SeenSpreadLow">5 % of the repetitions lie below.</param>
/// <param name="SeenSpreadHigh">5 % lie above.</param>
public sealed record ArmChange(
    int Arm, int Visit, double Mean, double Change, double Fold, double TrueSpread, double SeenChange, double SeenSpread, double SeenSpreadLow, double SeenSpreadHigh);
