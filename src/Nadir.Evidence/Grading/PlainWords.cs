namespace Nadir;

/// <summary>A grade in words that need no training. Wording follows GRADE guidelines 26 (Santesso et al. 2020, J Clin Epidemiol 119:126).</summary>
internal static class PlainWords
{
    public static string Line(Endpoint end, string intervention, Certainty certainty, Conclusion conclusion, string effect)
    {
        var name = InSentence(end.Name);
        var size = effect == "size unknown" ? " The size is unknown." : "";
        return (certainty, conclusion) switch
        {
            (Certainty.NoEvidence, _) => $"No controlled trial tells whether {intervention} changes {name}.",
            (Certainty.VeryLow, Conclusion.Benefit) => $"Unsure: {name} was better with {intervention} than with placebo, but that may not hold.{size}",
            (Certainty.VeryLow, Conclusion.Harm) => $"Unsure: {name} was worse with {intervention} than with placebo, but that may not hold.{size}",
            (Certainty.VeryLow, Conclusion.Changed) => $"Unsure: {name} changed with {intervention}; how much is poorly known.{size}",
            (Certainty.VeryLow, Conclusion.Unknown) => $"It is not known whether {intervention} changes {name}; what was reported does not agree or has no comparison with placebo.",
            (Certainty.VeryLow, _) => $"It is not known whether {intervention} changes {name}; no difference from placebo was shown.",
            (Certainty.Low, Conclusion.Benefit) => $"{intervention} may improve {name}; better trials could change this.{size}",
            (Certainty.Low, Conclusion.Harm) => $"{intervention} may worsen {name}; better trials could change this.{size}",
            (Certainty.Low, Conclusion.Changed) => $"{intervention} may change {name}.{size}",
            (Certainty.Low, Conclusion.LittleOrNone) => $"{intervention} may make little or no difference to {name}.",
            (Certainty.Low, Conclusion.Unknown) => $"Reports on {name} do not agree.",
            (Certainty.Low, _) => $"No difference in {name} was shown; one that matters is not ruled out.",
            (Certainty.Moderate, Conclusion.Benefit) => $"{intervention} probably improves {name}.{size}",
            (Certainty.Moderate, Conclusion.Harm) => $"{intervention} probably worsens {name}.{size}",
            (Certainty.Moderate, Conclusion.Changed) => $"{intervention} probably changes {name}.{size}",
            (Certainty.Moderate, Conclusion.Unknown) => $"Trials do not agree on {name}.",
            (Certainty.Moderate, _) => $"{intervention} probably makes little or no difference to {name}.",
            (_, Conclusion.Benefit) => $"{intervention} improves {name}.{size}",
            (_, Conclusion.Harm) => $"{intervention} worsens {name}.{size}",
            (_, Conclusion.Changed) => $"{intervention} changes {name}.{size}",
            _ => $"{intervention} makes little or no difference to {name}.",
        };
    }

    // A name keeps its capital when its first word is an abbreviation: HbA1c, SF-36, C-reactive protein.
    private static string InSentence(string name)
    {
        var first = name.Split(' ')[0];
        return first.Skip(1).Any(c => char.IsUpper(c) || char.IsDigit(c)) || (first.Length > 1 && first[1] == '-') ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
