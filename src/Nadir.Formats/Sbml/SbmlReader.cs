using System.Globalization;
using System.Xml.Linq;

namespace Nadir;

/// <summary>A model element of any level, without packages, to a network. Every problem is collected with its place.</summary>
internal sealed class SbmlReader
{
    private readonly XElement model;
    private readonly XNamespace core;
    private readonly int level;
    private readonly int version;
    private readonly string source;
    private readonly List<Problem> problems = [];
    private readonly NetworkBuilder network;
    private readonly MathReader math;
    private readonly SbmlUnits units;
    private readonly Dictionary<string, string> sizeUnits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> dimensions = new(StringComparer.Ordinal);
    private readonly string substanceUnit;
    private readonly string timeUnit;

    public SbmlReader(XElement model, int level, int version, string source)
    {
        (this.model, this.level, this.version, this.source) = (model, level, version, source);
        core = model.Name.Namespace;
        math = new MathReader(source);
        units = new SbmlUnits(Listed("listOfUnitDefinitions", "unitDefinition"), level, (e, message) => Add("unit", e, message));
        substanceUnit = units.Named(level >= 3 ? Text(model, "substanceUnits") : "substance");
        timeUnit = units.Named(level >= 3 ? Text(model, "timeUnits") : "time");
        var extent = level >= 3 ? units.Named(Text(model, "extentUnits")) : substanceUnit;
        network = new NetworkBuilder(Id(model) ?? "model").Lenient().With(new ModelUnits(timeUnit, substanceUnit, extent));
    }

    /// <summary>Reads everything.</summary>
    /// <exception cref="ModelException">Every problem found.</exception>
    public Network Read()
    {
        Describe(model, "");
        Each("listOfFunctionDefinitions", "functionDefinition", ReadFunction);
        Each("listOfCompartments", "compartment", ReadCompartment);
        Each("listOfSpecies", level == 1 && version == 1 ? "specie" : "species", ReadSpecies);
        Each("listOfParameters", "parameter", ReadParameter);
        Each("listOfInitialAssignments", "initialAssignment", ReadInitialAssignment);
        var rules = new RuleReader(this, network);
        foreach (var rule in model.Element(core + "listOfRules")?.Elements().Where(e => e.Name.Namespace == core) ?? [])
        {
            Try(rule, rules.Read);
        }

        var reactions = new ReactionReader(this, network);
        Each("listOfReactions", "reaction", reactions.Read);
        var events = new EventReader(this, network);
        Each("listOfEvents", "event", events.Read);
        Each("listOfConstraints", "constraint", ReadConstraint);
        if (problems.Count > 0)
        {
            throw new ModelException(problems);
        }

        return network.Build();
    }

    public XNamespace Core => core;

    public int Level => level;

    public int Version => version;

    public string TimeUnit => timeUnit;

    public SbmlUnits Units => units;

    public void Add(string code, XElement e, string message) => problems.Add(new Problem(code, SbmlXml.Place(e, source), message));

    public static string? Text(XElement e, string name) => ((string?)e.Attribute(name))?.Trim();

    public string? Id(XElement e) => Text(e, level == 1 ? "name" : "id");

    public string NeedId(XElement e)
    {
        var id = Id(e);
        if (string.IsNullOrEmpty(id))
        {
            Add("id", e, $"This {e.Name.LocalName} needs an id.");
        }

        return id ?? "";
    }

