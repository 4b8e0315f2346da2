namespace Nadir;

/// <summary>
/// Design of a mixed model for repeated measures: a mean for every arm and visit, and slopes of covariates (one for all visits, or one a visit). Columns: arm 0's visits, arm 1's
/// visits, ..., then the covariates.
/// </summary>
public sealed class MmrmDesign
{
    private readonly int[] arm;
    private readonly double[] covariates;
    private readonly int extra;
    private readonly bool isByVisit;

    /// <summary>Makes a design.</summary>
    /// <param name="arm">Arm of each person, 0 to arms - 1.</param>
    /// <param name="arms">Number of arms.</param>
    /// <param name="visits">Visits after baseline.</param>
    /// <param name="covariates">Row-major [person, covariate], finite; the baseline first. Empty for none.</param>
    /// <param name="covariatesByVisit">Whether each visit has its own slopes, as in most analysis plans.</param>
    public MmrmDesign(ReadOnlySpan<int> arm, int arms, int visits, ReadOnlySpan<double> covariates = default, bool covariatesByVisit = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(visits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(visits, 64);
        foreach (var own in arm)
        {
            if (own < 0 || own >= arms)
            {
                throw new ArgumentException($"A person is in arm {own}; arms are 0 to {arms - 1}.", nameof(arm));
            }
        }

        if (arm.Length == 0 || covariates.Length % arm.Length != 0)
        {
            throw new ArgumentException($"{arm.Length} people need a whole number of covariates each; there are {covariates.Length} numbers.", nameof(covariates));
        }

        Inference.CheckFinite(covariates, nameof(covariates));
        (this.arm, Arms, Visits, this.covariates, isByVisit) = (arm.ToArray(), arms, visits, covariates.ToArray(), covariatesByVisit);
        extra = covariates.Length / arm.Length;
    }

    /// <summary>Number of people.</summary>
    public int People => arm.Length;

    /// <summary>Number of arms.</summary>
    public int Arms { get; }

    /// <summary>Visits after baseline.</summary>
    public int Visits { get; }

    /// <summary>Columns of the design.</summary>
    public int Columns => Arms * Visits + extra * (isByVisit ? Visits : 1);

    /// <summary>Weights of the difference of an arm and the control at a visit.</summary>
    /// <param name="own">The arm.</param>
    /// <param name="visit">The visit, 0 the first.</param>
    /// <param name="control">The control.</param>
    public double[] Versus(int own, int visit, int control = 0)
    {
        var weights = new double[Columns];
        weights[Column(own, visit)] += 1;
        weights[Column(control, visit)] -= 1;
        return weights;
    }

    /// <summary>Weights of that difference averaged over all visits.</summary>
    /// <param name="own">The arm.</param>
    /// <param name="control">The control.</param>
    public double[] VersusOverVisits(int own, int control = 0)
    {
        var weights = new double[Columns];
        for (var visit = 0; visit < Visits; visit++)
        {
            weights[Column(own, visit)] += 1.0 / Visits;
            weights[Column(control, visit)] -= 1.0 / Visits;
        }

        return weights;
    }

    /// <summary>Weights of an arm's mean at a visit, covariates at their mean over all people.</summary>
    /// <param name="own">The arm.</param>
    /// <param name="visit">The visit, 0 the first.</param>
    public double[] Mean(int own, int visit)
    {
        var weights = new double[Columns];
        weights[Column(own, visit)] = 1;
        for (var person = 0; person < People; person++)
        {
            for (var k = 0; k < extra; k++)
            {
                weights[CovariateColumn(k, visit)] += covariates[person * extra + k] / People;
            }
        }

        return weights;
    }

    internal int ArmOf(int person) => arm[person];

    // Fills a row of the design; it must be clear.
    internal void FillRow(int person, int visit, Span<double> row)
    {
        row[arm[person] * Visits + visit] = 1;
        for (var k = 0; k < extra; k++)
        {
            row[CovariateColumn(k, visit)] = covariates[person * extra + k];
        }
    }

    private int CovariateColumn(int covariate, int visit) => Arms * Visits + (isByVisit ? covariate * Visits + visit : covariate);

    private int Column(int own, int visit)
    {
        if (own < 0 || own >= Arms || visit < 0 || visit >= Visits)
        {
            throw new ArgumentOutOfRangeException(nameof(own), $"Arm {own} at visit {visit}; arms are 0 to {Arms - 1}, visits 0 to {Visits - 1}.");
        }

        return own * Visits + visit;
    }
}
