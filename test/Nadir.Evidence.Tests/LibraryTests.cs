using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nadir;

/// <summary>The built-in library, held against the shared collection where it is there.</summary>
public sealed class LibraryTests
{
    private const string Missing = "../shared is not there";
    private static readonly EvidenceLibrary Library = LibraryReader.BuiltIn();

    [Theory]
    [InlineData("outcomes", 133)]
    [InlineData("animal", 18)]
    [InlineData("safety", 23)]
    [InlineData("controversies", 12)]
    [InlineData("regulatory", 8)]
    [InlineData("reference_check", 3)]
    [InlineData("evidence_profile", 27)]
    [InlineData("guide_rules", 18)]
    public void Every_row_of_the_shared_outcome_file_is_carried_over(string list, int count)
    {
        var leads = Leads().Where(lead => lead.StartsWith(list + " ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"{list} {i}").Order(StringComparer.Ordinal), leads.Order(StringComparer.Ordinal));
        if (SharedEvidence.Read("evidence", "outcomes.json") is { } text)
        {
            Assert.Equal(count, JsonNode.Parse(text)![list]!.AsArray().Count);
        }
    }

    [Fact]
    public void Every_effect_of_the_shared_mechanism_file_is_carried_over() =>
        Assert.Equal(55, Leads().Where(lead => lead.StartsWith("effects ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());

    // A number may differ from the shared one only where the row says what was corrected, or in a note why it is no number.
    [Fact]
    public void Numbers_of_outcome_rows_are_those_of_the_shared_file_or_say_why_not()
    {
        var text = SharedEvidence.Read("evidence", "outcomes.json");
        Assert.SkipWhen(text is null, Missing);
        var shared = JsonNode.Parse(text!)!["outcomes"]!.AsArray();
        var same = 0;
        void Compare(double? theirs, double? mine, OutcomeRow row)
        {
            if (theirs is not { } number)
            {
                return;
            }

            var told = row.Corrected is not null || row.Note?.Contains(number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) == true;
            Assert.True(mine == number || told, $"{row.Lead}: {number} became {mine}");
            same += mine == number ? 1 : 0;
        }

        foreach (var row in Library.Studies.SelectMany(study => study.Rows).Where(row => row.Lead is not null))
        {
            var theirs = shared[int.Parse(row.Lead!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)]!;
            Compare(Number(theirs["difference_vs_placebo"]), row.Difference, row);
            Compare(Number((theirs["ci95"] as JsonArray)?[0]), row.IsEffect ? row.Low : row.ValueLow, row);
            Compare(Number((theirs["ci95"] as JsonArray)?[1]), row.IsEffect ? row.High : row.ValueHigh, row);
            Compare(Number(theirs["value"]) is not 0 and var value ? value : null, row.Contrast == Contrast.Pooled || row.Value is null ? row.Difference : row.Value, row);
            Compare(Number(theirs["spread"]), row.Spread, row);
            Compare(Number(theirs["day"]), row.Day, row);
            Compare(Number(theirs["dose_mg"]), row.DoseMg, row);
        }

        Assert.True(same > 400, $"{same} numbers are the same");
    }

    [Fact]
    public void No_row_lacks_a_source()
    {
        Assert.All(Library.Studies, study => Assert.Equal(study.Source, Library.SourceOf(study.Source).Id));
        Assert.All(Library.Animals, result => Assert.NotEmpty(result.Sources));
        Assert.All(Library.Safety.Noaels, noael => Assert.NotEmpty(noael.Sources));
        Assert.All(Library.Safety.UpperLevels, level => Assert.NotEmpty(level.Sources));
        Assert.All(Library.Regulation, entry => Assert.NotEmpty(entry.Sources));
        Assert.All(Library.Safety.Items, item => Assert.NotEmpty(item.Sources));
        Assert.All(Library.Disputes, dispute => Assert.Contains(dispute.Sides, side => side.Sources.Count > 0));
    }

    [Fact]
    public void Every_claim_has_a_verdict_and_R1_one_for_every_reference()
    {
        Assert.Equal(41, Library.Ledger.Claims.Count);
        if (SharedEvidence.Read("mission", "claims.json") is { } text)
        {
            var shared = JsonNode.Parse(text)!;
            Assert.Equal(shared["claims"]!.AsArray().Select(claim => (string)claim!["id"]!).Order(StringComparer.Ordinal), Library.Ledger.Claims.Select(claim => claim.Id).Order(StringComparer.Ordinal));
            Assert.Equal(shared["meta"]!["verdicts"]!.AsArray().Select(verdict => (string)verdict!), Enum.GetValues<Verdict>().Select(ClaimLedger.Words));
        }

        var references = Library.Ledger["r1"].References!;
        Assert.Equal([false, true, true], references.Select(reference => reference.Verdict == Verdict.CitationDoesNotExist));
        Assert.All(references, reference => Assert.NotEmpty(reference.Sources));
        Assert.All(Library.Ledger.Claims, claim => Assert.False(string.IsNullOrWhiteSpace(claim.Reason)));
    }

    [Fact]
    public void Changes_within_an_arm_are_never_effects() => Assert.All(
        Library.Studies.SelectMany(study => study.Rows).Where(row => row.Contrast is Contrast.WithinArm or Contrast.ArmValue or Contrast.ExposureResponse),
        row => Assert.Equal((false, "size unknown"), (row.IsEffect, row.EffectText)));

    [Fact]
    public void Rows_without_a_size_stay_without_one()
    {
        var yi = Library.Studies.Single(study => study.Id == "yi2023").Rows.Where(row => row.Outcome == "six-minute-walk").ToArray();
        Assert.NotEmpty(yi);
        Assert.All(yi, row => Assert.Equal("size unknown", row.EffectText));
    }

    private static IEnumerable<string> Leads()
    {
        var rows = Library.Studies.SelectMany(study => study.Rows).Select(row => row.Lead).OfType<string>();
        var lists = Library.Animals.Select(result => result.Leads).Concat(Library.Safety.Items.Select(item => item.Leads)).Concat(Library.Safety.Noaels.Select(noael => noael.Leads))
            .Concat(Library.Safety.UpperLevels.Select(level => level.Leads)).Concat(Library.Disputes.Select(dispute => dispute.Leads)).Concat(Library.Regulation.Select(entry => entry.Leads))
            .Concat(Library.Ledger.Claims.SelectMany(claim => claim.References ?? []).Select(reference => reference.Leads)).SelectMany(leads => leads ?? []);
        return rows.Concat(lists).Concat(Library.Endpoints.SelectMany(endpoint => endpoint.Profiles ?? []).Select(profile => profile.Lead)).Concat(Library.Guide.Rules.Select(rule => rule.Lead).OfType<string>());
    }

    private static double? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;
}
