using SkiaSharp;

namespace Nadir;

/// <summary>The font of all charts: the first sans-serif that the machine has.</summary>
internal static class ChartFont
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>Its family name.</summary>
    public static string Family => Found.Value;

    private static string Find()
    {
        foreach (var family in new[] { "DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial" })
        {
            using var face = SKTypeface.FromFamilyName(family);
            if (string.Equals(face.FamilyName, family, StringComparison.OrdinalIgnoreCase))
            {
                return family;
            }
        }

        return SKTypeface.Default.FamilyName;
    }
}
