using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Nadir.App;

/// <summary><c>nadir phenoage</c>: the open biological-age score of Levine 2018.</summary>
internal static class PhenoAgeCommand
{
    private const double CreatinineFactor = 88.42;
    private const double GlucoseFactor = 18.016;

    public static Command Make(TextWriter output)
    {
        Option<double> Number(string name, string description) => new(name) { Description = description, Required = true };
        var age = Number("--age", "Age in years.");
        var albumin = Number("--albumin", "Albumin, g/L (with --us g/dL).");
        var creatinine = Number("--creatinine", "Creatinine, µmol/L (with --us mg/dL).");
        var glucose = Number("--glucose", "Fasting glucose, mmol/L (with --us mg/dL).");
        var crp = Number("--crp", "C-reactive protein, mg/L.");
        var lymphocytes = Number("--lymphocytes", "Lymphocytes, percent of white cells.");
        var mcv = Number("--mcv", "Mean cell volume, fL.");
        var rdw = Number("--rdw", "Red cell distribution width, percent.");
        var alp = Number("--alp", "Alkaline phosphatase, U/L.");
        var wbc = Number("--wbc", "White cells, 10⁹/L (the same number as thousand per µL).");
        var us = new Option<bool>("--us") { Description = "Albumin in g/dL, creatinine and glucose in mg/dL." };
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var command = new Command(
            "phenoage",
            "PhenoAge (Levine 2018) from nine laboratory values: a score of risk in populations, not validated as an outcome.\nExample: nadir phenoage --age 50 --albumin 45 --creatinine 80 --glucose 5.2 --crp 1 --lymphocytes 30 --mcv 90 --rdw 13 --alp 65 --wbc 6")
        {
            age, albumin, creatinine, glucose, crp, lymphocytes, mcv, rdw, alp, wbc, us, json,
        };
        command.SetAction(parsed =>
        {
            var isUs = parsed.GetValue(us);
            var score = PhenoAge.Of(
                new BloodPanel(
                    parsed.GetValue(albumin) * (isUs ? 10 : 1), parsed.GetValue(creatinine) * (isUs ? CreatinineFactor : 1), parsed.GetValue(glucose) / (isUs ? GlucoseFactor : 1), parsed.GetValue(crp) / 10,
                    parsed.GetValue(lymphocytes), parsed.GetValue(mcv), parsed.GetValue(rdw), parsed.GetValue(alp), parsed.GetValue(wbc)),
                parsed.GetValue(age) * Units.year);
            output.WriteLine(parsed.GetValue(json) ? Json(score).ToJsonString() : Text(score));
        });
        return command;
    }

    private static JsonObject Json(PhenoAge score) => new()
    {
        ["phenoAge"] = score.Years, ["age"] = score.ChronologicalAge, ["tenYearMortalityScore"] = score.MortalityScore, ["retestBandYears"] = score.RetestBand, ["retestBandChecked"] = "unconfirmed", ["isValidatedOutcome"] = false,
    };

    private static string Text(PhenoAge score) => string.Create(
        CultureInfo.InvariantCulture,
        $"PhenoAge {score.Years:0.0} at {score.ChronologicalAge:0.#} years of age. Two tests of an unchanged person differ by up to {score.RetestBand:0.0} years (95 % band; a plausibility figure, since the day-to-day variations of the nine values behind it are general knowledge and not confirmed).\nIt says which age of the reference population (NHANES III, United States, 1988 to 1994) had the same ten-year risk of death ({100 * score.MortalityScore:0.0} %). It was not validated as an outcome of trials: a lower number is not a younger person.\nAging.AI 3.0, used in one NMN trial, is a closed network of laboratory values; it is not computed here.");
}
