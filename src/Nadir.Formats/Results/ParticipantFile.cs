namespace Nadir;

/// <summary>The virtual participants of one repetition as a table: one row a participant and visit. Arms are numbers in the order of the study file.</summary>
public static class ParticipantFile
{
    /// <summary>Content of a file by its ending: .csv, .json or .parquet.</summary>
    /// <exception cref="ModelException">Another ending.</exception>
    public static byte[] Render(TrialResult result, string fileName) => ModelResultFile.Render(Table(result), fileName);

    private static ModelResult Table(TrialResult result)
    {
        var (trial, record) = (result.Trial, result.Example);
        string[] covariates = [.. Population.Covariates.Keys];
        string[] columns = ["arm", .. covariates, "taken", "rescued", .. trial.Endpoints.Select(planned => planned.Endpoint.Name)];
        double[] Rows(int i) => [.. Enumerable.Range(0, record.Visits).SelectMany(visit => new[] { (double)record.Arms[i] }
            .Concat(covariates.Select(name => result.Pool.People[record.People[i]].Covariates[name]))
            .Concat([record.Taken[i], record.Rescued[i] ? 1 : 0])
            .Concat(trial.Endpoints.Select((_, e) => record[e, i, visit])))];
        return new ModelResult(
            [.. record.People.Select(person => FormattableString.Invariant($"{person}"))], [.. trial.Visits.Select(visit => (double)visit.Day)], columns,
            [.. Enumerable.Range(0, record.Size).Select(Rows)], [.. record.People.Select(_ => SolveStatus.Success(0))]);
    }
}
