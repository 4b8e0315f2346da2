using System.Xml.Linq;

namespace Nadir;

/// <summary>Names, metaids, ontology terms, notes and annotations as they were read, and MIRIAM annotations for URIs of the network.</summary>
internal sealed class AnnotationWriter(Network network, XNamespace core)
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Biology = "http://biomodels.net/biology-qualifiers/";
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Attributes and leading elements for the part of this key.</summary>
    public IEnumerable<object> Of(string key)
    {
        var metadata = network.Metadata.GetValueOrDefault(key) ?? new Metadata(null, null, null, null, null);
        var uri = network.Annotations.GetValueOrDefault(key);
        var metaId = metadata.MetaId ?? (uri is null ? null : $"meta_{key}");
        metaId = metaId is not null && used.Add(metaId) ? metaId : null;
        if (metaId is not null)
        {
            yield return new XAttribute("metaid", metaId);
        }

        if (metadata.Name is { } name)
        {
            yield return new XAttribute("name", name);
        }

        if (metadata.SboTerm is { } term)
        {
            yield return new XAttribute("sboTerm", term);
        }

        if (metadata.Notes is { } notes)
        {
            yield return Again(notes);
        }

        if (metadata.Annotation is { } annotation)
        {
            yield return Again(annotation);
        }
        else if (uri is not null && metaId is not null)
        {
            yield return new XElement(core + "annotation", new XElement(
                Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), new XAttribute(XNamespace.Xmlns + "bqbiol", Biology),
                new XElement(Rdf + "Description", new XAttribute(Rdf + "about", $"#{metaId}"), new XElement(
                    Biology + "is", new XElement(Rdf + "Bag", new XElement(Rdf + "li", new XAttribute(Rdf + "resource", uri)))))));
        }
    }

    // The outer element changes to the namespace that is written; what it holds stays as it is.
    private XElement Again(string xml)
    {
        var read = XElement.Parse(xml);
        var from = read.Name.Namespace;
        read.Attributes().Where(a => a.IsNamespaceDeclaration && a.Name.LocalName == "xmlns").Remove();
        foreach (var e in read.DescendantsAndSelf().Where(e => e.Name.Namespace == from))
        {
            e.Name = core + e.Name.LocalName;
        }

        return read;
    }
}
