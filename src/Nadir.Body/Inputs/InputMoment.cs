namespace Nadir;

/// <summary>One instant at which an input acts.</summary>
/// <param name="Size">Size of the condition, in the unit of the input.</param>
/// <param name="Since">Hours since the condition began; 0 when it has always been there.</param>
/// <param name="Clock">Time of day, h, 0 to 24.</param>
/// <param name="Peak">Clock time at which a rhythm peaks: the middle of the feeding window, or what <c>body/</c> says, h.</param>
/// <param name="Rules">Numbers of <c>body/</c> by id.</param>
internal readonly record struct InputMoment(double Size, double Since, double Clock, double Peak, IReadOnlyDictionary<string, double> Rules)
{
    /// <summary>A number of <c>body/</c>.</summary>
    public double this[string id] => Rules[id];
}
