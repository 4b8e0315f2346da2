using System.Text.RegularExpressions;

namespace Nadir;

/// <summary>
/// Ten people's sheets as golden files. A changed sheet fails; it is looked at and written again by NADIR_GOLDEN=write. The forecast is left out: its
/// number follows the fit and has its own test.
/// </summary>
public sealed partial class GuideGoldenTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly EvidenceLibrary Library = LibraryReader.BuiltIn();

    private static readonly Dictionary<string, (GuideProfile Profile, string[] Stops, string[] Flags)> People = new(StringComparer.Ordinal)
    {
        ["pregnant"] = (Of(31, Sex.Female, ["energy"], ["pregnant"], [], 250), ["pregnancy"], []),
        ["seventeen"] = (Of(17, Sex.Male, ["endurance"], [], [], 300), ["under18"], []),
        ["metformin"] = (Of(58, Sex.Female, ["glucose"], ["type 2 diabetes"], ["metformin"], 300), [], ["diabetes", "glucose-lowering"]),
        ["anticoagulant"] = (Of(66, Sex.Male, ["heart"], ["atrial fibrillation"], ["apixaban"], 500), [], ["anticoagulant"]),
        ["cancer-history"] = (Of(62, Sex.Female, ["energy"], ["breast cancer in 2019"], [], 250), ["cancer"], []),
        ["healthy-45"] = (Of(45, Sex.Male, ["energy", "lipids"], [], [], 300), [], []),
        ["healthy-70-sleep"] = (Of(70, Sex.Female, ["sleep"], [], [], 250), [], []),
        ["runner"] = (Of(34, Sex.Male, ["endurance"], ["competitive sport"], [], 600), [], ["competitive-sport"]),
        ["prediabetes"] = (Of(55, Sex.Female, ["glucose", "weight"], ["prediabetes"], [], 250), [], []),
        ["niacin-stack"] = (Of(50, Sex.Male, ["lipids", "skin"], [], [], 900) with { OtherB3 = [(Precursor.NA, 500)] }, [], ["other-b3"]),
        ["outside-range"] = (Of(40, Sex.Female, ["biologicalAge"], [], [], 3000), [], []),
    };

    public static TheoryData<string> Names => [.. People.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sheet_is_the_golden_one_with_the_right_stops_and_flags(string name)
    {
        var (profile, stops, flags) = People[name];
        var sheet = GuideStudy.Run(Library, Body.Default, profile, Today, 0, 1);
        Assert.Equal(stops.Length > 0, sheet.Stops.Count > 0);
        Assert.Superset(stops.ToHashSet(StringComparer.Ordinal), sheet.Stops.Select(flag => flag.Id).ToHashSet(StringComparer.Ordinal));
        Assert.Superset(flags.ToHashSet(StringComparer.Ordinal), sheet.Flags.Select(flag => flag.Id).ToHashSet(StringComparer.Ordinal));
        Assert.Empty(sheet.Unjudged);
        Assert.Empty(sheet.UnknownGoals);
        var text = Stable(GuideText.Of(sheet));
        var path = Path.Combine(Folder(), $"guide-{name}.txt");
        if (Environment.GetEnvironmentVariable("NADIR_GOLDEN") == "write")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_face_of_a_sheet_recommends_anything(string name)
    {
        var sheet = GuideStudy.Run(Library, Body.Default, People[name].Profile, Today, 0, 1);
        foreach (var face in new[] { GuideText.Of(sheet), GuidePage.Html(sheet), LibraryJson.Of(sheet) })
        {
            Assert.Null(Advice.FirstIn(Regex.Replace(face, "<[^>]+>|\\s+", " ")));
        }
    }

    [Theory]
    [InlineData("You should take 300 mg every day.")]
    [InlineData("We recommend starting low.")]
    [InlineData("The optimal dose is unclear")]
    [InlineData("it is safe to take with food")]
    public void Scan_finds_advice(string text) => Assert.NotNull(Advice.FirstIn(text));

    private static GuideProfile Of(double age, Sex sex, string[] goals, string[] conditions, string[] medicines, double? dose) => new(age, sex, null, null, goals, conditions, medicines, [], dose, null);

    private static string Stable(string text) => Versions().Replace(Forecast().Replace(text, "NAD+ IN YOUR BLOOD\n(forecast)\n"), "(made from)").ReplaceLineEndings("\n");

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nadir.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "test", "Nadir.Formats.Tests", "golden");
    }

    [GeneratedRegex("NAD\\+ IN YOUR BLOOD\n.*?\n(?=\nSAFETY)", RegexOptions.Singleline)]
    private static partial Regex Forecast();

    [GeneratedRegex("Nadir [0-9.]+, evidence .*")]
    private static partial Regex Versions();
}
