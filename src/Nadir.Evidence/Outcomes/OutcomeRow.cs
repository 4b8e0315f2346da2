using System.Globalization;

namespace Nadir;

/// <summary>One result on one outcome. A row without a difference has an unknown size, which is never filled.</summary>
/// <param name="Id">Number in its study, from 1; the row's name is <c>study/number</c>.</param>
/// <param name="Outcome">Id of the <see cref="Endpoint"/>.</param>
/// <param name="Measure">What was measured, how.</param>
/// <param name="Unit">Unit of every number of the row.</param>
/// <param name="Endpoint">What the protocol called it.</param>
/// <param name="Arm">Arm.</param>
/// <param name="ControlArm">Control arm of this row, where the trial has several.</param>
/// <param name="DoseMg">mg a day, or null.</param>
/// <param name="DoseText">Dose where it is not one number.</param>
/// <param name="DurationDays">Days of treatment.</param>
/// <param name="Day">Day of the measurement.</param>
/// <param name="N">People in the arm.</param>
/// <param name="NControl">People in the control arm.</param>
/// <param name="NText">Where the numbers are assumed.</param>
/// <param name="K">Trials pooled.</param>
/// <param name="Contrast">What is compared.</param>
/// <param name="Difference">Against control, or null: size unknown.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Level">Level of the interval, percent; 95 when null.</param>
/// <param name="IntervalComputed">True where the interval was computed from means and spreads.</param>
/// <param name="Value">The arm's own value, or the statistic of a row that is no effect.</param>
/// <param name="ValueLow">Lower end of the interval of <paramref name="Value"/>.</param>
/// <param name="ValueHigh">Upper end of the interval of <paramref name="Value"/>.</param>
/// <param name="Spread">Spread of <paramref name="Value"/>.</param>
/// <param name="SpreadType">SD, SEM, 95% CI, IQR or unknown.</param>
/// <param name="ControlValue">Value of the control arm.</param>
/// <param name="ControlSpread">Its spread.</param>
/// <param name="PValue">As reported.</param>
/// <param name="Direction">For the person, against control.</param>
/// <param name="Finding">One plain sentence.</param>
/// <param name="Note">What a reader must know.</param>
/// <param name="Checked">How the row was checked.</param>
/// <param name="Url">Where it was seen.</param>
/// <param name="Lead">Row of the shared collection it carries over.</param>
/// <param name="Corrected">What was corrected after a look-up.</param>
public sealed partial record OutcomeRow(
    int Id, string Outcome, string Measure, string? Unit, Importance Endpoint, string? Arm, string? ControlArm, double? DoseMg, string? DoseText, double? DurationDays, double? Day,
    int? N, int? NControl, string? NText, int? K, Contrast Contrast, double? Difference, double? Low, double? High, double? Level, bool? IntervalComputed,
    double? Value, double? ValueLow, double? ValueHigh, double? Spread, string? SpreadType, double? ControlValue, double? ControlSpread, string? PValue,
    Direction? Direction, string Finding, string? Note, Checked Checked, string? Url, string? Lead, string? Corrected)
{
    /// <summary>True for a difference against control, of one trial or pooled.</summary>
    public bool IsEffect => Contrast is Contrast.AgainstPlacebo or Contrast.Pooled;

    /// <summary>True where the p-value as reported is at most 0.05.</summary>
    public bool IsSignificant => PValue is { } text && PValuePattern().Match(text) is { Success: true } match
        && double.Parse(match.Value, CultureInfo.InvariantCulture) <= 0.05 && !text.Contains('>', StringComparison.Ordinal);

    [System.Text.RegularExpressions.GeneratedRegex("[0-9]*\\.[0-9]+")]
    private static partial System.Text.RegularExpressions.Regex PValuePattern();

    /// <summary>True when a difference with a two-sided 95 % interval is there, so that it can be pooled.</summary>
    public bool HasInterval => Difference is not null && Low is not null && High is not null && (Level ?? 95) == 95;

    /// <summary>"-3.5 mmHg (95 % interval -7.85 to +0.85)", or "size unknown" where there is no interval: a bare point would look surer than it is.</summary>
    public string EffectText => !IsEffect || Difference is null || (Low is null && High is null) ? "size unknown" : ReportedText;

    /// <summary>The difference as it was reported, for tables of rows.</summary>
    public string ReportedText
    {
        get
        {
            if (!IsEffect || Difference is not { } d)
            {
                return "size unknown";
            }

            var unit = Unit is null ? "" : $" {Unit}";
            return (Low, High) switch
            {
                ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"{Signed(d)}{unit} ({Level ?? 95:0.#} % interval {Signed(low)} to {Signed(high)})"),
                ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $"{Signed(d)}{unit} (one-sided {Level ?? 95:0.#} % interval from {Signed(low)})"),
                (null, { } high) => string.Create(CultureInfo.InvariantCulture, $"{Signed(d)}{unit} (one-sided {Level ?? 95:0.#} % interval up to {Signed(high)})"),
                _ => $"{Signed(d)}{unit} (no interval reported)",
            };
        }
    }

    /// <summary>Dose in words.</summary>
    public string DoseWords => DoseMg is { } mg ? string.Create(CultureInfo.InvariantCulture, $"{mg:0.##} mg a day") : DoseText ?? "dose not given";

    /// <summary>People, as "21 against 9", or what is known.</summary>
    public string PeopleWords => (N, NControl, K) switch
    {
        ({ } n, { } c, _) => string.Create(CultureInfo.InvariantCulture, $"{n} against {c} people"),
        ({ } n, null, _) => string.Create(CultureInfo.InvariantCulture, $"{n} people"),
        (_, _, { } k) => string.Create(CultureInfo.InvariantCulture, $"{k} {(k == 1 ? "trial" : "trials")}"),
        _ => NText ?? "number not given",
    };

    private static string Signed(double value) => value > 0 ? string.Create(CultureInfo.InvariantCulture, $"+{value:0.####}") : value.ToString("0.####", CultureInfo.InvariantCulture);
}
