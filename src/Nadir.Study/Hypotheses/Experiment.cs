namespace Nadir;

/// <summary>An experiment that could tell rivals apart: what is given to whom, and when samples are taken.</summary>
/// <param name="Label">In words.</param>
/// <param name="Regimen">What is taken.</param>
/// <param name="Conditions">What acts besides; it has always been there, so it is in the baseline too.</param>
/// <param name="Hours">Sampling times, h.</param>
internal sealed record Experiment(string Label, Regimen Regimen, IReadOnlyList<Condition> Conditions, IReadOnlyList<double> Hours)
{
    /// <summary>Age of the second group, years, where two ages are compared at rest; else null.</summary>
    public double? OldAge { get; init; }

    /// <summary>Age of the first group.</summary>
    public double? YoungAge { get; init; }

    /// <summary>The experiments that are tried: doses and times as trials use them.</summary>
    /// <param name="body">For molar masses and ages.</param>
    public static IReadOnlyList<Experiment> All(Body body)
    {
        const double milligrams = 500;
        const int days = 14;
        double[] acute = [0.5, 1, 2, 4, 8, 24];
        double[] late = [days * 24.0];
        var daily = Regimen.Oral(Precursor.NMN, milligrams * Units.mg, 1 * Units.day, days);
        var equal = milligrams * body.Values["M_NAM"] / body.Values["M_NMN"];
        return
        [
            new("one dose of 500 mg NMN", Regimen.Oral(Precursor.NMN, milligrams * Units.mg, 1 * Units.day, 1), [], acute),
            new("500 mg NMN a day", daily, [], late),
            new("one dose of 1 g NAM", Regimen.Oral(Precursor.NAM, 1000 * Units.mg, 1 * Units.day, 1), [], acute),
            new("the same moles as NAM", Regimen.Oral(Precursor.NAM, equal * Units.mg, 1 * Units.day, days), [], late),
            new("500 mg NMN a day on antibiotics", daily, [new Condition(Input.Named("antibiotics"), 0.9)], late),
            new("500 mg NMN a day with CD38 blocked", daily, [new Condition(Input.Named("CD38 inhibitor"), 0.8)], late),
            new("500 mg NMN a day where NMNAT2 is low", daily, [new Condition(Input.Named("NMNAT2"), 0)], late),
            new("old against young, nothing taken", Regimen.None, [], [0]) { YoungAge = body.Rules["aging.young"], OldAge = body.Rules["aging.old"] },
        ];
    }
}
