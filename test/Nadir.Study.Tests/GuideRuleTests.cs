namespace Nadir;

/// <summary>The eighteen rules of the guide, a test each. Names follow the rules in evidence/guide.json.</summary>
public sealed class GuideRuleTests
{
    private static readonly EvidenceLibrary Library = LibraryReader.BuiltIn();
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly string[] EveryGoal = [.. Library.Guide.Goals.Select(goal => goal.Id)];

    [Fact]
    public void R1_no_text_of_the_library_that_the_sheet_can_show_recommends()
    {
        Assert.All(
            Library.Guide.Conditions.Concat(Library.Guide.Medicines).Select(flag => flag.Reason).Concat(Library.Guide.SeekCare).Concat(Library.Guide.ProductChecks).Concat(Library.Guide.Tracking)
                .Concat(Library.Studies.SelectMany(study => study.Rows).Select(row => row.Finding)).Concat(Library.Safety.Items.Select(item => item.Text)),
            text => Assert.Null(Advice.FirstIn(text)));
    }

    [Fact]
    public void R2_a_line_a_goal_with_interval_certainty_and_null_primary_endpoints_first()
    {
        var sheet = Sheet(goals: EveryGoal);
        Assert.Equal(EveryGoal.Length, sheet.Goals.Count);
        foreach (var goal in sheet.Goals)
        {
            Assert.NotEmpty(goal.Cards);
            Assert.Equal(goal.Cards.Select(card => card.IsNullPrimary).OrderDescending(), goal.Cards.Select(card => card.IsNullPrimary));
            Assert.All(goal.Cards.Concat(goal.Alternatives), card => Assert.True(card.Effect == "size unknown" || card.Effect.Contains("interval", StringComparison.Ordinal), card.Effect));
            Assert.All(goal.Cards, card => Assert.False(string.IsNullOrWhiteSpace(card.Certainty)));
        }

        var sleep = Sheet(goals: ["sleep"]).Goals.Single();
        Assert.True(sleep.Cards[0].IsNullPrimary);
    }

