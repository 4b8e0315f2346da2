using System.Xml.Linq;

namespace Nadir;

/// <summary>Rules of any level.</summary>
internal sealed class RuleReader(SbmlReader reader, NetworkBuilder network)
{
    /// <summary>Reads one rule; one without a formula says nothing.</summary>
    public void Read(XElement e)
    {
        var name = e.Name.LocalName;
        if (reader.Formula(e) is not { } value)
        {
            return;
        }

        if (name == "algebraicRule")
        {
            network.Add(new Rule("", RuleKind.Algebraic, value));
            return;
        }

        var isRate = name == "rateRule" || SbmlReader.Text(e, "type") == "rate";
        var target = name switch
        {
            "assignmentRule" or "rateRule" => SbmlReader.Text(e, "variable"),
            "speciesConcentrationRule" => SbmlReader.Text(e, "species"),
            "specieConcentrationRule" => SbmlReader.Text(e, "specie"),
            "compartmentVolumeRule" => SbmlReader.Text(e, "compartment"),
            "parameterRule" => SbmlReader.Text(e, "name"),
            _ => null,
        };
        if (target is null)
        {
            reader.Add("rule", e, $"'{name}' is no rule, or does not say what it rules.");
            return;
        }

        network.Add(new Rule(target, isRate ? RuleKind.Rate : RuleKind.Assignment, value));
        reader.Describe(e, $"rule {target}");
    }
}
