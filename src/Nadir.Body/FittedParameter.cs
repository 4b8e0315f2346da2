namespace Nadir;

/// <summary>One fitted parameter.</summary>
/// <param name="Id">Symbol in the network.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Prior">Center of its prior.</param>
/// <param name="PriorSpread">Standard deviation of the logarithm before the fit.</param>
/// <param name="Value">Fitted value.</param>
/// <param name="Spread">Standard deviation of the logarithm after the fit.</param>
public sealed record FittedParameter(string Id, string Unit, double Prior, double PriorSpread, double Value, double Spread)
{
    /// <summary>1 - spread after / spread before: 0 when the data say nothing, near 1 when they decide.</summary>
    public double Shrinkage => 1 - Spread / PriorSpread;
}
