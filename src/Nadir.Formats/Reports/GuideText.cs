using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>The personal sheet as plain text, for a terminal.</summary>
public static class GuideText
{
    private const int Width = 100;

    /// <summary>The sheet.</summary>
    public static string Of(GuideSheet sheet)
    {
        var text = new StringBuilder();
        Line(text, "WHAT TRIALS OF NMN SHOWED, FOR SOMEONE LIKE YOU");
        Line(text, Who(sheet.Profile));
        Line(text, "This sheet says what was measured in people and what is unknown. It is no advice to take anything.");
        Flags(text, "STOP: not for self-use, a talk with your clinician comes first", sheet.Stops);
        Flags(text, "A CLINICIAN FIRST", sheet.Flags);
        Flags(text, "GOOD TO KNOW", sheet.Notes);
        if (sheet.Unjudged.Count > 0)
        {
            Heading(text, "A CLINICIAN FIRST: NOT JUDGED");
            Line(text, $"These words matched nothing in the library and were not judged: {string.Join(", ", sheet.Unjudged)}. That is no all-clear, and nothing is forecast.");
        }

        if (sheet.UnknownGoals.Count > 0)
        {
            Line(text, $"No evidence is filed under these goals: {string.Join(", ", sheet.UnknownGoals)}.");
        }

        Heading(text, "WAS THIS STUDIED?");
        Line(text, sheet.RangeText);
        foreach (var goal in sheet.Goals)
        {
            Heading(text, goal.Goal.Name.ToUpperInvariant());
            Cards(text, goal.Cards);
            List(text, goal.Disputes);
            if (goal.Alternatives.Count > 0)
            {
                Line(text, "Something else for the same goal:");
                Cards(text, goal.Alternatives);
            }
        }

        Heading(text, "NAD+ IN YOUR BLOOD");
        Line(text, sheet.ForecastText);
        Heading(text, "SAFETY");
        List(text, sheet.Safety);
        if (sheet.Load is { } load)
        {
            Line(text, Load(load, sheet.NicotinicAcidLevel));
        }

        if (sheet.Ceilings.Count > 0)
        {
            Line(text, Ceilings(sheet.Ceilings));
        }

        foreach (var (title, items) in new[] { ("WHAT NOBODY KNOWS", sheet.Unknowns), ("STOP AND SEEK CARE", sheet.SeekCare), ("LOOKING AT A PRODUCT", sheet.ProductChecks), ("TRACKING ONESELF HONESTLY", sheet.Tracking), ("LEGAL STATUS", sheet.Legal) }.Where(part => part.Item2.Count > 0))
        {
            Heading(text, title);
            List(text, items);
        }

        Heading(text, "MODEL AND MOUSE");
        Line(text, sheet.MouseText);
        Line(text, $"Nadir {sheet.Version}, evidence {sheet.EvidenceHash}{(sheet.Forecast is { } forecast ? $", model {forecast.Provenance.ModelHash}, seed {forecast.Provenance.Seed}, {forecast.Provenance.Draws} draws" : "")}.");
        return text.ToString();
    }

