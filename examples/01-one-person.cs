#:project ../src/Nadir.Study/Nadir.Study.csproj
#:property PublishAot=false

// One person takes NMN for sixty days: run with  dotnet run examples/01-one-person.cs
using Nadir;
using static Nadir.Units;

var person = new Person(Age: 55 * year, Sex.Female, Mass: 68 * kg, Height: 166 * cm);
var daily = Regimen.Oral(Precursor.NMN, 300 * mg, every: 1 * day, times: 60);
var run = PersonStudy.Run(Body.Default, person, daily, days: 60);

var blood = run.Series.Single(series => series.Id == "blood.NAD");
Console.WriteLine($"{run.Person}; {run.RegimenText}");
foreach (var at in new[] { 0, 7, 14, 28, 60 })
{
    Console.WriteLine(FormattableString.Invariant($"day {at,2}: {blood.Label} {blood.Values[at]:0.0} {blood.Unit}"));
}
