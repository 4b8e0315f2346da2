using System.Globalization;
using System.Xml.Linq;

namespace Nadir;

/// <summary>Unit definitions for the units a network uses.</summary>
internal sealed class UnitWriter(XNamespace core, IEnumerable<string> taken)
{
    private static readonly string[] Kinds = ["metre", "kilogram", "second", "mole", "ampere", "kelvin", "candela", "item"];

    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["dimensionless"] = "dimensionless", ["mol"] = "mole", ["s"] = "second", ["L"] = "litre", ["m"] = "metre", ["kg"] = "kilogram", ["g"] = "gram", ["item"] = "item", ["K"] = "kelvin",
    };

    private readonly HashSet<string> names = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly List<XElement> definitions = [];

    /// <summary>The list to write before all that uses it; null when it is empty.</summary>
    public XElement? List => definitions.Count == 0 ? null : new XElement(core + "listOfUnitDefinitions", definitions);

    /// <summary>An attribute that names a unit; null when the unit is not said.</summary>
    public XAttribute? Attribute(string name, string unit) => unit.Length == 0 ? null : new XAttribute(name, Id(unit));

    private string Id(string text)
    {
        if (Plain.TryGetValue(text, out var plain))
        {
            return plain;
        }

        if (ids.TryGetValue(text, out var known))
        {
            return known;
        }

        var id = "unit_" + string.Concat(text.Replace("/", "_per_", StringComparison.Ordinal).Replace("-", "neg", StringComparison.Ordinal).Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));
        while (!names.Add(id))
        {
            id += "_";
        }

        definitions.Add(new XElement(core + "unitDefinition", new XAttribute("id", id), new XElement(core + "listOfUnits", Parts(Unit.Parse(text)))));
        return ids[text] = id;
    }

    // The scale goes into the multiplier of the first kind: (m kind)^e.
    private IEnumerable<XElement> Parts(Unit unit)
    {
        var scale = unit.Scale;
        for (var i = 0; i < Kinds.Length; i++)
        {
            if (unit.Exponents[i] != 0)
            {
                yield return Part(Kinds[i], unit.Exponents[i], Math.Pow(scale, 1 / unit.Exponents[i]));
                scale = 1;
            }
        }

        if (unit.Exponents.All(exponent => exponent == 0))
        {
            yield return Part("dimensionless", 1, scale);
        }
    }

    private XElement Part(string kind, double exponent, double multiplier) => new(
        core + "unit", new XAttribute("kind", kind), new XAttribute("exponent", exponent.ToString("R", CultureInfo.InvariantCulture)), new XAttribute("scale", 0),
        new XAttribute("multiplier", multiplier.ToString("R", CultureInfo.InvariantCulture)));
}
