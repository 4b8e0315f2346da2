namespace Nadir;

/// <summary>Nicotinamide and nicotinic acid carried by blood flow between plasma, portal system, liver and tissues.</summary>
internal static class Circulation
{
    public static void Add(NetworkBuilder network)
    {
        foreach (var vitamer in new[] { "NAM", "NA" })
        {
            network
                .Reaction($"{vitamer}_to_gut", $"{vitamer}_p -> {vitamer}_gut", $"Q_p*{vitamer}_p")
                .Reaction($"{vitamer}_portal", $"{vitamer}_gut -> {vitamer}_liv", $"Q_p*{vitamer}_gut")
                .Reaction($"{vitamer}_hepatic", $"{vitamer}_p -> {vitamer}_liv", $"Q_h*{vitamer}_p")
                .Reaction($"{vitamer}_from_liver", $"{vitamer}_liv -> {vitamer}_p", $"(Q_p + Q_h)*{vitamer}_liv");
        }

        foreach (var tissue in Tissue.Perfused)
        {
            network
                .Reaction($"NAM_to_{tissue.Id}", $"NAM_p -> NAM_{tissue.Id}", $"Q_{tissue.Id}*NAM_p")
                .Reaction($"NAM_from_{tissue.Id}", $"NAM_{tissue.Id} -> NAM_p", $"Q_{tissue.Id}*NAM_{tissue.Id}");
        }
    }
}