    public double Number(XElement e, string name, double otherwise)
    {
        var text = Text(e, name);
        switch (text)
        {
            case null:
                return otherwise;
            case "INF":
                return double.PositiveInfinity;
            case "-INF":
                return double.NegativeInfinity;
            case "NaN":
                return double.NaN;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Add("number", e, $"{name}=\"{text}\" is no number.");
        return otherwise;
    }

    public bool Flag(XElement e, string name, bool otherwise)
    {
        var text = Text(e, name);
        if (text is not (null or "true" or "false" or "1" or "0"))
        {
            Add("boolean", e, $"{name}=\"{text}\" is neither true nor false.");
        }

        return text is null ? otherwise : text is "true" or "1";
    }

    /// <summary>The formula of an element: MathML inside it, or the infix text of Level 1; null when there is none.</summary>
    public Expression? Formula(XElement e)
    {
        if (level == 1)
        {
            return Text(e, "formula") is { } formula ? Expression.ParseLevel1(formula) : null;
        }

        return e.Element(SbmlXml.MathMl + "math") is { } content ? math.Read(content) : null;
    }

    public IEnumerable<XElement> In(XElement parent, string list, string item) =>
        parent.Element(core + list)?.Elements(core + item) ?? [];

    public void Try(XElement e, Action<XElement> read)
    {
        try
        {
            read(e);
        }
        catch (ModelException wrong)
        {
            problems.AddRange(wrong.Problems.Select(p => p.Where.StartsWith(source, StringComparison.Ordinal) ? p : p with { Where = $"{SbmlXml.Place(e, source)}: {p.Where}" }));
        }
    }

    /// <summary>Keeps names, notes, terms and annotations of an element.</summary>
    public void Describe(XElement e, string key)
    {
        var name = level == 1 && e != model ? null : Text(e, "name");
        string? Inner(string part) => e.Element(core + part) is { } found ? found.ToString(SaveOptions.DisableFormatting) : null;
        var metadata = new Metadata(name, Text(e, "metaid"), Text(e, "sboTerm"), Inner("notes"), Inner("annotation"));
        if (!metadata.IsEmpty)
        {
            network.Describe(key, metadata);
        }
    }

    private IEnumerable<XElement> Listed(string list, string item) => In(model, list, item);

    private void Each(string list, string item, Action<XElement> read)
    {
        foreach (var e in Listed(list, item))
        {
            Try(e, read);
        }
    }

    private void ReadFunction(XElement e)
    {
        var id = NeedId(e);
        var (arguments, body) = e.Element(SbmlXml.MathMl + "math") is { } content && content.HasElements ? math.ReadLambda(content) : ([], null);
        network.Add(new FunctionDefinition(id, arguments, body ?? Expression.Number(double.NaN)));
        Describe(e, id);
    }

    private void ReadCompartment(XElement e)
    {
        var id = NeedId(e);
        var dims = Number(e, "spatialDimensions", 3);
        var size = Number(e, level == 1 ? "volume" : "size", level == 1 ? 1 : double.NaN);
        var named = Text(e, "units");
        var unit = named is not null ? units.Named(named)
            : level < 3 ? dims == 3 ? units.Named("volume") : dims == 2 ? units.Named("area") : dims == 1 ? units.Named("length") : "dimensionless"
            : units.Named(Text(model, dims == 3 ? "volumeUnits" : dims == 2 ? "areaUnits" : dims == 1 ? "lengthUnits" : "none"));

        // A point has no size: what lives in it is an amount.
        if (dims == 0 && double.IsNaN(size))
        {
            size = 1;
        }

        dimensions[id] = dims;
        sizeUnits[id] = unit;
        network.Add(new Compartment(id, size, unit, dims, level > 1 && Flag(e, "constant", true)));
        Describe(e, id);
    }

    private void ReadSpecies(XElement e)
    {
        var id = NeedId(e);
        var compartment = Text(e, "compartment") ?? "";
        var isAmount = Flag(e, "hasOnlySubstanceUnits", false) || dimensions.GetValueOrDefault(compartment, 3) == 0;
        var named = Text(e, level == 1 ? "units" : "substanceUnits");
        var substance = named is null ? substanceUnit : units.Named(named);
        var concentration = Number(e, "initialConcentration", double.NaN);
        var amount = Number(e, "initialAmount", double.NaN);
        network.Add(new Species(
            id, compartment, Text(e, "initialAmount") is not null ? amount : concentration,
            isAmount ? substance : SbmlUnits.Ratio(substance, sizeUnits.GetValueOrDefault(compartment, "")), isAmount, Flag(e, "boundaryCondition", false))
        {
            IsInitialAmount = Text(e, "initialAmount") is not null,
            IsConstant = Flag(e, "constant", false),
            ConversionFactor = Text(e, "conversionFactor") ?? Text(model, "conversionFactor"),
        });
        Describe(e, id);
    }

    private void ReadParameter(XElement e)
    {
        var id = NeedId(e);
        network.Add(new Parameter(id, Number(e, "value", double.NaN), units.Named(Text(e, "units")), level > 1 && Flag(e, "constant", true)));
        Describe(e, id);
    }

    private void ReadInitialAssignment(XElement e)
    {
        if (Formula(e) is { } value)
        {
            network.Add(new InitialAssignment(Text(e, "symbol") ?? "", value));
        }
    }

    private void ReadConstraint(XElement e)
    {
        if (Formula(e) is { } condition)
        {
            network.Add(new Constraint(condition, e.Element(core + "message")?.ToString(SaveOptions.DisableFormatting)));
        }
    }
}
