namespace Nadir;

/// <summary>A visit with samples.</summary>
/// <param name="Day">Day, 0 = baseline.</param>
/// <param name="Window">Days that it may lie early or late, each day as likely.</param>
/// <param name="Clock">Clock time of the samples, h; a sample at the time of a dose is taken before it.</param>
public sealed record TrialVisit(int Day, int Window = 0, double Clock = 8);
