namespace Nadir;

/// <summary>
/// Mixed model for repeated measures: every visit has its mean in every arm, visits of one person are correlated, people are independent, and a visit that is missing at random needs
/// no imputation (Mallinckrodt et al. 2008, Drug Inf J 42:303). One covariance for all arms.
/// </summary>
public static class Mmrm
{
    private const string Method = "MMRM";

    /// <summary>Fits.</summary>
    /// <param name="design">Design.</param>
    /// <param name="responses">Row-major [person, visit]; NaN is missing. People without any response are left out.</param>
    /// <param name="covariance">Covariance of one person's visits.</param>
    /// <param name="by">Which likelihood is maximized.</param>
    /// <param name="maximumIterations">Most iterations.</param>
    public static MixedModelFit Fit(
        MmrmDesign design, ReadOnlySpan<double> responses, VisitCovariance covariance = VisitCovariance.Unstructured, LikelihoodMethod by = LikelihoodMethod.Reml, int maximumIterations = 100)
    {
        ArgumentNullException.ThrowIfNull(design);
        var (people, visits, width) = (design.People, design.Visits, design.Columns + 1);
        if (responses.Length != people * visits)
        {
            throw new ArgumentException($"{people} people with {visits} visits need {people * visits} responses; there are {responses.Length}.", nameof(responses));
        }

        var patterns = Gather(design, responses, width, out var count);
        if (Missing(design, responses, covariance, count) is { } reason)
        {
            return new MixedModelFit(Method, new FitStatus(FitCode.TooFew, reason), count);
        }

        var shape = new VisitShape(covariance, visits);
        var start = MmrmStart.Of(patterns, covariance, visits, width);
        if (start is null)
        {
            return new MixedModelFit(Method, new FitStatus(FitCode.NoVariation, "The responses do not vary around their means, or columns of the design depend on each other."), count);
        }

        var likelihood = new GroupedLikelihood(patterns, shape, design.Columns, by == LikelihoodMethod.Reml);
        var status = LikelihoodSearch.Climb(likelihood, start, maximumIterations);
        if (!status.IsSuccess)
        {
            return new MixedModelFit(Method, status, count);
        }

        var whole = new VisitPattern([.. Enumerable.Range(0, visits)], [], 0, width);
        var between = new double[visits * visits];
        shape.Fill(start, whole, between);
        return new MixedModelFit(Method, status, count, likelihood, () => likelihood, by, between, 0);
    }

    private static List<VisitPattern> Gather(MmrmDesign design, ReadOnlySpan<double> responses, int width, out int count)
    {
        var visits = design.Visits;
        var seen = new ulong[design.People];
        var members = new Dictionary<ulong, int>();
        for (var person = 0; person < design.People; person++)
        {
            for (var visit = 0; visit < visits; visit++)
            {
                var value = responses[person * visits + visit];
                if (double.IsInfinity(value))
                {
                    throw new ArgumentException($"The response of person {person} at visit {visit} is infinite.", nameof(responses));
                }

                seen[person] |= double.IsNaN(value) ? 0 : 1UL << visit;
            }

            members[seen[person]] = members.GetValueOrDefault(seen[person]) + 1;
        }

        members.Remove(0);
        var patterns = members.ToDictionary(pair => pair.Key, pair => new VisitPattern([.. Enumerable.Range(0, visits).Where(visit => (pair.Key >> visit & 1) == 1)], [], pair.Value, width));
        count = 0;
        var rows = new double[visits * width];
        for (var person = 0; person < design.People; person++)
        {
            if (seen[person] == 0)
            {
                continue;
            }

            var pattern = patterns[seen[person]];
            var own = rows.AsSpan(0, pattern.Size * width);
            own.Clear();
            for (var a = 0; a < pattern.Size; a++)
            {
                var row = own.Slice(a * width, width);
                design.FillRow(person, pattern.Visits[a], row);
                row[^1] = responses[person * visits + pattern.Visits[a]];
            }

            pattern.Add(own);
            count++;
        }

        return [.. patterns.Values];
    }

    private static string? Missing(MmrmDesign design, ReadOnlySpan<double> responses, VisitCovariance covariance, int count)
    {
        var seen = new int[design.Arms * design.Visits];
        for (var i = 0; i < responses.Length; i++)
        {
            seen[design.ArmOf(i / design.Visits) * design.Visits + i % design.Visits] += double.IsNaN(responses[i]) ? 0 : 1;
        }

        var empty = Array.IndexOf(seen, 0);
        var needed = design.Columns / design.Visits + (covariance == VisitCovariance.Unstructured ? design.Visits : 1);
        return empty >= 0 ? $"Nobody of arm {empty / design.Visits} has a response at visit {empty % design.Visits}."
            : count < needed ? $"{count} people with responses; this design needs {needed}."
            : null;
    }
}
