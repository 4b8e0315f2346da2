using System.Xml.Linq;

namespace Nadir;

/// <summary>Deletions and replacements of a hierarchy: which elements go, and what stands for them.</summary>
internal sealed class CompReplacements
{
    private readonly Dictionary<XElement, CompInstance> owner = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<XElement, (XElement To, string? Factor, CompInstance Scope)> redirect = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<XElement, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<XElement> gone = new(ReferenceEqualityComparer.Instance);

    public CompReplacements(CompInstance top)
    {
        foreach (var instance in top.All().ToArray())
        {
            foreach (var e in instance.Model.Descendants())
            {
                owner[e] = instance;
                if ((string?)e.Attribute("id") is { } id)
                {
                    names[e] = instance.Prefix + id.Trim();
                }
            }
        }

        foreach (var instance in top.All().ToArray())
        {
            Delete(instance);
        }

        // From the deepest up, so that a replacement of a replacement finds the chain.
        foreach (var instance in top.All().Reverse().ToArray())
        {
            Replace(instance);
        }
    }

    /// <summary>Whether an element, or what holds it, was deleted or replaced.</summary>
    public bool IsGone(XElement e) => e.AncestorsAndSelf().Any(gone.Contains);

    /// <summary>What stands for an element in the flat model, and by which factors (id and where it is defined) its value is larger.</summary>
    public (XElement Element, CompInstance Owner, IReadOnlyList<(string Id, CompInstance Scope)> Factors) Final(XElement e)
    {
        var factors = new List<(string, CompInstance)>();
        for (var steps = 0; redirect.TryGetValue(e, out var next) && steps < 1000; steps++)
        {
            if (next.Factor is not null)
            {
                factors.Add((next.Factor, next.Scope));
            }

            e = next.To;
        }

        return (e, owner[e], factors);
    }

    /// <summary>Id in the flat model of an element that stays; it does not change while ids are rewritten.</summary>
    public string NameOf(XElement e) => names.GetValueOrDefault(e, "");

    private void Delete(CompInstance instance)
    {
        foreach (var (id, child) in instance.Children)
        {
            foreach (var deletion in CompTree.In(child.Submodel!, "listOfDeletions", "deletion"))
            {
                var target = Resolve(child, deletion, instance);
                if (target is not null)
                {
                    gone.Add(target);
                    if (target.Name.LocalName == "submodel" && CompTree.IsComp(target) && owner[target].Children.TryGetValue(CompTree.Text(target, "id") ?? "", out var whole))
                    {
                        whole.IsDeleted = true;
                    }
                }
            }
        }
    }

    private void Replace(CompInstance instance)
    {
        foreach (var e in instance.Model.Descendants().Where(e => e.Name.LocalName is "replacedElement" or "replacedBy" && CompTree.IsComp(e)).ToArray())
        {
            var replacing = e.Name.LocalName == "replacedBy" ? e.Parent! : e.Parent!.Parent!;
            var child = CompTree.Text(e, "submodelRef") is { } name && instance.Children.TryGetValue(name, out var found)
                ? found : throw Problem(e, instance, $"There is no submodel '{CompTree.Text(e, "submodelRef")}'.");
            if (child.IsDeleted || CompTree.Text(e, "deletion") is not null || Resolve(child, e, instance) is not { } target)
            {
                continue;
            }

            // A submodel may be replaced as a whole.
            if (target.Name.LocalName == "submodel" && CompTree.IsComp(target) && owner[target].Children.TryGetValue(CompTree.Text(target, "id") ?? "", out var whole))
            {
                whole.IsDeleted = true;
                continue;
            }

            var (from, to) = e.Name.LocalName == "replacedBy" ? (replacing, target) : (target, replacing);
            gone.Add(from);
            if (from != to)
            {
                redirect[from] = (to, CompTree.Text(e, "conversionFactor"), instance);
            }

            if (e.Name.LocalName == "replacedBy" && replacing.Attribute("id") is not null)
            {
                names[Final(to).Element] = NameOf(replacing);
            }
        }
    }

    // The element that a reference means, seen from the submodel it goes into; null when it was deleted with what holds it.
    private XElement? Resolve(CompInstance scope, XElement reference, CompInstance from)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        XElement? target;
        if (CompTree.Text(reference, "portRef") is { } port)
        {
            var found = CompTree.In(scope.Model, "listOfPorts", "port").FirstOrDefault(p => CompTree.Text(p, "id") == port) ?? throw Problem(reference, from, $"There is no port '{port}'.");
            target = Resolve(scope, found, scope);
        }
        else if (CompTree.Text(reference, "idRef") is { } id)
        {
            target = scope.ById.GetValueOrDefault(id) ?? throw Problem(reference, from, $"There is no element '{id}' in the submodel.");
        }
        else if (CompTree.Text(reference, "unitRef") is { } unit)
        {
            target = scope.ByUnitId.GetValueOrDefault(unit) ?? throw Problem(reference, from, $"There is no unit '{unit}' in the submodel.");
        }
        else if (CompTree.Text(reference, "metaIdRef") is { } meta)
        {
            target = scope.Model.DescendantsAndSelf().FirstOrDefault(e => (string?)e.Attribute("metaid") == meta) ?? throw Problem(reference, from, $"There is no element with metaid '{meta}' in the submodel.");
        }
        else
        {
            throw Problem(reference, from, "The reference says neither portRef, idRef, unitRef nor metaIdRef.");
        }

        if (target is null || reference.Elements().FirstOrDefault(e => e.Name.LocalName == "sBaseRef" && CompTree.IsComp(e)) is not { } inner)
        {
            return target;
        }

        return CompTree.IsComp(target) && scope.Children.TryGetValue(CompTree.Text(target, "id") ?? "", out var child)
            ? child.IsDeleted ? null : Resolve(child, inner, from)
            : throw Problem(reference, from, "What the reference means has no parts to refer to.");
    }

    private static ModelException Problem(XElement e, CompInstance instance, string message) => SbmlXml.Problem("comp-reference", SbmlXml.Place(e, instance.Source), message);
}
