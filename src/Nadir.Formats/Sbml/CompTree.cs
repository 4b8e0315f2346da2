using System.Xml.Linq;

namespace Nadir;

/// <summary>Makes the hierarchy of instances: every submodel becomes a copy of what it refers to, in this file or another.</summary>
internal sealed class CompTree(ExternalModels files, XNamespace core)
{
    private const int DeepestNesting = 50;
    private const int MostInstances = 10_000;
    private int made;

    /// <summary>The hierarchy below a model.</summary>
    public CompInstance Build(XElement model, XElement document, string source) => Instance(model, document, source, "", null, null, 0);

    /// <summary>Attribute of the package comp.</summary>
    public static string? Text(XElement e, string name) =>
        ((string?)(e.Attribute(e.Name.Namespace + name) ?? e.Attributes().FirstOrDefault(a => a.Name.LocalName == name && a.Name.NamespaceName.Contains("/comp/", StringComparison.Ordinal))))?.Trim();

    /// <summary>Elements of the package comp in a list.</summary>
    public static IEnumerable<XElement> In(XElement parent, string list, string item) =>
        parent.Elements().Where(e => e.Name.LocalName == list && IsComp(e)).Elements().Where(e => e.Name.LocalName == item && IsComp(e));

    public static bool IsComp(XElement e) => e.Name.NamespaceName.Contains("/comp/", StringComparison.Ordinal);

    private CompInstance Instance(XElement model, XElement document, string source, string prefix, CompInstance? parent, XElement? submodel, int depth)
    {
        if (depth > DeepestNesting || ++made > MostInstances)
        {
            throw SbmlXml.Problem("comp-depth", SbmlXml.Place(model, source), $"Submodels are nested deeper than {DeepestNesting} levels, or are more than {MostInstances}; a model must not contain itself.");
        }

        var instance = new CompInstance(Copy(model, document.Name.Namespace), document, source, prefix, parent, submodel);
        foreach (var part in In(instance.Model, "listOfSubmodels", "submodel"))
        {
            var id = Text(part, "id") ?? throw SbmlXml.Problem("comp", source, "A submodel needs an id.");
            var (found, root, file) = Find(Text(part, "modelRef") ?? "", document, source, 0);
            instance.Children[id] = Instance(found, root, file, $"{prefix}{id}__", instance, part, depth + 1);
        }

        return instance;
    }

    private (XElement Model, XElement Root, string Source) Find(string reference, XElement root, string source, int depth)
    {
        if (root.Element(root.Name.Namespace + "model") is { } top && ((string?)top.Attribute("id") == reference || reference.Length == 0))
        {
            return (top, root, source);
        }

        if (In(root, "listOfModelDefinitions", "modelDefinition").FirstOrDefault(m => (string?)m.Attribute("id") == reference || Text(m, "id") == reference) is { } definition)
        {
            return (definition, root, source);
        }

        if (In(root, "listOfExternalModelDefinitions", "externalModelDefinition").FirstOrDefault(m => Text(m, "id") == reference || (string?)m.Attribute("id") == reference) is { } external && depth < DeepestNesting)
        {
            var file = Text(external, "source") ?? "";
            return Find(Text(external, "modelRef") ?? "", files.Load(file, SbmlXml.Place(external, source)), file, depth + 1);
        }

        throw SbmlXml.Problem("comp-model", source, $"There is no model '{reference}'.");
    }

    // A copy in the namespace of the top document: another file may be of another version.
    private XElement Copy(XElement model, XNamespace from)
    {
        var copy = new XElement(model);
        copy.Name = core + "model";
        if (from != core)
        {
            foreach (var e in copy.Descendants().Where(e => e.Name.Namespace == from))
            {
                e.Name = core + e.Name.LocalName;
            }
        }

        return copy;
    }
}
