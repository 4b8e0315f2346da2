namespace Nadir;

/// <summary>Proportional-integral step control (Gustafsson): pure, no solver inside.</summary>
/// <param name="order">Order of the error estimate plus one.</param>
internal struct StepController(int order)
{
    private const double Safety = 0.9;
    private const double LeastFactor = 0.2;
    private const double MostFactor = 6;
    private double lastError = 1e-2;
    private bool wasRejected;

    /// <summary>Whether a step with this scaled error is accepted, and by which factor the next one is longer.</summary>
    public bool Accept(double error, out double factor)
    {
        var safe = Math.Max(error, 1e-10);
        if (!(error <= 1))
        {
            factor = double.IsFinite(error) ? Math.Max(LeastFactor, Safety * Math.Pow(safe, -1.0 / order)) : LeastFactor;
            wasRejected = true;
            return false;
        }

        factor = Safety * Math.Pow(safe, -0.7 / order) * Math.Pow(lastError, 0.4 / order);
        factor = Math.Clamp(factor, LeastFactor, wasRejected ? 1 : MostFactor);
        lastError = Math.Max(safe, 1e-4);
        wasRejected = false;
        return true;
    }
}
