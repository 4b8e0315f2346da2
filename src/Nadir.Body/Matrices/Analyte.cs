namespace Nadir;

/// <summary>Analytes by one canonical name, whatever a trial calls them.</summary>
public static class Analyte
{
    // First match wins; longer names stand before the names they contain.
    private static readonly (string Word, string Name)[] Words =
    [
        ("NAD+/NADH", "NAD+/NADH"), ("NAD(H)", "NAD(H)"), ("NAD+ + NADH", "NAD(H)"), ("NADH", "NADH"),
        ("2-PY and 4-PY", "2-PY + 4-PY"), ("2-PY/4-PY", "2-PY + 4-PY"),
        ("MeNAM", "MeNAM"), ("MNA", "MeNAM"), ("MeNam", "MeNAM"),
        ("NAMN", "NaMN"), ("NaMN", "NaMN"), ("NAAD", "NaMN"), ("NaAD", "NaMN"),
        ("NMN", "NMN"), ("NNO", "NAM N-oxide"), ("NUA", "NUA"), ("NAM", "NAM"), ("Nam", "NAM"),
        ("2-PY", "2-PY"), ("Me2PY", "2-PY"), ("4-PY", "4-PY"), ("niacin", "NA"), ("total recovery", "total"),
        ("NAD", "NAD"), ("NR", "NR"), ("NA", "NA"),
    ];

    /// <summary>The canonical name that a trial's text begins with or contains, or null.</summary>
    public static string? Canonical(string text)
    {
        foreach (var (word, name) in Words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length])))
            {
                return name;
            }
        }

        return null;
    }
}
