namespace Nadir;

/// <summary>What an input does to symbols of the chemistry: it multiplies their values by one factor, which is 1 where the input is absent.</summary>
/// <param name="Targets">Symbols: an activity (<c>act_CD38</c>), a capacity of one tissue (<c>VN_mus</c>), a rate constant.</param>
/// <param name="Factor">The factor at an instant.</param>
/// <param name="IsGradual">Whether the factor changes while the input lasts; it is then renewed every <c>rhythm.step</c> of <c>body/inputs.csv</c>.</param>
/// <param name="IsAllDay">Whether the effect goes on outside the daily window of the condition, as a rhythm does.</param>
internal sealed record InputEffect(IReadOnlyList<string> Targets, Func<InputMoment, double> Factor, bool IsGradual = false, bool IsAllDay = false);