    [Fact]
    public void R3_changes_within_an_arm_are_notes_and_never_the_effect()
    {
        var cards = Sheet(goals: EveryGoal).Goals.SelectMany(goal => goal.Cards).ToArray();
        var clamp = cards.First(card => card.Outcome.Contains("clamp", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("size unknown", clamp.Effect);
        Assert.Contains(clamp.Notes, note => note.StartsWith("Change within one arm, no effect", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100.0, 84, 45)]
    [InlineData(2500.0, 84, 45)]
    [InlineData(300.0, 400, 45)]
    [InlineData(300.0, 84, 16)]
    [InlineData(2000.0, 168, 45)]
    [InlineData(300.0, 84, 105)]
    public void R4_outside_of_what_was_studied_there_are_no_data_and_nothing_is_drawn(double dose, double days, double age)
    {
        var sheet = Sheet(age: age, dose: dose, days: days);
        Assert.False(sheet.IsStudied);
        Assert.Matches("^No (data|trial)", sheet.RangeText);
        Assert.Null(sheet.Forecast);
    }

    [Fact]
    public void R5_a_rise_of_NAD_is_target_engagement_and_no_goal()
    {
        var sheet = Sheet(dose: 300);
        Assert.StartsWith("Target engagement, not benefit", sheet.ForecastText, StringComparison.Ordinal);
        Assert.InRange(sheet.Forecast!.Fold, 1.3, 2.5);
        Assert.Contains("no level of NAD", sheet.ForecastText, StringComparison.Ordinal);
    }

    [Fact]
    public void R6_biological_age_is_told_as_not_validated()
    {
        var card = Sheet(goals: ["biologicalAge"]).Goals.Single().Cards.First(card => card.Outcome.Contains("Aging.AI", StringComparison.Ordinal));
        Assert.Contains(card.Notes, note => note.Contains("was not shown", StringComparison.Ordinal));
        Assert.DoesNotContain("younger", card.Plain, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("pregnant")]
    [InlineData("trying to conceive")]
    [InlineData("breastfeeding")]
    [InlineData("cancer in 2015")]
    [InlineData("planned surgery next month")]
    public void R7_hard_stops_come_first_and_draw_nothing(string condition)
    {
        var sheet = Sheet(conditions: [condition], dose: 300, goals: ["sleep"]);
        Assert.NotEmpty(sheet.Stops);
        Assert.Empty(sheet.Goals);
        Assert.Null(sheet.Forecast);

        // A stop sheet is no manual: no meter, no range of toxicology, no product, no protocol.
        Assert.Null(sheet.Load);
        Assert.Empty(sheet.Ceilings);
        Assert.Empty(sheet.ProductChecks);
        Assert.Empty(sheet.Tracking);
        Assert.DoesNotContain("mg", sheet.RangeText, StringComparison.Ordinal);
    }

    [Fact]
    public void R7_no_second_word_hides_a_stop()
    {
        var rules = Library.Guide;
        var all = rules.Conditions.Concat(rules.Medicines).ToArray();
        foreach (var stop in all.Where(flag => flag.Level == FlagLevel.Stop))
        {
            foreach (var other in all.Where(flag => flag.Level != FlagLevel.Stop))
            {
                foreach (var (a, b) in new[] { (stop.Words[0], other.Words[^1]), (other.Words[0], stop.Words[^1]) })
                {
                    var found = rules.FindFlags($"I have {a} and {b}");
                    Assert.Contains(stop.Id, found.Select(flag => flag.Id));
                }
            }
        }
    }

    [Theory]
    [InlineData("cancer and diabetes", "cancer")]
    [InlineData("pregnant with type 2 diabetes", "pregnancy")]
    [InlineData("Hodgkin's", null)]
    [InlineData("tumours", null)]
    [InlineData("I'm breast-feeding", "lactation")]
    [InlineData("breastfed", "lactation")]
    [InlineData("had melanoma", null)]
    [InlineData("on Keytruda", null)]
    [InlineData("lymphomas, in remission", null)]
    [InlineData("trying for a baby", null)]
    [InlineData("expecting", "pregnancy")]
    [InlineData("hip replacement next month", "surgery")]
    public void R7_plain_wordings_stop(string text, string? id)
    {
        var stops = Sheet(conditions: [text]).Stops.Select(flag => flag.Id).ToArray();
        Assert.NotEmpty(stops);
        Assert.True(id is null || stops.Contains(id), string.Join(", ", stops));
    }

    [Theory]
    [InlineData("I take Eliquis and metformin", "anticoagulant", "glucose-lowering")]
    [InlineData("blood thinners, water pills", "anticoagulant", "diuretic")]
    [InlineData("metformine", "glucose-lowering", "glucose-lowering")]
    [InlineData("beta-blockers", "beta-blocker", "beta-blocker")]
    public void R8_every_medicine_of_a_list_is_flagged(string text, string first, string second) =>
        Assert.Superset(new HashSet<string>([first, second], StringComparer.Ordinal), Sheet(medicines: [text]).Flags.Select(flag => flag.Id).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void R8_a_pressure_in_numbers_is_read()
    {
        Assert.Contains("low-pressure", Sheet(conditions: ["BP 95/60"]).Flags.Select(flag => flag.Id));
        Assert.Contains("hypertension", Sheet(conditions: ["BP 150/95"]).Flags.Select(flag => flag.Id));
        Assert.Contains("cancer", Sheet(goals: ["cure my cancer"]).Stops.Select(flag => flag.Id));
    }

    [Fact]
    public void R7_minors_and_cancer_medicines_stop_too()
    {
        Assert.NotEmpty(Sheet(age: 17).Stops);
        Assert.NotEmpty(Sheet(medicines: ["olaparib"]).Stops);
    }

    [Theory]
    [InlineData("coronary heart disease", null)]
    [InlineData("chronic kidney disease", null)]
    [InlineData("fatty liver", null)]
    [InlineData("gout", null)]
    [InlineData("neuropathy", null)]
    [InlineData(null, "metformin")]
    [InlineData(null, "lisinopril")]
    [InlineData(null, "warfarin")]
    [InlineData(null, "apixaban")]
    public void R8_clinician_first_flags(string? condition, string? medicine)
    {
        var sheet = Sheet(conditions: condition is null ? [] : [condition], medicines: medicine is null ? [] : [medicine]);
        Assert.Empty(sheet.Stops);
        Assert.NotEmpty(sheet.Flags);
        Assert.Empty(sheet.Unjudged);
    }

    [Fact]
    public void R8_words_that_match_nothing_are_told()
    {
        var sheet = Sheet(conditions: ["gribbleitis"], medicines: ["xyzumab"], goals: ["flying"], dose: 300);
        Assert.Equal(["gribbleitis", "xyzumab"], sheet.Unjudged);
        Assert.Equal(["flying"], sheet.UnknownGoals);
        Assert.Null(sheet.Forecast);
    }

    [Fact]
    public void R9_signs_to_stop_are_always_there()
    {
        foreach (var sign in new[] { "chest", "yellow", "rash", "faint" })
        {
            Assert.Contains(Sheet().SeekCare, text => text.Contains(sign, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void R9_harm_signals_stand_before_what_was_tolerated()
    {
        var safety = Sheet().Safety;
        var (heart, tolerated) = (safety.ToList().FindIndex(text => text.Contains("2PY", StringComparison.Ordinal)), safety.ToList().FindIndex(text => text.Contains("olerated", StringComparison.Ordinal)));
        Assert.InRange(heart, 0, tolerated - 1);
    }

    [Fact]
    public void R14_legal_status_has_dates_and_old_entries_are_marked()
    {
        var legal = Sheet().Legal;
        Assert.NotEmpty(legal);
        Assert.Contains(legal, text => text.Contains("may be stale", StringComparison.Ordinal));
    }

    [Fact]
    public void R10_nicotinamide_meter_counts_all_sources()
    {
        var sheet = Sheet(dose: 900, other: [(Precursor.NA, 500)]);
        Assert.InRange(sheet.Load!.Total, 800, 850);
        Assert.Equal(900, sheet.Load.Level.MgPerDay);
        Assert.Contains(sheet.Flags, flag => flag.Id == "other-b3");
    }

    [Fact]
    public void R11_ceilings_are_a_range_from_the_most_conservative()
    {
        var ceilings = Sheet().Ceilings;
        Assert.True(ceilings.Count >= 4);
        Assert.Equal(ceilings.Min(ceiling => ceiling.MilligramsPerDay), ceilings[0].MilligramsPerDay);
    }

    [Fact]
    public void R12_products_are_checked_for_batch_isomer_and_label()
    {
        var text = string.Join(' ', Sheet().ProductChecks);
        Assert.Contains("batch", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("beta", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("label", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("sleep")]
    [InlineData("endurance")]
    [InlineData("glucose")]
    [InlineData("bloodPressure")]
    public void R13_alternatives_stand_in_the_same_format_with_their_numbers(string goal)
    {
        var cards = Sheet(goals: [goal]).Goals.Single().Alternatives;
        Assert.NotEmpty(cards);
        Assert.Contains(cards, card => card.Effect.Contains("interval", StringComparison.Ordinal));
        Assert.All(cards, card => Assert.NotEmpty(card.Sources));
    }

    [Fact]
    public void R14_every_card_with_a_number_has_sources_that_were_checked()
    {
        var cards = Sheet(goals: EveryGoal).Goals.SelectMany(goal => goal.Cards.Concat(goal.Alternatives)).Where(card => card.Effect != "size unknown").ToArray();
        Assert.NotEmpty(cards);
        Assert.All(cards, card => Assert.Contains(card.Sources, source => source.Checked != Checked.Unconfirmed));
    }

    [Fact]
    public void R15_funding_is_shown_and_trials_of_makers_can_be_left_out()
    {
        var cards = Sheet(goals: EveryGoal).Goals.SelectMany(goal => goal.Cards).ToArray();
        Assert.Contains(cards.SelectMany(card => card.Sources), source => source.Interest == Interest.Maker);
        Assert.Contains(cards.SelectMany(card => card.Notes), note => note.StartsWith("Without trials of makers", StringComparison.Ordinal));
    }

    [Fact]
    public void R16_tracking_is_an_experiment_of_one_with_noise_as_the_default_verdict()
    {
        var text = string.Join(' ', Sheet().Tracking);
        Assert.Contains("baseline", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("not distinguishable from noise", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("smallest difference", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void R17_mouse_mechanisms_stand_apart_and_animals_are_in_no_card()
    {
        Assert.StartsWith("Model or mouse, not a prediction for you", Sheet().MouseText, StringComparison.Ordinal);
        Assert.All(Library.Studies.SelectMany(study => study.Rows), row => Assert.DoesNotMatch("(?i)\\b(mice|mouse|rats?)\\b", row.Finding));
    }

    [Fact]
    public void R18_where_sources_disagree_both_signs_are_shown()
    {
        var glucose = Sheet(goals: ["glucose"]).Goals.Single();
        Assert.Contains(glucose.Disputes, text => text.StartsWith("Sources disagree", StringComparison.Ordinal) && text.Contains(" / ", StringComparison.Ordinal));
    }

    [Fact]
    public void All_eighteen_rules_are_in_the_library() =>
        Assert.Equal(Enumerable.Range(1, 18).Select(i => $"R{i}"), Library.Guide.Rules.Select(rule => rule.Id));

    [Fact]
    public void Impossible_profiles_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Sheet(age: -1));
        Assert.Throws<ArgumentException>(() => Sheet(dose: -5));
        Assert.Throws<ArgumentException>(() => Sheet(dose: 0));
        Assert.Throws<ArgumentException>(() => Sheet(days: 0));
        Assert.Throws<ArgumentException>(() => Sheet(other: [(Precursor.NA, double.NaN)]));
    }

    [Fact]
    public void Forecast_of_one_person_has_an_interval_that_is_the_same_for_the_same_seed()
    {
        var profile = new GuideProfile(45, Sex.Male, 80, 180, [], [], [], [], 250, 28);
        var (first, second) = (GuideStudy.Run(Library, Body.Default, profile, Today, 24, 7), GuideStudy.Run(Library, Body.Default, profile, Today, 24, 7));
        Assert.Equal((first.Forecast!.Low, first.Forecast.High), (second.Forecast!.Low, second.Forecast.High));
        Assert.InRange(first.Forecast.Fold, first.Forecast.Low!.Value, first.Forecast.High!.Value);
    }

    private static GuideSheet Sheet(
        double age = 45, string[]? goals = null, string[]? conditions = null, string[]? medicines = null, (Precursor, double)[]? other = null, double? dose = null, double? days = null) =>
        GuideStudy.Run(Library, Body.Default, new GuideProfile(age, Sex.Female, 65, 165, goals ?? [], conditions ?? [], medicines ?? [], other ?? [], dose, days), Today, 0, 1);
}
