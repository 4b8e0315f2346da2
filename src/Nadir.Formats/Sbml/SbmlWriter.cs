using System.Globalization;
using System.Xml.Linq;

namespace Nadir;

/// <summary>A network as SBML Level 3.</summary>
internal sealed class SbmlWriter
{
    private readonly Network network;
    private readonly SbmlVersion version;
    private readonly XNamespace core;
    private readonly AnnotationWriter annotations;
    private readonly UnitWriter units;
    private readonly HashSet<string> ids;
    private readonly List<(string Id, Expression Value)> stoichiometries = [];

    public SbmlWriter(Network network, SbmlVersion version)
    {
        (this.network, this.version) = (network, version);
        core = $"http://www.sbml.org/sbml/level3/version{(version == SbmlVersion.Level3Version1 ? 1 : 2)}/core";
        annotations = new AnnotationWriter(network, core);
        units = new UnitWriter(core, []);
        ids = network.Compartments.Select(c => c.Id).Concat(network.Species.Select(s => s.Id)).Concat(network.Parameters.Select(p => p.Id)).Concat(network.Reactions.Select(r => r.Id))
            .Concat(network.Reactions.SelectMany(r => r.Reactants.Concat(r.Products)).Select(p => p.Id).OfType<string>()).Concat(network.Functions.Select(f => f.Id)).Concat(network.Events.Select(e => e.Id)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The whole document.</summary>
    /// <exception cref="ModelException">The version cannot say what the network says; every place.</exception>
    public XDocument Write()
    {
        var problems = VersionCheck.Of(network, version);
        if (problems.Count > 0)
        {
            throw new ModelException(problems);
        }

        var model = new XElement(
            core + "model", new XAttribute("id", network.Id), units.Attribute("substanceUnits", network.Units.Substance), units.Attribute("timeUnits", network.Units.Time),
            units.Attribute("extentUnits", network.Units.Extent), annotations.Of(""));
        var compartments = List("listOfCompartments", network.Compartments.Select(Compartment));
        var species = List("listOfSpecies", network.Species.Select(Species));
        var parameters = List("listOfParameters", network.Parameters.Select(Parameter));
        var reactions = List("listOfReactions", network.Reactions.Select(Reaction));
        model.Add(
            List("listOfFunctionDefinitions", network.Functions.Select(f => new XElement(core + "functionDefinition", new XAttribute("id", f.Id), annotations.Of(f.Id), MathWriter.Write(f)))),
            units.List, compartments, species, parameters,
            List("listOfInitialAssignments", network.InitialAssignments.Select(a => new XElement(core + "initialAssignment", new XAttribute("symbol", a.Target), MathWriter.Write(a.Value)))),
            List("listOfRules", network.Rules.Select(Rule).Concat(stoichiometries.Select(s => Rule(new Rule(s.Id, RuleKind.Assignment, s.Value))))),
            List("listOfConstraints", network.Constraints.Select(Constraint)),
            reactions,
            List("listOfEvents", network.Events.Select(Event)));
        return new XDocument(
            new XDeclaration("1.0", "UTF-8", null),
            new XElement(core + "sbml", new XAttribute("level", 3), new XAttribute("version", version == SbmlVersion.Level3Version1 ? 1 : 2), model));
    }

    private XElement? List(string name, IEnumerable<XElement> items)
    {
        var list = new XElement(core + name, items);
        return list.HasElements ? list : null;
    }

    private XElement Compartment(Compartment c) => new(
        core + "compartment", new XAttribute("id", c.Id), new XAttribute("spatialDimensions", Text(c.Dimensions)), Value("size", c.Size),
        units.Attribute("units", c.Dimensions == 0 ? "" : c.Unit), Flag("constant", c.IsConstant), annotations.Of(c.Id));

    private XElement Species(Species s)
    {
        var size = network.Compartments.First(c => c.Id == s.Compartment).Unit;
        var substance = s.IsAmount || s.Unit.Length == 0 ? s.Unit : size.Length == 0 ? "" : Product(s.Unit, size);
        return new XElement(
            core + "species", new XAttribute("id", s.Id), new XAttribute("compartment", s.Compartment), Value(s.IsInitialAmount ? "initialAmount" : "initialConcentration", s.Initial),
            units.Attribute("substanceUnits", substance), Flag("hasOnlySubstanceUnits", s.IsAmount), Flag("boundaryCondition", s.IsBoundary), Flag("constant", s.IsConstant),
            s.ConversionFactor is { } factor ? new XAttribute("conversionFactor", factor) : null, annotations.Of(s.Id));
    }

    private string Product(string left, string right)
    {
        var product = Unit.Parse(left) * Unit.Parse(right);
        var known = network.Units.Substance;
        return known.Length > 0 && Unit.Parse(known) == product ? known : product.ToString();
    }

    private XElement Parameter(Parameter p) => new(
        core + "parameter", new XAttribute("id", p.Id), Value("value", p.Value), units.Attribute("units", p.Unit), Flag("constant", p.IsConstant), annotations.Of(p.Id));

    private XElement Rule(Rule rule) => rule.Kind == RuleKind.Algebraic
        ? new XElement(core + "algebraicRule", MathWriter.Write(rule.Value))
        : new XElement(core + (rule.IsRate ? "rateRule" : "assignmentRule"), new XAttribute("variable", rule.Target), annotations.Of($"rule {rule.Target}"), MathWriter.Write(rule.Value));

    private XElement Constraint(Constraint constraint)
    {
        var message = constraint.Message is null ? null : XElement.Parse(constraint.Message);
        message?.Attributes().Where(a => a.IsNamespaceDeclaration && a.Name.LocalName == "xmlns").Remove();
        if (message is not null)
        {
            message.Name = core + "message";
        }

        return new XElement(core + "constraint", MathWriter.Write(constraint.Condition), message);
    }

    private XElement Reaction(Reaction r)
    {
        var named = r.Reactants.Concat(r.Products).Select(p => p.Species).ToHashSet(StringComparer.Ordinal);
        var species = network.Species.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var modifiers = r.Modifiers.Concat(r.Rate.Symbols.Where(id => species.Contains(id) && !named.Contains(id)).Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
        return new XElement(
            core + "reaction", new XAttribute("id", r.Id), Flag("reversible", r.IsReversible), version == SbmlVersion.Level3Version1 ? Flag("fast", r.IsFast) : null, annotations.Of(r.Id),
            List("listOfReactants", r.Reactants.Select((p, i) => Part(p, $"{r.Id}_reactant_{i + 1}"))),
            List("listOfProducts", r.Products.Select((p, i) => Part(p, $"{r.Id}_product_{i + 1}"))),
            List("listOfModifiers", modifiers.Select(id => new XElement(core + "modifierSpeciesReference", new XAttribute("species", id)))),
            r.Rate.Is(0) ? null : new XElement(core + "kineticLaw", MathWriter.Write(r.Rate)));
    }

    // A computed stoichiometry is an assignment rule of a named reference.
    private XElement Part(SpeciesReference p, string name)
    {
        var id = p.Id;
        var isComputed = p.Value.Operator != Operator.Number;
        if (isComputed)
        {
            while (id is null || (p.Id is null && !ids.Add(id)))
            {
                id = id is null ? name : id + "_";
            }

            stoichiometries.Add((id, p.Value));
        }

        return new XElement(
            core + "speciesReference", id is null ? null : new XAttribute("id", id), new XAttribute("species", p.Species), Value("stoichiometry", p.Stoichiometry), Flag("constant", p.IsConstant && !isComputed));
    }

    private XElement Event(Event e) => new(
        core + "event", new XAttribute("id", e.Id), Flag("useValuesFromTriggerTime", e.UsesTriggerTimeValues), annotations.Of(e.Id),
        new XElement(core + "trigger", Flag("initialValue", e.InitialTrigger), Flag("persistent", e.IsPersistent), MathWriter.Write(e.Trigger)),
        e.Priority is null ? null : new XElement(core + "priority", MathWriter.Write(e.Priority)),
        e.Delay is null ? null : new XElement(core + "delay", MathWriter.Write(e.Delay)),
        List("listOfEventAssignments", e.Assignments.Select(a => new XElement(core + "eventAssignment", new XAttribute("variable", a.Target), MathWriter.Write(a.Value)))));

    private static XAttribute Flag(string name, bool value) => new(name, value ? "true" : "false");

    private static XAttribute? Value(string name, double value) => double.IsNaN(value) ? null : new XAttribute(name, Text(value));

    // Subnormal numbers are no doubles to libSBML.
    private static string Text(double value) => double.IsSubnormal(value) ? "0" : double.IsInfinity(value) ? value > 0 ? "INF" : "-INF" : value.ToString("R", CultureInfo.InvariantCulture);
}
