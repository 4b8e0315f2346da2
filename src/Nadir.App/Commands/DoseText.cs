using System.Globalization;

namespace Nadir.App;

/// <summary>Doses as they are given on the command line: <c>A=300,at=0,every=24,times=60,duration=0</c>.</summary>
internal static class DoseText
{
    public static Protocol Parse(string text)
    {
        var parts = text.Split(',').Select(part => part.Split('=', 2)).ToArray();
        if (parts.Any(part => part.Length != 2) || parts.Skip(1).Any(part => part[0].Trim() is not ("at" or "every" or "times" or "duration")))
        {
            throw Wrong(text);
        }

        var given = parts.Skip(1).GroupBy(part => part[0].Trim(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => Number(group.Last()[1], text), StringComparer.Ordinal);
        var dose = new Dose(parts[0][0].Trim(), Number(parts[0][1], text), given.GetValueOrDefault("at"), given.GetValueOrDefault("duration"));
        var times = given.GetValueOrDefault("times", 1);
        return times > 1 ? Protocol.Repeat(dose, given.GetValueOrDefault("every"), (int)times) : new Protocol([dose]);
    }

    private static double Number(string text, string whole) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Wrong(whole);

    private static ArgumentException Wrong(string text) =>
        new($"--dose '{text}' cannot be read; write SPECIES=AMOUNT and then at=, every=, times=, duration= as needed, for example --dose A=300,every=24,times=60.");
}
