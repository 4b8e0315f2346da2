namespace Nadir;

/// <summary>One measurement as two rivals predict it.</summary>
/// <param name="Experiment">What is given to whom.</param>
/// <param name="Hours">Sampling time, h.</param>
/// <param name="Matrix">Where it is measured.</param>
/// <param name="Analyte">What is measured.</param>
/// <param name="First">Predicted value over baseline under the first rival (geometric mean of the draws).</param>
/// <param name="Second">The same under the second.</param>
/// <param name="Bits">Expected information about which rival holds, 0 to 1 bit, before the measurement and with both equally likely.</param>
/// <param name="Divergence">Expected logarithm of the Bayes factor for the right one (Kullback-Leibler divergence, the lesser of both directions), natural units.</param>
public sealed record RivalReading(string Experiment, double Hours, string Matrix, string Analyte, double First, double Second, double Bits, double Divergence)
{
    /// <summary>How many times they differ, 1 and more.</summary>
    public double Ratio => Math.Exp(Math.Abs(Math.Log(First / Second)));
}
