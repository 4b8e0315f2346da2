using System.CommandLine;
using System.Globalization;

namespace Nadir.App;

/// <summary><c>nadir guide</c>: the personal sheet.</summary>
internal static class GuideCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        Option<string[]> Words(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
        var age = new Option<double>("--age") { Description = "Age in years.", Required = true };
        var sex = new Option<string>("--sex") { Description = "female or male.", Required = true };
        var mass = new Option<double?>("--mass") { Description = "Body mass in kg." };
        var height = new Option<double?>("--height") { Description = "Height in cm." };
        var (goals, conditions, medicines, other) = (
            Words("--goal", "What you hope for: sleep, endurance, glucose, energy, ..."), Words("--condition", "A condition, such as pregnancy, cancer, diabetes; in quotes when it has several words."),
            Words("--medicine", "A medicine, such as metformin or warfarin."), Words("--other-b3", "Other vitamin B3 a day, such as niacin=500, nicotinamide=250 or NR=300 (mg)."));
        var dose = new Option<double?>("--dose") { Description = "mg NMN a day that you have in mind." };
        var days = new Option<double?>("--days") { Description = "Days that you have in mind; as long as trials of that dose took when not given." };
        var draws = new Option<int>("--draws") { Description = "Draws behind the interval of the forecast; 0 for none.", DefaultValueFactory = _ => 100 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "One JSON object on stdout and nothing else." };
        var html = new Option<string?>("--html") { Description = "Write the sheet as a page.", HelpName = "FILE" };
        var data = DataOption.Make();
        var command = new Command(
            "guide",
            "One sheet for one person: stops and flags first, then what trials showed for people like you, how sure that is and what nobody knows. It recommends nothing; what you type stays on this machine and is not stored.\nExample: nadir guide --age 70 --sex female --goal sleep --goal walking --medicine metformin --dose 250")
        {
            age, sex, mass, height, goals, conditions, medicines, other, dose, days, draws, seed, html, json, data,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var profile = new GuideProfile(
                parsed.GetValue(age), PersonWords.Sex(parsed.GetValue(sex)!), parsed.GetValue(mass), parsed.GetValue(height), parsed.GetValue(goals) ?? [], parsed.GetValue(conditions) ?? [],
                parsed.GetValue(medicines) ?? [], [.. (parsed.GetValue(other) ?? []).Select(OtherB3)], parsed.GetValue(dose), parsed.GetValue(days));
            var progress = new ProgressLine(error);
            var sheet = GuideStudy.Run(DataOption.Library(parsed.GetValue(data)), DataOption.Body(parsed.GetValue(data)), profile, DateOnly.FromDateTime(DateTime.Today), parsed.GetValue(draws), parsed.GetValue(seed), progress, cancellation);
            progress.Done();
            if (parsed.GetValue(html) is { } file)
            {
                AtomicFile.Write(file, GuidePage.Html(sheet));
            }

            output.WriteLine(parsed.GetValue(json) ? LibraryJson.Of(sheet) : GuideText.Of(sheet));
            return Task.FromResult(0);
        });
        return command;
    }

    private static (Precursor Precursor, double Milligrams) OtherB3(string text)
    {
        var parts = text.Split(['=', ':'], 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && double.TryParse(parts[1].Replace("mg", "", StringComparison.OrdinalIgnoreCase).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milligrams)
            ? (PersonWords.Precursor(parts[0]), milligrams)
            : throw new ArgumentException($"--other-b3 '{text}' is not understood; write niacin=500, nicotinamide=250, NR=300 or NMN=100 (mg a day).");
    }
}
