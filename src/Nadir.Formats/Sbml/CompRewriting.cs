using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Nadir;

/// <summary>Rewrites the ids and formulas of one instance for the flat model: names, conversion of time, extent and replaced values.</summary>
internal sealed class CompRewriting(CompInstance instance, CompReplacements replacements)
{
    private static readonly string[] References = ["compartment", "species", "symbol", "variable", "conversionFactor"];

    private static readonly string[] UnitReferences = ["units", "substanceUnits", "timeUnits", "volumeUnits", "areaUnits", "lengthUnits", "extentUnits"];

    /// <summary>Factors of time from the top down to this instance.</summary>
    private List<XElement> Time => Chain("timeConversionFactor");

    private List<XElement> Extent => Chain("extentConversionFactor");

    /// <summary>An element of a list of the model, rewritten in place.</summary>
    public void Rewrite(XElement e)
    {
        switch (e.Name.LocalName)
        {
            case "functionDefinition":
                Formula(e, new HashSet<string>(e.Descendants(SbmlXml.MathMl + "bvar").Select(b => b.Value.Trim()), StringComparer.Ordinal));
                break;
            case "reaction":
                Reaction(e);
                break;
            case "event":
                foreach (var part in e.Elements())
                {
                    Formula(part);
                    if (part.Name.LocalName == "delay")
                    {
                        Scale(part, Time, []);
                    }

                    foreach (var assignment in part.Elements().Where(a => a.Name.LocalName == "eventAssignment"))
                    {
                        Assigned(assignment, "variable", isRate: false);
                    }
                }

                break;
            case "assignmentRule" or "rateRule":
                Assigned(e, "variable", e.Name.LocalName == "rateRule");
                break;
            case "initialAssignment":
                Assigned(e, "symbol", isRate: false);
                break;
            default:
                Formula(e);
                break;
        }

        foreach (var part in e.DescendantsAndSelf().Where(part => part.Name.Namespace == e.Name.Namespace))
        {
            Attributes(part);
        }
    }

    private void Attributes(XElement e)
    {
        if (e.Name.LocalName == "localParameter")
        {
            Units(e);
            return;
        }

        if (e.Attribute("id") is { } id)
        {
            id.Value = replacements.NameOf(e);
        }

        if (e.Attribute("metaid") is { } meta)
        {
            meta.Value = instance.Prefix + meta.Value;
            foreach (var about in e.Elements(e.Name.Namespace + "annotation").Descendants().Attributes().Where(a => a.Name.LocalName == "about" && a.Value.StartsWith('#')))
            {
                about.Value = $"#{instance.Prefix}{about.Value[1..]}";
            }
        }

        foreach (var name in References)
        {
            if (e.Attribute(name) is { } reference && instance.ById.TryGetValue(reference.Value.Trim(), out var target))
            {
                reference.Value = replacements.NameOf(replacements.Final(target).Element);
            }
        }

        Units(e);
    }

    private void Units(XElement e)
    {
        foreach (var name in UnitReferences)
        {
            if (e.Attribute(name) is { } reference && instance.ByUnitId.TryGetValue(reference.Value.Trim(), out var target))
            {
                reference.Value = replacements.NameOf(replacements.Final(target).Element);
            }
        }
    }

    // Kinetic laws are extents a time; a replaced species counts by its factor.
    private void Reaction(XElement e)
    {
        if (e.Elements().FirstOrDefault(part => part.Name.LocalName == "kineticLaw") is { } law)
        {
            Formula(law, new HashSet<string>(law.Descendants().Where(p => p.Name.LocalName == "localParameter").Select(p => ((string?)p.Attribute("id") ?? "").Trim()), StringComparer.Ordinal));
            Scale(law, Extent, Time);
        }

        foreach (var part in e.Descendants().Where(p => p.Name.LocalName == "speciesReference").ToArray())
        {
            var factors = instance.ById.TryGetValue(((string?)part.Attribute("species") ?? "").Trim(), out var species) ? replacements.Final(species).Factors : [];
            if (factors.Count > 0)
            {
                ScaledReference(e, part, factors);
            }
        }
    }

    // The stoichiometry becomes an initial assignment: the number times the factors.
    private void ScaledReference(XElement reaction, XElement part, IReadOnlyList<(string Id, CompInstance Scope)> factors)
    {
        var core = reaction.Name.Namespace;
        var id = (string?)part.Attribute("id");
        if (id is not null && instance.Model.Descendants().Any(d => (string?)d.Attribute("symbol") == id || (string?)d.Attribute("variable") == id))
        {
            throw SbmlXml.Problem("comp-factor", SbmlXml.Place(part, instance.Source), "A stoichiometry that is computed cannot be converted by the factor of a replaced species.");
        }

        if (id is null)
        {
            id = $"{(string?)reaction.Attribute("id")}_{(string?)part.Attribute("species")}_{part.ElementsBeforeSelf().Count()}_{part.Parent!.Name.LocalName[6]}";
            part.SetAttributeValue("id", id);
        }

        var number = new XElement(SbmlXml.MathMl + "cn", (string?)part.Attribute("stoichiometry") ?? "NaN");
        var assignment = new XElement(core + "initialAssignment", new XAttribute("symbol", instance.Prefix + id), new XElement(SbmlXml.MathMl + "math", Product([number, .. factors.Select(Factor)], [])));
        Extra.Add(assignment);
    }

