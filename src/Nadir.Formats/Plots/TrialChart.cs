using System.Text;

namespace Nadir;

/// <summary>The power of every contrast of a virtual trial as a drawing of its own.</summary>
public static class TrialChart
{
    private const string Style = "text{font:12px system-ui,'DejaVu Sans',sans-serif;fill:#1c2733}.small{fill:#5b6b7a;font-size:11.5px}.grid{stroke:#d6dde4}.one{stroke:#5b6b7a;stroke-dasharray:3 3}.interval{stroke:#1463a5;stroke-width:5;opacity:.45}.point{fill:#1463a5}svg{background:#fff}";

    /// <summary>Content of an .svg file.</summary>
    /// <exception cref="ModelException">Another ending.</exception>
    public static byte[] Render(TrialResult result, string fileName) => Path.GetExtension(fileName).Equals(".svg", StringComparison.OrdinalIgnoreCase)
        ? Encoding.UTF8.GetBytes(TrialFigures.Powers(result, Style))
        : throw new ModelException([new Problem("chart-format", fileName, "The power of a trial is drawn as .svg; give the file this ending.")]);
}
