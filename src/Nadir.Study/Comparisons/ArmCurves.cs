namespace Nadir;

/// <summary>Predicted whole-blood NAD⁺ of every arm that is replayed in whole blood, for charts.</summary>
internal static class ArmCurves
{
    public static IReadOnlyList<ArmCurve> Of(Body body, IReadOnlyList<ReplayRow> rows, CancellationToken cancellation)
    {
        var curves = new List<ArmCurve>();
        var read = WholeBloodNad();
        var arms = rows.Where(row => row.Model.Name == "whole blood" && row.Analyte == "NAD" && row.Arm.Schedule is { DoseMilligrams: > 0 })
            .GroupBy(row => (row.Trial.Id, row.Arm.Id)).Select(group => group.First());
        foreach (var row in arms)
        {
            var days = (int)Math.Ceiling(row.Arm.Schedule!.Days + (row.Kind == ReadingKind.HalfLife ? 21 : 7));
            var person = body.At(TrialPeople.Typical(body, row.Trial.Population));
            var run = person.Simulate(
                TrialPeople.RegimenOf(row.Arm.Schedule), Enumerable.Range(0, days + 1).Select(day => day * 24.0).ToArray(), new Tolerances(1e-5, 1e-8), cancellation);
            var rest = read(new Sample(person, person.State));
            var fold = Enumerable.Range(0, days + 1).Select(day => read(new Sample(person, run.StateAt(day))) / rest).ToArray();
            curves.Add(new ArmCurve(
                row.Trial.Id, row.Arm.Id, TrialPeople.Label(row.Arm.Schedule), row.Role, Enumerable.Range(0, days + 1).Select(day => (double)day).ToArray(), fold));
        }

        return curves;
    }

    private static Measurement WholeBloodNad() => ObservationModel.For("whole blood", "NAD", null)!.Analytes["NAD"];
}
