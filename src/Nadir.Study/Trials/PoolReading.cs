namespace Nadir;

/// <summary>Reads one concentration from the course of one body.</summary>
internal sealed class PoolReading
{
    private const double HoursPerDay = 24;
    private readonly BodyAtRest rest;
    private readonly Measurement measure;
    private readonly double[] hours;
    private readonly double[]? course;
    private readonly double perDayAtRest;
    private readonly bool isCollection;

    public PoolReading(BodyAtRest rest, TrialEndpoint endpoint, double[] hours, double[]? course)
    {
        (this.rest, this.hours, this.course, isCollection) = (rest, hours, course, endpoint.IsCollection);
        measure = endpoint.Model!.Analytes[endpoint.Analyte];
        perDayAtRest = isCollection ? TrialReplay.RestingExcretion(rest, endpoint.Analyte) * HoursPerDay : 0;
    }

    /// <summary>Value at an hour, or what was collected in the day before it.</summary>
    public double At(double hour)
    {
        if (!isCollection)
        {
            return State(hour);
        }

        // Before hour 0 everyone excretes as at rest.
        return course is null ? perDayAtRest
            : hour >= HoursPerDay ? State(hour) - State(hour - HoursPerDay)
            : State(hour) - State(0) + perDayAtRest * (1 - hour / HoursPerDay);
    }

    private double State(double hour) => course is null
        ? measure(new Sample(rest, rest.State))
        : measure(new Sample(rest, course.AsSpan(Array.BinarySearch(hours, hour) * rest.State.Length, rest.State.Length)));
}
