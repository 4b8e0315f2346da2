using static Nadir.Units;

namespace Nadir;

/// <summary>The body against CVODE. Slow and in need of gcc and libsundials-dev: run with <c>dotnet test -- --explicit on</c>.</summary>
public sealed class OtherEngineTests
{
    [Theory(Explicit = true)]
    [InlineData(Precursor.NMN, 300)]
    [InlineData(Precursor.NA, 1000)]
    public void Sixty_days_of_the_body_equal_CVODE(Precursor precursor, double milligrams)
    {
        Assert.SkipUnless(CvodeProgram.IsInstalled, "gcc and libsundials-dev are not installed");
        const int Days = 60;
        var rest = Body.Default.At(new Person(55 * year, Sex.Female, 68 * kg, 166 * cm));
        var regimen = Regimen.Oral(precursor, milligrams * mg, 1 * day, Days);
        var mine = rest.Simulate(regimen, [0, 24.0 * Days], new Tolerances(1e-9, 1e-12)).StateAt(1);

        var dose = rest.Doses(regimen).Doses[0];
        var program = new CvodeProgram(rest.Model, rest.Parameters.ToArray(), rest.State.ToArray());
        var theirs = CvodeProgram.Run(program.Source(dose.Target, dose.Amount, 24, Days, 24.0 * Days, 1e-10, 1e-13));

        Assert.Equal(rest.Model.Equations.States.Count, theirs.Length);
        for (var i = 0; i < theirs.Length; i++)
        {
            Assert.True(Math.Abs(mine[i] - theirs[i]) <= 1e-6 * Math.Abs(theirs[i]) + 1e-9, $"{rest.Model.Equations.States[i]}: {mine[i]:R}, CVODE {theirs[i]:R}");
        }
    }
}