    /// <summary>What the person said, in one line.</summary>
    internal static string Who(GuideProfile profile)
    {
        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{profile.AgeYears:0.#} years, {(profile.Sex == Sex.Female ? "female" : "male")}") };
        void Add(string label, IReadOnlyList<string> items)
        {
            if (items.Count > 0)
            {
                parts.Add($"{label}: {string.Join(", ", items)}");
            }
        }

        Add("goals", profile.Goals);
        Add("conditions", profile.Conditions);
        Add("medicines", profile.Medicines);
        Add("other vitamin B3", [.. profile.OtherB3.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Precursor} {part.Milligrams:0.##} mg a day"))]);
        parts.Add(profile.DoseMg is { } dose ? string.Create(CultureInfo.InvariantCulture, $"dose in mind {dose:0.##} mg NMN a day{(profile.Days is { } days ? string.Create(CultureInfo.InvariantCulture, $" for {days:0} days") : "")}") : "no dose in mind");
        return $"{string.Join("; ", parts)}.";
    }

    /// <summary>Certainty, or the design of an alternative.</summary>
    internal static string CertaintyLabel(GuideCard card) => card.What == "NMN" ? $"certainty: {card.Certainty}" : card.Certainty;

    /// <summary>The nicotinamide load in words.</summary>
    internal static string Load(NicotinamideLoad load, UpperLevel? acid)
    {
        var parts = string.Join(" + ", load.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Precursor} {part.Milligrams:0.##} mg")));
        var over = load.Share > 1 ? " That is above it." : "";
        var flush = acid is not null && load.NicotinicAcid > acid.MgPerDay
            ? string.Create(CultureInfo.InvariantCulture, $" Nicotinic acid alone ({load.NicotinicAcid:0.##} mg) is above its own level of {acid.MgPerDay:0} mg a day ({acid.Region}), which is set for flushing; large amounts are a medicine under medical supervision.")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Vitamin B3 meter: {parts} could release up to {load.Total:0} mg nicotinamide a day, {100 * load.Share:0} % of the upper level of {load.Level.MgPerDay:0} mg a day ({load.Level.Region}).{over}{flush} An upper level is no target; it was not set for NMN.");
    }

    /// <summary>The cautious range in words, most conservative first.</summary>
    internal static string Ceilings(IReadOnlyList<CautiousCeiling> ceilings) => ceilings.Count == 0 ? "No animal toxicology is confirmed." : string.Create(
        CultureInfo.InvariantCulture,
        $"Animal toxicology, scaled to body surface with a tenfold safety factor, most conservative first: {string.Join("; ", ceilings.Select(ceiling => string.Create(CultureInfo.InvariantCulture, $"{ceiling.Noael.MgPerKg:0} mg/kg, {ceiling.MilligramsPerDay:0} mg a day ({ceiling.Noael.Species}, {ceiling.Noael.Sex switch { "male" => "males", "female" => "females", _ => "both sexes" }}, {ceiling.Noael.Product})")))}. A range of toxicology, no dose for anyone; several trials gave more than its low end.");

    private static void Cards(StringBuilder text, IReadOnlyList<GuideCard> cards)
    {
        foreach (var card in cards)
        {
            Line(text, $"- {card.What}: {card.Outcome}{(card.IsNullPrimary ? " [primary endpoint of a trial: no effect]" : "")}");
            Line(text, card.Plain, 2);
            Line(text, $"Against control: {card.Effect}; {CertaintyLabel(card)}; {card.Tested}.", 2);
            foreach (var note in card.Notes)
            {
                Line(text, $"· {note}", 4);
            }

            foreach (var source in card.Sources)
            {
                Line(text, $"[{source.Id}; {EvidenceWords.Of(source.Checked)}; {EvidenceWords.Of(source.Interest)}]", 4);
            }
        }
    }

    private static void Flags(StringBuilder text, string title, IReadOnlyList<GuideFlag> flags)
    {
        if (flags.Count > 0)
        {
            Heading(text, title);
            List(text, [.. flags.Select(flag => $"{flag.Name}: {flag.Reason}")]);
        }
    }

    private static void Heading(StringBuilder text, string title) => text.Append('\n').Append(title).Append('\n');

    private static void List(StringBuilder text, IReadOnlyList<string> items)
    {
        foreach (var item in items)
        {
            Line(text, $"- {item}");
        }
    }

    private static void Line(StringBuilder text, string content, int indent = 0)
    {
        var used = 0;
        foreach (var word in content.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (used > 0 && used + 1 + word.Length > Width)
            {
                text.Append('\n');
                used = 0;
            }

            if (used == 0)
            {
                text.Append(' ', indent);
                used = indent;
            }
            else
            {
                text.Append(' ');
                used++;
            }

            text.Append(word);
            used += word.Length;
        }

        text.Append('\n');
    }
}