    /// <summary>Initial assignments that conversion needs besides the model's own.</summary>
    public List<XElement> Extra { get; } = [];

    private void Assigned(XElement e, string attribute, bool isRate)
    {
        Formula(e);
        var factors = instance.ById.TryGetValue(((string?)e.Attribute(attribute) ?? "").Trim(), out var target) ? replacements.Final(target).Factors : [];
        Scale(e, [.. factors.Select(Factor)], isRate ? Time : []);
    }

    private void Formula(XElement e, HashSet<string>? shadowed = null)
    {
        if (e.Element(SbmlXml.MathMl + "math") is { } math)
        {
            foreach (var child in math.Elements().ToArray())
            {
                Node(child, shadowed ?? []);
            }
        }
    }

    private static void Scale(XElement e, List<XElement> by, List<XElement> over)
    {
        if (by.Count + over.Count > 0 && e.Element(SbmlXml.MathMl + "math")?.Elements().FirstOrDefault() is { } content)
        {
            content.ReplaceWith(Product([content, .. by], over));
        }
    }

    private void Node(XElement e, HashSet<string> shadowed)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var name = e.Name.LocalName;
        if (name == "ci")
        {
            Symbol(e, shadowed);
            return;
        }

        if (name == "csymbol" && Url(e) == "time" && Time.Count > 0)
        {
            e.ReplaceWith(Product([new XElement(e)], Time));
            return;
        }

        if (name == "apply" && e.Elements().FirstOrDefault() is { } head && head.Name.LocalName is "ci" or "csymbol")
        {
            Call(e, head, shadowed);
            return;
        }

        foreach (var child in e.Elements().Where(child => child.Name.LocalName != "bvar").ToArray())
        {
            Node(child, shadowed);
        }
    }

    private void Call(XElement e, XElement head, HashSet<string> shadowed)
    {
        if (head.Name.LocalName == "csymbol" && Url(head) == "rateOf" && e.Elements().ElementAtOrDefault(1) is { } variable)
        {
            if (instance.ById.TryGetValue(variable.Value.Trim(), out var moving))
            {
                var (final, _, factors) = replacements.Final(moving);
                variable.Value = replacements.NameOf(final);
                if (factors.Count + Time.Count > 0)
                {
                    e.ReplaceWith(Product([new XElement(e), .. Time], [.. factors.Select(Factor)]));
                }
            }

            return;
        }

        if (head.Name.LocalName == "ci" && instance.ById.TryGetValue(head.Value.Trim(), out var function))
        {
            head.Value = replacements.NameOf(replacements.Final(function).Element);
        }

        foreach (var child in e.Elements().Skip(1).ToArray())
        {
            Node(child, shadowed);
        }

        if (head.Name.LocalName == "csymbol" && Url(head) == "delay" && Time.Count > 0 && e.Elements().ElementAtOrDefault(2) is { } lag)
        {
            lag.ReplaceWith(Product([new XElement(lag), .. Time], []));
        }
    }

    private void Symbol(XElement e, HashSet<string> shadowed)
    {
        var id = e.Value.Trim();
        if (shadowed.Contains(id) || !instance.ById.TryGetValue(id, out var target))
        {
            return;
        }

        var (final, owner, factors) = replacements.Final(target);
        e.Value = replacements.NameOf(final);
        List<XElement> by = [];
        List<XElement> over = [.. factors.Select(Factor)];
        if (final.Name.LocalName == "reaction")
        {
            // The flat rate is in the extent and time of the top model.
            var home = new CompRewriting(owner, replacements);
            by.AddRange(home.Time);
            over.AddRange(home.Extent);
        }

        if (by.Count + over.Count > 0)
        {
            e.ReplaceWith(Product([new XElement(e), .. by], over));
        }
    }

    private XElement Factor((string Id, CompInstance Scope) factor) => Named(factor.Id, factor.Scope);

    private List<XElement> Chain(string attribute)
    {
        var found = new List<XElement>();
        for (var one = instance; one.Parent is { } parent; one = parent)
        {
            if (CompTree.Text(one.Submodel!, attribute) is { } id)
            {
                found.Add(Named(id, parent));
            }
        }

        return found;
    }

    private XElement Named(string id, CompInstance scope) => new(
        SbmlXml.MathMl + "ci", scope.ById.TryGetValue(id, out var target) ? replacements.NameOf(replacements.Final(target).Element) : scope.Prefix + id);

    private static XElement Product(IReadOnlyList<XElement> by, IReadOnlyList<XElement> over)
    {
        XElement Times(IReadOnlyList<XElement> parts) => parts.Count == 1 ? new XElement(parts[0]) : new XElement(SbmlXml.MathMl + "apply", new XElement(SbmlXml.MathMl + "times"), parts.Select(p => new XElement(p)));
        return over.Count == 0 ? Times(by) : new XElement(SbmlXml.MathMl + "apply", new XElement(SbmlXml.MathMl + "divide"), Times(by), Times(over));
    }

    private static string Url(XElement e) => ((string?)e.Attribute("definitionURL") ?? "").Trim().Split('/')[^1];
}
