namespace Nadir;

/// <summary>Subjects of a run: one row each, columns are parameters, initial values or doses.</summary>
public sealed record SubjectTable
{
    /// <summary>Checked at the door.</summary>
    /// <param name="Ids">Name of every subject.</param>
    /// <param name="Columns">Id of a parameter, species or compartment, or <c>dose.ID</c> for the amount of a bolus into a species.</param>
    /// <param name="Rows">Values, one row a subject, in the order of the columns.</param>
    public SubjectTable(IReadOnlyList<string> Ids, IReadOnlyList<string> Columns, IReadOnlyList<double[]> Rows)
    {
        if (Ids.Count != Rows.Count || Rows.Any(row => row.Length != Columns.Count))
        {
            throw new ArgumentException($"A table of {Ids.Count} subjects needs as many rows of {Columns.Count} values.");
        }

        this.Ids = Ids;
        this.Columns = Columns;
        this.Rows = Rows;
    }

    /// <summary>One subject, the model as it is.</summary>
    public static SubjectTable One { get; } = new(["1"], [], [[]]);

    /// <summary>Name of every subject.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>What every column is.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Values, one row a subject.</summary>
    public IReadOnlyList<double[]> Rows { get; }
}
