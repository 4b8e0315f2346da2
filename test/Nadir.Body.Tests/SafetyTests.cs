using static Nadir.Units;

namespace Nadir;

public sealed class SafetyTests
{
    private static readonly EvidenceLibrary Library = LibraryReader.BuiltIn();

    // 122.12/334.22 of the mass of NMN; the table of the shared collection: 250 mg hold 91 mg, 900 mg hold 329, 2000 mg hold 731.
    [Theory]
    [InlineData(250, 91)]
    [InlineData(900, 329)]
    [InlineData(2000, 731)]
    public void Nicotinamide_in_NMN(double milligrams, double expected) =>
        Assert.Equal(expected, Math.Round(Load((Precursor.NMN, milligrams)).Total));

    [Fact]
    public void Load_adds_all_sources_and_meets_the_upper_level_at_2463_mg()
    {
        Assert.Equal(900, Load((Precursor.NMN, 2463)).Total, 0.1);
        var both = Load((Precursor.NMN, 900), (Precursor.NA, 500));
        Assert.Equal(900 * 122.12 / 334.22 + 500 * 122.12 / 123.11, both.Total, 0.2);
        Assert.Equal(500, both.NicotinicAcid);
        Assert.Equal(both.Total / 900, both.Share, 9);
        Assert.Throws<ArgumentException>(() => Load((Precursor.NMN, -1)));
    }

    // (NOAEL times 6/37 times 60 kg) / 10, as the shared collection computes it: 486, 778, 1459 mg a day.
    [Fact]
    public void Cautious_ceilings_run_from_the_most_conservative()
    {
        var ceilings = CautiousCeiling.All(Body.Default, Library.Safety, 60 * kg);
        Assert.Equal(ceilings.Select(ceiling => ceiling.MilligramsPerDay).Order(), ceilings.Select(ceiling => ceiling.MilligramsPerDay));
        var rounded = ceilings.Select(ceiling => Math.Round(ceiling.MilligramsPerDay)).ToArray();
        Assert.Equal(486, rounded[0]);
        Assert.Contains(778, rounded);
        Assert.Contains(1459, rounded);
    }

    [Fact]
    public void Old_laws_are_told_by_their_age()
    {
        var entry = Library.Regulation[0] with { Date = "2022-11" };
        Assert.Equal(48, entry.AgeInMonths(new DateOnly(2026, 11, 25)));
        Assert.Equal(0, (entry with { Date = "2026-12-01" }).AgeInMonths(new DateOnly(2026, 11, 25)));
    }

    private static NicotinamideLoad Load(params (Precursor, double)[] parts) => NicotinamideLoad.Of(Body.Default, parts, Library.Safety.UpperLevels.First(level => level is { Substance: "NAM", MgPerDay: 900 }));
}
