using System.Globalization;
using System.Text;

namespace Nadir;

/// <summary>Power as comma-separated text: one row a contrast as planned, and one a value of every axis and contrast.</summary>
public static class PowerCsv
{
    /// <summary>The text.</summary>
    public static string Of(PowerResult result)
    {
        var text = new StringBuilder("axis,value,endpoint,method,day,contrast,truth,power,power_low,power_high,power_adjusted,type_one\n");
        foreach (var contrast in result.Contrasts)
        {
            Row(text, result.Trial, "planned", null, contrast.Planned, contrast.TypeOne);
        }

        foreach (var curve in result.Curves)
        {
            for (var i = 0; i < curve.Points.Count; i++)
            {
                foreach (var contrast in curve.Points[i])
                {
                    Row(text, curve.Variation.Apply(result.Trial, curve.Variation.Values[i]), curve.Variation.Label, curve.Variation.Values[i], contrast, null);
                }
            }
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, VirtualTrial trial, string axis, double? value, ContrastResult contrast, double? typeOne) => text
        .Append(Quoted(axis)).Append(',').Append(Number(value)).Append(',').Append(Quoted(trial.Endpoints[contrast.Plan.Endpoint].Endpoint.Name)).Append(',').Append(Quoted(TrialWords.Method(contrast.Plan)))
        .Append(',').Append(Number(trial.Visits[contrast.Plan.Visit].Day)).Append(',').Append(Quoted(contrast.Contrast.Label)).Append(',').Append(Number(contrast.Truth)).Append(',').Append(Number(contrast.Power))
        .Append(',').Append(Number(contrast.PowerInterval?.Low)).Append(',').Append(Number(contrast.PowerInterval?.High)).Append(',').Append(Number(contrast.AdjustedPower)).Append(',').Append(Number(typeOne)).Append('\n');

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Number(double? value) => value is { } own && double.IsFinite(own) ? own.ToString("G10", CultureInfo.InvariantCulture) : "";
}
