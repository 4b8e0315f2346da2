using System.Xml.Linq;

namespace Nadir;

/// <summary>Reactions of any level; local parameters become parameters of the model, named after their reaction.</summary>
internal sealed class ReactionReader(SbmlReader reader, NetworkBuilder network)
{
    private readonly HashSet<string> made = new(StringComparer.Ordinal);

    /// <summary>Reads one reaction.</summary>
    public void Read(XElement e)
    {
        var id = reader.NeedId(e);
        var isEarly = reader is { Level: 1, Version: 1 };
        var reference = isEarly ? "specieReference" : "speciesReference";
        network.Add(new Reaction(
            id,
            [.. reader.In(e, "listOfReactants", reference).Select(Part)],
            [.. reader.In(e, "listOfProducts", reference).Select(Part)],
            Rate(e, id))
        {
            Modifiers = [.. reader.In(e, "listOfModifiers", "modifierSpeciesReference").Select(m => SbmlReader.Text(m, "species") ?? "")],
            IsFast = reader is not { Level: 3, Version: > 1 } && reader.Flag(e, "fast", false),
            IsReversible = reader.Flag(e, "reversible", true),
        });
        reader.Describe(e, id);
    }

    private SpeciesReference Part(XElement e)
    {
        var species = SbmlReader.Text(e, reader is { Level: 1, Version: 1 } ? "specie" : "species") ?? "";
        var id = reader.Level == 1 ? null : SbmlReader.Text(e, "id");
        var number = reader.Number(e, "stoichiometry", reader.Level >= 3 ? double.NaN : 1) / (reader.Level == 1 ? reader.Number(e, "denominator", 1) : 1);
        var value = Expression.Number(number);
        if (reader.Level == 2 && e.Element(reader.Core + "stoichiometryMath") is { } computed)
        {
            value = reader.Formula(computed) ?? value;
        }

        return new SpeciesReference(species, value) { Id = id, IsConstant = reader.Level >= 3 ? reader.Flag(e, "constant", true) : id is null };
    }

    private Expression Rate(XElement e, string id)
    {
        if (e.Element(reader.Core + "kineticLaw") is not { } law || reader.Formula(law) is not { } rate)
        {
            return Expression.Zero;
        }

        var isThree = reader.Level >= 3;
        var locals = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var local in reader.In(law, isThree ? "listOfLocalParameters" : "listOfParameters", isThree ? "localParameter" : "parameter"))
        {
            var name = reader.NeedId(local);
            var unique = $"{id}_{name}";
            while (!made.Add(unique) || IsTaken(e, unique))
            {
                unique += "_";
            }

            locals[name] = Expression.Symbol(unique);
            network.Add(new Parameter(unique, reader.Number(local, "value", double.NaN), reader.Units.Named(SbmlReader.Text(local, "units")), IsConstant: true));
            reader.Describe(local, unique);
        }

        return locals.Count == 0 ? rate : rate.Substitute(locals);
    }

    private bool IsTaken(XElement e, string id) => taken is null
        ? (taken = e.Parent!.Parent!.Descendants().Select(reader.Id).OfType<string>().ToHashSet(StringComparer.Ordinal)).Contains(id)
        : taken.Contains(id);

    private HashSet<string>? taken;
}
