using System.Xml;
using System.Xml.Linq;

namespace Nadir;

/// <summary>XML of unknown origin: no document types, no entities, no resolver, limits on size and depth.</summary>
internal static class SbmlXml
{
    private const long LongestText = 100_000_000;
    private const int DeepestNesting = 1_000;

    public static XNamespace MathMl { get; } = "http://www.w3.org/1998/Math/MathML";

    /// <summary>Reads a document; every problem names the place.</summary>
    public static XElement Load(string text, string source)
    {
        if (text.Length > LongestText)
        {
            throw Problem("too-large", source, $"The file is longer than {LongestText / 1_000_000} million characters; split the model.");
        }

        try
        {
            using (var probe = Reader(text))
            {
                while (probe.Read())
                {
                    if (probe.Depth > DeepestNesting)
                    {
                        throw Problem("too-deep", $"{source}:{((IXmlLineInfo)probe).LineNumber}", $"Elements are nested deeper than {DeepestNesting} levels; simplify the formula.");
                    }
                }
            }

            using var reader = Reader(text);
            return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
        }
        catch (XmlException e)
        {
            throw Problem("xml", $"{source}:{e.LineNumber}:{e.LinePosition}", $"This is not well-formed XML, or uses what is not allowed in SBML such as a document type: {e.Message}");
        }
    }

    /// <summary>File and line of an element.</summary>
    public static string Place(XElement element, string source) =>
        ((IXmlLineInfo)element).HasLineInfo() ? FormattableString.Invariant($"{source}:{((IXmlLineInfo)element).LineNumber}") : source;

    public static ModelException Problem(string code, string where, string message) => new([new Problem(code, where, message)]);

    private static XmlReader Reader(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestText,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}
