using System.Text.Json;

namespace Nadir;

/// <summary>Points of a profile in a file, so that a stopped run goes on. They belong to one fit: points of another are refused.</summary>
public static class ProfileFile
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private sealed record Content(string About, double FitCost, IReadOnlyList<ProfilePoint> Points);

    /// <summary>The text of the file.</summary>
    /// <param name="points">Points found so far.</param>
    /// <param name="body">The fitted body that they belong to.</param>
    public static string Text(IReadOnlyList<ProfilePoint> points, Body body) =>
        JsonSerializer.Serialize(new Content("Profile likelihood of fitted numbers, made by 'nadir explore profile'. Costs are half sums of squares; shares are routes of 250 mg NMN.", Cost(body), points), Json) + "\n";

    /// <summary>Points of a file; none when there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="body">The fitted body.</param>
    /// <exception cref="ModelException">It is no such file, or its points belong to another fit.</exception>
    public static IReadOnlyList<ProfilePoint> Read(string path, Body body)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        Content content;
        try
        {
            content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Json) is { Points: not null } read ? read : throw new JsonException("It is empty.");
        }
        catch (JsonException e)
        {
            throw new ModelException([new Problem("profile-json", path, $"It is not a file of 'nadir explore profile': {e.Message}")]);
        }

        return content.FitCost == Cost(body)
            ? content.Points
            : throw new ModelException([new Problem("profile-fit", path, "Its points belong to another fit; give another file, or remove this one.")]);
    }

    private static double Cost(Body body) => body.Fit is { } fit ? fit.DataCost + fit.PriorCost : 0;
}
