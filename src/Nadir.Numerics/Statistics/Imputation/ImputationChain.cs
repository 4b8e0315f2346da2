namespace Nadir;

/// <summary>The regressions of <see cref="MultipleImputation"/>.</summary>
internal sealed class ImputationChain
{
    private readonly double[] responses;
    private readonly double[] covariates;
    private readonly int people;
    private readonly int visits;
    private readonly int extra;
    private readonly bool isMonotone;

    public ImputationChain(double[] responses, int visits, double[] covariates)
    {
        (this.responses, this.visits, this.covariates) = (responses, visits, covariates);
        people = responses.Length / visits;
        extra = covariates.Length / people;
        isMonotone = Enumerable.Range(0, people).All(person => Enumerable.Range(1, visits - 1).All(visit => IsSeen(person, visit - 1) || !IsSeen(person, visit)));
    }

    /// <summary>Which visit was seen by too few for its regression; null when none.</summary>
    public string? TooFew()
    {
        for (var visit = 0; visit < visits; visit++)
        {
            var columns = 1 + extra + (isMonotone ? visit : visits - 1);
            var seen = Enumerable.Range(0, people).Count(person => IsSeen(person, visit));
            if (seen < people && seen < columns + 2)
            {
                return $"Visit {visit} was seen in {seen} people; its regression has {columns} coefficients and needs {columns + 2}.";
            }
        }

        return null;
    }

    /// <summary>One completed data set; null when a regression fails.</summary>
    public double[]? Draw(RandomSequence random, int cycles)
    {
        var filled = (double[])responses.Clone();
        // Dropout: once through, each on the visits before. Else the same start, then cycles on all the others.
        for (var visit = 0; visit < visits; visit++)
        {
            if (!Regress(filled, visit, [.. Enumerable.Range(0, visit)], random))
            {
                return null;
            }
        }

        for (var cycle = 0; cycle < cycles && !isMonotone; cycle++)
        {
            for (var visit = 0; visit < visits; visit++)
            {
                if (!Regress(filled, visit, [.. Enumerable.Range(0, visits).Where(other => other != visit)], random))
                {
                    return null;
                }
            }
        }

        return filled;
    }

    // Draws variance and coefficients from their posterior given the people who were seen, then the missing responses.
    private bool Regress(double[] filled, int visit, int[] predictors, RandomSequence random)
    {
        var seen = Enumerable.Range(0, people).Where(person => IsSeen(person, visit)).ToArray();
        if (seen.Length == people)
        {
            return true;
        }

        var columns = 1 + extra + predictors.Length;
        var design = new double[people * columns];
        for (var person = 0; person < people; person++)
        {
            var row = design.AsSpan(person * columns, columns);
            row[0] = 1;
            covariates.AsSpan(person * extra, extra).CopyTo(row[1..]);
            for (var k = 0; k < predictors.Length; k++)
            {
                row[1 + extra + k] = filled[person * visits + predictors[k]];
            }
        }

        var fit = LinearModel.Fit([.. seen.SelectMany(person => design[(person * columns)..((person + 1) * columns)])], columns, [.. seen.Select(person => responses[person * visits + visit])]);
        double[] factor = [.. fit.Unscaled];
        if (!fit.Status.IsSuccess || !DenseAlgebra.Cholesky(factor, columns))
        {
            return false;
        }

        var deviation = Math.Sqrt(fit.ResidualVariance * fit.DegreesOfFreedom / random.ChiSquared(fit.DegreesOfFreedom));
        var coefficients = Coefficients(fit, factor, deviation, columns, random);
        for (var person = 0; person < people; person++)
        {
            if (!IsSeen(person, visit))
            {
                filled[person * visits + visit] = DenseAlgebra.Dot(coefficients, design.AsSpan(person * columns, columns)) + deviation * random.Normal();
            }
        }

        return true;
    }

    private static double[] Coefficients(LinearModelFit fit, double[] factor, double deviation, int columns, RandomSequence random)
    {
        var coefficients = fit.Coefficients.ToArray();
        var normal = Enumerable.Range(0, columns).Select(_ => random.Normal()).ToArray();
        for (var i = 0; i < columns; i++)
        {
            coefficients[i] += deviation * DenseAlgebra.Dot(factor.AsSpan(i * columns, i + 1), normal);
        }

        return coefficients;
    }

    private bool IsSeen(int person, int visit) => !double.IsNaN(responses[person * visits + visit]);
}
