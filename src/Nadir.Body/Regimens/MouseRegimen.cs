namespace Nadir;

/// <summary>Regimens of mouse studies: doses by body mass, drinking water that ages in its bottle.</summary>
public static class MouseRegimen
{
    /// <summary>Largest dose, mg a kg: beyond every acute study.</summary>
    public const double LargestDose = 5000;

    private const int HoursPerDay = 24;

    /// <summary>Doses by gavage, vein or peritoneum.</summary>
    /// <param name="mouse">Who gets it.</param>
    /// <param name="precursor">What is given.</param>
    /// <param name="milligramsPerKilogram">One dose, mg a kg of body mass (NR: of its chloride), above 0 to <see cref="LargestDose"/>.</param>
    /// <param name="route">By mouth it is a gavage.</param>
    /// <param name="times">Number of doses, one a day, 1 to 1000.</param>
    /// <exception cref="ArgumentException">A dose or count out of range.</exception>
    public static Regimen Dose(Mouse mouse, Precursor precursor, double milligramsPerKilogram, Route route = Route.Mouth, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        var milligrams = Checked(milligramsPerKilogram, times) * mouse.MassGrams / 1000;
        var way = route switch { Route.Vein => "into a vein", Route.Peritoneum => "into the peritoneum", _ => "by gavage" };
        return Regimen.Of(
            Enumerable.Range(0, times).Select(i => new Intake(precursor, milligrams, i * HoursPerDay) { Route = route }),
            FormattableString.Invariant($"{precursor} {milligramsPerKilogram:0.##} mg/kg {way}{(times == 1 ? " once" : $", once a day, {times} days")}"));
    }

    /// <summary>A dose a day in drinking water, drunk evenly over the dark phase, which begins at hour 0 of every day.</summary>
    /// <param name="body">Where the length of the dark phase is.</param>
    /// <param name="mouse">Who drinks.</param>
    /// <param name="precursor">What is dissolved.</param>
    /// <param name="milligramsPerKilogram">mg a kg a day as weighed into the bottle (NR: of its chloride).</param>
    /// <param name="days">Days, 1 to 1000.</param>
    /// <param name="bottle">How the solution ages, or null when it keeps; what is lost is taken as nicotinamide.</param>
    /// <param name="daysPerBottle">Days after which the bottle is filled anew.</param>
    /// <exception cref="ArgumentException">A dose or count out of range.</exception>
    public static Regimen DrinkingWater(Body body, Mouse mouse, Precursor precursor, double milligramsPerKilogram, int days, Stability? bottle = null, int daysPerBottle = 7)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(mouse);
        if (daysPerBottle is < 1 or > 60)
        {
            throw new ArgumentException($"The bottle is filled anew after {daysPerBottle} days; give 1 to 60.", nameof(daysPerBottle));
        }

        var hours = body.Values["T_dark"];
        var milligrams = Checked(milligramsPerKilogram, days) * mouse.MassGrams / 1000;
        var intakes = new List<Intake>();
        for (var day = 0; day < days; day++)
        {
            var start = (double)day * HoursPerDay;
            var age = day % daysPerBottle * (double)HoursPerDay;
            var left = bottle?.MeanRemaining(age, age + hours) ?? 1;
            intakes.Add(new Intake(precursor, milligrams * left, start) { DrinkingHours = hours });
            if (left < 1)
            {
                intakes.Add(new Intake(Precursor.NAM, milligrams * (1 - left) * body.Values["M_NAM"] / body.Values[$"M_{precursor}"], start) { DrinkingHours = hours });
            }
        }

        var aged = bottle is null ? "" : FormattableString.Invariant($", bottle at {bottle.Celsius:0.#} °C and pH {bottle.Ph:0.#} filled anew every {daysPerBottle} days");
        return Regimen.Of(intakes, FormattableString.Invariant($"{precursor} {milligramsPerKilogram:0.##} mg/kg a day in drinking water, {days} days{aged}"));
    }

    private static double Checked(double dose, int times) => dose > 0 && dose <= LargestDose && times is >= 1 and <= 1000
        ? dose
        : throw new ArgumentException(FormattableString.Invariant($"{dose:0.###} mg/kg, {times} times: give more than 0 to {LargestDose:0} mg/kg, and 1 to 1000 times."));
}
