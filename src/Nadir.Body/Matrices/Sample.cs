namespace Nadir;

/// <summary>A body at one instant, as an observation model sees it.</summary>
/// <param name="Body">Whose body, for volumes and values.</param>
/// <param name="State">State in the order of the chemistry, µM (excreted: µmol).</param>
public readonly ref struct Sample(BodyAtRest Body, ReadOnlySpan<double> State)
{
    private readonly ReadOnlySpan<double> state = State;

    /// <summary>Whose body.</summary>
    public BodyAtRest Body { get; } = Body;

    /// <summary>A pool, µM (excreted: µmol).</summary>
    public double this[string pool] => state[Body.Model.StateIndex(pool)];

    /// <summary>A value of this person by id, in the unit of <c>body/</c>.</summary>
    public double Value(string id) => Body.Values.TryGetValue(id, out var value) ? value : Body.Rule(id);

    /// <summary>NAD⁺ of a tissue, cytosol and mitochondria together, µM, as the hypotheses of the body read it.</summary>
    public double TissueNad(string tissue) => Body.Reading switch
    {
        TissueReading.OwnPool => Pool(tissue),
        TissueReading.Unchanged => new Sample(Body, Body.State).Pool(tissue),
        _ => new Sample(Body, Body.State).Pool(tissue) * WholeBlood.Model.Analytes["NAD"](this) / WholeBlood.Model.Analytes["NAD"](new Sample(Body, Body.State)),
    };

    private double Pool(string tissue) =>
        this[$"NAD_{tissue}"] + (Tissue.All.First(t => t.Id == tissue).HasMitochondria ? this[$"NADm_{tissue}"] : 0);
}
