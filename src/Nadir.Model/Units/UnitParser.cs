using System.Globalization;

namespace Nadir;

/// <summary>Reads unit texts: names with SI prefixes, <c>*</c>, <c>/</c>, <c>^</c> and numbers.</summary>
internal static class UnitParser
{
    private static readonly Dictionary<string, Unit> Names = MakeNames();

    private static readonly (string Prefix, double Factor)[] Prefixes =
        [("k", 1e3), ("d", 1e-1), ("c", 1e-2), ("m", 1e-3), ("u", 1e-6), ("n", 1e-9), ("p", 1e-12), ("f", 1e-15), ("M", 1e6), ("G", 1e9)];

    private static readonly HashSet<string> Prefixed = new(["g", "m", "mol", "M", "L", "l", "s", "A", "K", "J", "W", "Pa", "N", "Hz"], StringComparer.Ordinal);

    public static Unit Parse(string text)
    {
        var normalized = text.Trim().Replace('µ', 'u').Replace('μ', 'u').Replace("·", "*", StringComparison.Ordinal);
        if (normalized.Length is 0 or > 300)
        {
            throw Problem(text, "The unit is empty or longer than 300 characters.");
        }

        var result = Unit.Dimensionless;
        var start = 0;
        var sign = 1;
        for (var i = 0; i <= normalized.Length; i++)
        {
            if (i < normalized.Length && normalized[i] is not ('*' or '/'))
            {
                continue;
            }

            var factor = Factor(normalized[start..i].Trim(), text);
            result = sign > 0 ? result * factor : result / factor;
            sign = i < normalized.Length && normalized[i] == '/' ? -1 : 1;
            start = i + 1;
        }

        return result;
    }

    private static Unit Factor(string part, string text)
    {
        var caret = part.IndexOf('^', StringComparison.Ordinal);
        if (caret > 0)
        {
            return double.TryParse(part[(caret + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var power) && Math.Abs(power) <= 100
                ? Factor(part[..caret], text).Pow(power)
                : throw Problem(text, $"'{part}' needs an exponent from -100 to 100.");
        }

        if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number))
        {
            return Unit.Scaled(Unit.Dimensionless, number);
        }

        if (Names.TryGetValue(part, out var unit))
        {
            return unit;
        }

        foreach (var (prefix, factor) in Prefixes)
        {
            if (part.StartsWith(prefix, StringComparison.Ordinal) && Prefixed.Contains(part[prefix.Length..]))
            {
                return Unit.Scaled(Names[part[prefix.Length..]], factor);
            }
        }

        throw Problem(text, $"'{part}' is no unit. Known: {string.Join(", ", Names.Keys)}, with prefixes k d c m u n p f.");
    }

    private static ModelException Problem(string text, string message) => new([new Problem("unit", $"unit '{text}'", message)]);

    private static Dictionary<string, Unit> MakeNames()
    {
        var (m, kg, s, mol) = (Unit.OfBase(0, 1), Unit.OfBase(1, 1), Unit.OfBase(2, 1), Unit.OfBase(3, 1));
        var liter = Unit.Scaled(m.Pow(3), 1e-3);
        var newton = kg * m / s.Pow(2);
        return new Dictionary<string, Unit>(StringComparer.Ordinal)
        {
            ["dimensionless"] = Unit.Dimensionless, ["percent"] = Unit.Scaled(Unit.Dimensionless, 0.01), ["%"] = Unit.Scaled(Unit.Dimensionless, 0.01),
            ["m"] = m, ["g"] = Unit.Scaled(kg, 1e-3), ["s"] = s, ["mol"] = mol, ["A"] = Unit.OfBase(4, 1), ["K"] = Unit.OfBase(5, 1),
            ["cd"] = Unit.OfBase(6, 1), ["item"] = Unit.OfBase(7, 1), ["L"] = liter, ["l"] = liter, ["M"] = mol / liter,
            ["min"] = Unit.Scaled(s, 60), ["h"] = Unit.Scaled(s, 3600), ["d"] = Unit.Scaled(s, 86400), ["day"] = Unit.Scaled(s, 86400),
            ["week"] = Unit.Scaled(s, 604800), ["year"] = Unit.Scaled(s, 31557600),
            ["N"] = newton, ["J"] = newton * m, ["W"] = newton * m / s, ["Pa"] = newton / m.Pow(2), ["Hz"] = s.Pow(-1),
        };
    }
}
