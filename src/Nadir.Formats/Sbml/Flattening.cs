using System.Xml.Linq;

namespace Nadir;

/// <summary>Package comp: a hierarchy of models to one flat model, ids of submodels behind <c>submodel__</c>.</summary>
internal static class Flattening
{
    private static readonly string[] Lists =
    [
        "listOfFunctionDefinitions", "listOfUnitDefinitions", "listOfCompartments", "listOfSpecies", "listOfParameters", "listOfInitialAssignments",
        "listOfRules", "listOfConstraints", "listOfReactions", "listOfEvents",
    ];

    /// <summary>The flat model; the model itself when it has no submodels.</summary>
    public static XElement Flatten(XElement root, XElement model, string source, ExternalModels files)
    {
        if (!model.Elements().Any(e => e.Name.LocalName == "listOfSubmodels" && CompTree.IsComp(e)))
        {
            return model;
        }

        var core = model.Name.Namespace;
        var top = new CompTree(files, core).Build(model, root, source);
        var replacements = new CompReplacements(top);
        var flat = new XElement(core + "model", top.Model.Attributes().Where(a => a.Name.LocalName != "conversionFactor"), top.Model.Elements().Where(e => e.Name.LocalName is "notes" or "annotation"));
        var lists = Lists.ToDictionary(name => name, name => new XElement(core + name), StringComparer.Ordinal);
        var kept = new List<(XElement Element, CompRewriting Rewriting, string List)>();
        foreach (var instance in top.All())
        {
            var rewriting = new CompRewriting(instance, replacements);
            PushConversionFactor(instance.Model, core);
            kept.AddRange(Lists.SelectMany(list => instance.Model.Elements(core + list).Elements().Where(e => e.Name.Namespace == core && !replacements.IsGone(e)).Select(e => (e, rewriting, list))));
        }

        // What a deletion or replacement takes out of an element that stays: an event assignment, a species reference.
        foreach (var part in kept.SelectMany(item => item.Element.Descendants()).Where(replacements.IsGone).ToArray())
        {
            part.Remove();
        }

        // Resolve everything before anything moves: names and owners are found by element.
        foreach (var (e, rewriting, _) in kept)
        {
            rewriting.Rewrite(e);
        }

        foreach (var (e, _, list) in kept)
        {
            e.Remove();
            lists[list].Add(e);
        }

        foreach (var rewriting in kept.Select(item => item.Rewriting).Distinct())
        {
            lists["listOfInitialAssignments"].Add(rewriting.Extra);
        }

        flat.Add(lists.Values.Where(list => list.HasElements));
        return flat;
    }

    private static void PushConversionFactor(XElement model, XNamespace core)
    {
        if ((string?)model.Attribute("conversionFactor") is { } factor)
        {
            foreach (var species in model.Elements(core + "listOfSpecies").Elements(core + "species").Where(s => s.Attribute("conversionFactor") is null))
            {
                species.SetAttributeValue("conversionFactor", factor);
            }
        }
    }
}
