using System.Globalization;
using System.Xml.Linq;

namespace Nadir;

/// <summary>Unit definitions of a file as units of ours, by name.</summary>
internal sealed class SbmlUnits
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["ampere"] = "A", ["avogadro"] = "6.02214179e23", ["becquerel"] = "1/s", ["candela"] = "cd", ["Celsius"] = "K", ["celsius"] = "K", ["coulomb"] = "A*s",
        ["dimensionless"] = "dimensionless", ["farad"] = "A*A*s^4/kg/m^2", ["gram"] = "g", ["gray"] = "m^2/s^2", ["henry"] = "kg*m^2/s^2/A^2", ["hertz"] = "1/s",
        ["item"] = "item", ["joule"] = "J", ["katal"] = "mol/s", ["kelvin"] = "K", ["kilogram"] = "kg", ["litre"] = "L", ["liter"] = "L", ["lumen"] = "cd", ["lux"] = "cd/m^2",
        ["metre"] = "m", ["meter"] = "m", ["mole"] = "mol", ["newton"] = "N", ["ohm"] = "kg*m^2/s^3/A^2", ["pascal"] = "Pa", ["radian"] = "dimensionless", ["second"] = "s",
        ["siemens"] = "A^2*s^3/kg/m^2", ["sievert"] = "m^2/s^2", ["steradian"] = "dimensionless", ["tesla"] = "kg/s^2/A", ["volt"] = "kg*m^2/s^3/A", ["watt"] = "W",
        ["weber"] = "kg*m^2/s^2/A",
    };

    private readonly Dictionary<string, Unit> defined = new(StringComparer.Ordinal);
    private readonly int level;

    public SbmlUnits(IEnumerable<XElement> definitions, int level, Action<XElement, string> report)
    {
        this.level = level;
        foreach (var definition in definitions)
        {
            var id = (string?)definition.Attribute(level == 1 ? "name" : "id") ?? "";
            var unit = Unit.Dimensionless;
            foreach (var part in definition.Descendants().Where(e => e.Name.LocalName == "unit"))
            {
                unit *= Part(part, report);
            }

            defined[id] = unit;
        }
    }

    /// <summary>A unit by the name a file uses; empty when it says nothing or the name is not known.</summary>
    public string Named(string? name)
    {
        if (name is null)
        {
            return "";
        }

        if (defined.TryGetValue(name, out var unit))
        {
            return unit.ToString();
        }

        var predefined = level >= 3 ? null : name switch
        {
            "substance" => "mol",
            "volume" => "L",
            "area" => "m^2",
            "length" => "m",
            "time" => "s",
            _ => null,
        };
        return predefined ?? Kinds.GetValueOrDefault(name) ?? "";
    }

    /// <summary>One unit over another; empty when either is not known.</summary>
    public static string Ratio(string top, string bottom) => top.Length == 0 || bottom.Length == 0 ? "" : (Unit.Parse(top) / Unit.Parse(bottom)).ToString();

    private static Unit Part(XElement part, Action<XElement, string> report)
    {
        double Number(string name, double otherwise)
        {
            var text = (string?)part.Attribute(name);
            if (text is null)
            {
                return otherwise;
            }

            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                return value;
            }

            report(part, $"The {name} '{text}' of a unit is no number.");
            return otherwise;
        }

        var kind = (string?)part.Attribute("kind") ?? "";
        if (!Kinds.TryGetValue(kind, out var kindText))
        {
            report(part, $"'{kind}' is no kind of unit; use one of SBML's.");
            return Unit.Dimensionless;
        }

        var factor = Number("multiplier", 1) * Math.Pow(10, Number("scale", 0));
        var unit = Unit.Parse(kindText);
        if (!(factor > 0 && double.IsFinite(factor)))
        {
            report(part, "A unit needs a multiplier above zero.");
            return Unit.Dimensionless;
        }

        return (Unit.Parse(factor.ToString("R", CultureInfo.InvariantCulture)) * unit).Pow(Number("exponent", 1));
    }
}
