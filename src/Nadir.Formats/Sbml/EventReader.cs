using System.Xml.Linq;

namespace Nadir;

/// <summary>Events of Levels 2 and 3.</summary>
internal sealed class EventReader(SbmlReader reader, NetworkBuilder network)
{
    private int unnamed;

    /// <summary>Reads one event; one without a trigger formula never happens.</summary>
    public void Read(XElement e)
    {
        var id = reader.Id(e) is { Length: > 0 } given ? given : $"event_{++unnamed}";
        var trigger = e.Element(reader.Core + "trigger");
        var assignments = new List<(string, Expression)>();
        foreach (var assignment in reader.In(e, "listOfEventAssignments", "eventAssignment"))
        {
            if (reader.Formula(assignment) is { } value)
            {
                assignments.Add((SbmlReader.Text(assignment, "variable") ?? "", value));
            }
        }

        network.Add(new Event(
            id,
            (trigger is null ? null : reader.Formula(trigger)) ?? Expression.Of(Operator.False),
            assignments,
            e.Element(reader.Core + "delay") is { } delay ? reader.Formula(delay) : null,
            e.Element(reader.Core + "priority") is { } priority ? reader.Formula(priority) : null)
        {
            IsPersistent = trigger is null || reader.Level < 3 || reader.Flag(trigger, "persistent", true),
            InitialTrigger = trigger is null || reader.Level < 3 || reader.Flag(trigger, "initialValue", true),
            UsesTriggerTimeValues = reader.Flag(e, "useValuesFromTriggerTime", true),
        });
        reader.Describe(e, id);
    }
}
