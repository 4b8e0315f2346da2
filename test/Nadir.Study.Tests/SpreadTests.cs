namespace Nadir;

/// <summary>The spread of predictions by evidence: which number is in which group, joint answers to disputes, shares that sum to 1.</summary>
public sealed class SpreadTests
{
    private static readonly Person Woman = new(55 * Units.year, Sex.Female, 68 * Units.kg, 166 * Units.cm);

    // The grade follows the column 'checked' of body/human.csv; fitted numbers are a group of their own.
    [Fact]
    public void Every_number_takes_the_draw_of_its_own_group()
    {
        var (body, draws) = (Body.Default, new BodyDraws(Body.Default, 5));
        var groups = new EvidenceGroups(body, body, draws);
        Assert.Equal(body.Table.Count(row => row.Spread > 0), groups.Count(EvidenceGroups.Calibrated) + groups.Count(EvidenceGroups.Confirmed) + groups.Count(EvidenceGroups.Unconfirmed));
        Assert.Equal(body.Fit!.Parameters.Count, groups.Count(EvidenceGroups.Calibrated));
        var mixed = groups.Values(group => group == EvidenceGroups.Confirmed ? 3 : group == EvidenceGroups.Unconfirmed ? 4 : 2);
        Assert.Equal(draws.Values(2)["t_rbc"], mixed["t_rbc"]); // fitted
        Assert.Equal(draws.Values(3)["in_TRP"], mixed["in_TRP"]); // read in the source
        Assert.Equal(draws.Values(4)["k_si"], mixed["k_si"]); // unconfirmed
        Assert.Equal(draws.Values(2), groups.Values(_ => 2));
    }

    [Fact]
    public void Every_answer_to_a_dispute_is_as_likely()
    {
        var sets = DisputeSets.Draw(9);
        foreach (var hypothesis in Hypothesis.All.Where(hypothesis => hypothesis.Id is not ("drive" or "interest")))
        {
            Assert.All(hypothesis.Settings, setting => Assert.Equal(DisputeSets.Count / hypothesis.Settings.Count, sets.Count(set => set[hypothesis.Id].Name == setting.Name)));
        }

        Assert.True(sets.Select(set => set.ToString()).Distinct(StringComparer.Ordinal).Count() > DisputeSets.Count / 2);
    }

    // NMN that enters whole is NR in plasma; where red cells phosphorylate NR as well, 300 mg would raise blood 3.4-fold. Each passes alone.
    [Fact(Explicit = true)]
    public void Joint_answers_that_training_trials_refute_are_left_out()
    {
        var left = DisputeSets.Draw(1).Except(DisputeSets.Bodies(Body.Default, EvidenceReader.BuiltIn(), 1, null, default).Select(body => body.Hypotheses)).ToArray();
        Assert.Equal(8, left.Length);
        Assert.All(left, set => Assert.True(set["intact"].Name == "intact" && set["route"].Name != "microbes", set.ToString()));
    }

    // Minutes. Shares sum to 1; people are exactly the spread that trials report; total is not below first order; a tissue that D8 says is untouched hangs on disputes.
    [Fact(Explicit = true)]
    public void Shares_of_the_spread_sum_to_one_and_people_are_exact()
    {
        var run = SensitivityStudy.Run(Body.Default, EvidenceReader.BuiltIn(), Woman, Regimen.Oral(Precursor.NMN, 300 * Units.mg, 1 * Units.day, 14), 14, 12, 3);
        Assert.Equal(5, SensitivityStudy.Groups.Count);
        Assert.All(run.Rows, row => Assert.Equal(1, row.Effects.Sum(effect => effect.Shapley), 9));
        var blood = run.Rows[0];
        Assert.Equal(Math.Pow(Body.Default.Rules["wholeblood.between"], 2), blood.Effects[0].Shapley * blood.Spread * blood.Spread, 9);
        Assert.All(run.Rows, row => Assert.All(row.Effects, effect => Assert.True(effect.Total >= effect.First - 3 * (effect.FirstError + effect.TotalError))));
        Assert.True(run.Rows.Single(row => row.Readout.Contains("liver", StringComparison.Ordinal)).Effects[4].Total > 0);
    }
}
