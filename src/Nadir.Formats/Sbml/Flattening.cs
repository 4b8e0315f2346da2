using System.Xml.Linq;

namespace Nadir;

/// <summary>Package comp.</summary>
internal static class Flattening
{
    public static XElement Flatten(XElement root, XElement model, string source, ExternalModels files) => model;
}
