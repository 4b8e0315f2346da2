using System.Xml.Linq;

namespace Nadir;

/// <summary>One copy of a model in a hierarchy: the top model, or what a submodel element makes.</summary>
internal sealed class CompInstance(XElement model, XElement document, string source, string prefix, CompInstance? parent, XElement? submodel)
{
    /// <summary>A copy of the model, owned by this instance.</summary>
    public XElement Model { get; } = model;

    /// <summary>Root element of the document that the model comes from.</summary>
    public XElement Document { get; } = document;

    /// <summary>File name for messages.</summary>
    public string Source { get; } = source;

    /// <summary>What stands before every id in the flat model.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>The model that holds the submodel; null for the top.</summary>
    public CompInstance? Parent { get; } = parent;

    /// <summary>The submodel element; null for the top.</summary>
    public XElement? Submodel { get; } = submodel;

    /// <summary>Instances of its own submodels by submodel id.</summary>
    public Dictionary<string, CompInstance> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a deletion took it away as a whole.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Elements by SId: all but units and local parameters.</summary>
    public Dictionary<string, XElement> ById { get; } = Index(model, isUnit: false);

    /// <summary>Unit definitions by id.</summary>
    public Dictionary<string, XElement> ByUnitId { get; } = Index(model, isUnit: true);

    /// <summary>Every instance from here down that is not deleted.</summary>
    public IEnumerable<CompInstance> All() => IsDeleted ? [] : Children.Values.SelectMany(child => child.All()).Prepend(this);

    private static Dictionary<string, XElement> Index(XElement model, bool isUnit)
    {
        var found = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var e in model.Descendants())
        {
            var isComp = e.Name.NamespaceName.Contains("/comp/", StringComparison.Ordinal);
            var id = (string?)e.Attribute(isComp ? e.Name.Namespace + "id" : "id");
            if (id is not null && (e.Name.LocalName == "unitDefinition") == isUnit && e.Name.LocalName is not ("localParameter" or "port" or "deletion"))
            {
                found.TryAdd(id.Trim(), e);
            }
        }

        return found;
    }
}
