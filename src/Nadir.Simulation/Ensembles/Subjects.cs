namespace Nadir;

/// <summary>The subjects of an ensemble: how many, what varies among them, what each is given. Immutable; must be safe to ask from many threads.</summary>
public sealed class Subjects
{
    private readonly SubjectValues values;
    private readonly Func<int, Protocol> protocol;
    private readonly int[] parameters;
    private readonly int[] states;

    private Subjects(CompiledModel model, int count, IReadOnlyList<string> ids, SubjectValues values, Func<int, Protocol> protocol)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Model = model;
        Count = count;
        Ids = [.. ids];
        this.values = values;
        this.protocol = protocol;
        parameters = [.. Ids.Select(model.FindParameter)];
        states = [.. Ids.Select(id => model.FindState(id) is var state and >= 0 ? state : model.FindState($"amount({id})"))];
        for (var k = 0; k < Ids.Count; k++)
        {
            if (parameters[k] < 0 && states[k] < 0)
            {
                throw new ArgumentException($"'{Ids[k]}' is no parameter, compartment or state of the model, so it cannot vary.", nameof(ids));
            }
        }

        if (Ids.Distinct(StringComparer.Ordinal).Count() != Ids.Count)
        {
            throw new ArgumentException("An id varies twice.", nameof(ids));
        }
    }

    /// <summary>The model they are subjects of.</summary>
    public CompiledModel Model { get; }

    /// <summary>Number of subjects.</summary>
    public int Count { get; }

    /// <summary>Parameters, compartment sizes and initial values that vary.</summary>
    public IReadOnlyList<string> Ids { get; }

    internal IEnumerable<int> VaryingParameters => parameters.Where(parameter => parameter >= 0);

    internal bool VaryInitially => Array.Exists(parameters, parameter => parameter < 0);

    /// <summary>Subjects from a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ids">Parameters, compartments or states (their initial values), one a column.</param>
    /// <param name="values">Row-major [subject, id], in the model's units.</param>
    public static Subjects Table(CompiledModel model, IReadOnlyList<string> ids, double[] values)
    {
        if (ids.Count == 0 || values.Length % ids.Count != 0)
        {
            throw new ArgumentException($"{values.Length} values do not fill rows of {ids.Count} ids.", nameof(values));
        }

        var width = ids.Count;
        return new Subjects(model, values.Length / width, ids, (subject, row) => values.AsSpan(subject * width, width).CopyTo(row), _ => Protocol.None);
    }

    /// <summary>Subjects that are made when they are needed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">Number of subjects.</param>
    /// <param name="ids">Parameters, compartments or states (their initial values).</param>
    /// <param name="values">Fills in a subject; must give the same numbers in any order and on any thread.</param>
    public static Subjects Generate(CompiledModel model, int count, IReadOnlyList<string> ids, SubjectValues values) => new(model, count, ids, values, _ => Protocol.None);

    /// <summary>The same doses for all.</summary>
    public Subjects With(Protocol protocol) => new(Model, Count, Ids, values, _ => protocol);

    /// <summary>Doses by subject.</summary>
    public Subjects With(Func<int, Protocol> protocol) => new(Model, Count, Ids, values, protocol);

    /// <summary>Doses of a subject.</summary>
    public Protocol ProtocolOf(int subject) => protocol(subject);

    /// <summary>What varies, for a subject, in the order of <see cref="Ids"/>.</summary>
    public double[] ValuesOf(int subject)
    {
        var row = new double[Ids.Count];
        values(subject, row);
        return row;
    }

    internal void Values(int subject, Span<double> row) => values(subject, row);

    // Parameters go into all parameters; initial values are put into the state later.
    internal void SetParameters(ReadOnlySpan<double> row, Span<double> all)
    {
        for (var k = 0; k < parameters.Length; k++)
        {
            if (parameters[k] >= 0)
            {
                all[parameters[k]] = row[k];
            }
        }
    }

    internal void SetStates(ReadOnlySpan<double> row, Span<double> state)
    {
        for (var k = 0; k < states.Length; k++)
        {
            if (parameters[k] < 0)
            {
                state[states[k]] = row[k];
            }
        }
    }
}
