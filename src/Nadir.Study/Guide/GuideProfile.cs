namespace Nadir;

/// <summary>What a person says of himself or herself. Nothing of it leaves the machine, and nothing is stored.</summary>
/// <param name="AgeYears">Age, 0 to 120 years.</param>
/// <param name="Sex">Female or male.</param>
/// <param name="MassKilograms">Body mass, kg; null when not said.</param>
/// <param name="HeightCentimeters">Height, cm; null when not said.</param>
/// <param name="Goals">What is hoped for, in the person's words.</param>
/// <param name="Conditions">Conditions, in the person's words.</param>
/// <param name="Medicines">Medicines, in the person's words.</param>
/// <param name="OtherB3">Other vitamin B3: precursor and mg a day.</param>
/// <param name="DoseMg">Dose in mind, mg NMN a day; null when there is none.</param>
/// <param name="Days">Days in mind; null for as long as trials of that dose took, 84 at most.</param>
public sealed record GuideProfile(
    double AgeYears, Sex Sex, double? MassKilograms, double? HeightCentimeters, IReadOnlyList<string> Goals, IReadOnlyList<string> Conditions, IReadOnlyList<string> Medicines,
    IReadOnlyList<(Precursor Precursor, double Milligrams)> OtherB3, double? DoseMg, double? Days)
{
    private const double OldestAge = 120;
    private const int MostWords = 30;

    /// <summary>Checks what can be checked at the door.</summary>
    /// <exception cref="ArgumentException">A number out of range, with what is allowed.</exception>
    public GuideProfile Checked()
    {
        if (!(AgeYears is >= 0 and <= OldestAge))
        {
            throw new ArgumentException(FormattableString.Invariant($"The age is {AgeYears} years; give 0 to {OldestAge}."));
        }

        if (MassKilograms is { } mass && !(mass is >= 30 and <= 250))
        {
            throw new ArgumentException(FormattableString.Invariant($"The mass is {mass} kg; give 30 to 250."));
        }

        if (HeightCentimeters is { } height && !(height is >= 120 and <= 230))
        {
            throw new ArgumentException(FormattableString.Invariant($"The height is {height} cm; give 120 to 230."));
        }

        if (DoseMg is { } dose && !(dose > 0 && dose <= Regimen.LargestDose))
        {
            throw new ArgumentException(FormattableString.Invariant($"The dose in mind is {dose} mg; give more than 0, up to {Regimen.LargestDose:0} mg a day."));
        }

        if (Days is { } days && !(days is >= 1 and <= PersonStudy.MostDays))
        {
            throw new ArgumentException(FormattableString.Invariant($"{days} days in mind; give 1 to {PersonStudy.MostDays}."));
        }

        foreach (var (precursor, milligrams) in OtherB3)
        {
            if (!(milligrams >= 0 && milligrams <= Regimen.LargestDose))
            {
                throw new ArgumentException(FormattableString.Invariant($"Other {precursor} is {milligrams} mg; give 0 to {Regimen.LargestDose:0} mg a day."));
            }
        }

        return Goals.Count > MostWords || Conditions.Count > MostWords || Medicines.Count > MostWords
            ? throw new ArgumentException(FormattableString.Invariant($"At most {MostWords} goals, conditions and medicines each."))
            : this;
    }
}
