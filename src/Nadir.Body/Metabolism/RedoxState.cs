namespace Nadir;

/// <summary>
/// Redox of one tissue at one instant: NAD⁺ by compartment, free NAD⁺ over NADH by near-equilibrium, respiration, ATP, lactate. Algebra on the pools of a run
/// (<c>body/redox.csv</c>); it feeds nothing back.
/// </summary>
/// <param name="Tissue">Tissue.</param>
/// <param name="Nucleus">NAD⁺ of the nucleus, µmol a liter of tissue.</param>
/// <param name="Cytosol">NAD⁺ of the cytosol, µmol a liter of tissue.</param>
/// <param name="Matrix">NAD⁺ of the matrix, µmol a liter of tissue; null where mitochondria are not modelled.</param>
/// <param name="FreeCytosol">Free NAD⁺ of cytosol and nucleus, µM.</param>
/// <param name="FreeMatrix">Free NAD⁺ of the matrix, µM.</param>
/// <param name="CytosolRatio">Free NAD⁺ over NADH, cytosol.</param>
/// <param name="MatrixRatio">Free NAD⁺ over NADH, matrix.</param>
/// <param name="LactateOverPyruvate">By the equilibrium of lactate dehydrogenase.</param>
/// <param name="Lactate">Lactate at resting pyruvate, mM.</param>
/// <param name="HydroxybutyrateOverAcetoacetate">By the equilibrium of 3-hydroxybutyrate dehydrogenase in the matrix.</param>
/// <param name="Respiration">Oxygen use over rest: what demand asks, as far as oxygen and NADH allow.</param>
/// <param name="RespiratoryCapacity">Oxygen use over rest if all NAD(H) of the matrix were NADH.</param>
/// <param name="Atp">ATP over rest.</param>
/// <param name="MatrixNmn">NMN in equilibrium with the matrix by NMNAT3, µM.</param>
public sealed record RedoxState(
    string Tissue, double Nucleus, double Cytosol, double? Matrix, double FreeCytosol, double? FreeMatrix, double CytosolRatio, double? MatrixRatio, double LactateOverPyruvate,
    double Lactate, double? HydroxybutyrateOverAcetoacetate, double? Respiration, double? RespiratoryCapacity, double Atp, double? MatrixNmn)
{
    private const double MicromolarPerMillimolar = 1000;

    /// <summary>Redox of every tissue in a state.</summary>
    /// <param name="person">Whose body, with what acts on it (ethanol, hypoxia, fasting).</param>
    /// <param name="hour">Hour of the run.</param>
    /// <param name="state">State in the order of the chemistry.</param>
    public static IReadOnlyList<RedoxState> Of(BodyAtRest person, double hour, ReadOnlySpan<double> state)
    {
        var rows = new List<RedoxState>();
        foreach (var tissue in Nadir.Tissue.All)
        {
            rows.Add(Of(person, tissue, hour, state));
        }

        return rows;
    }

    private static RedoxState Of(BodyAtRest person, Tissue tissue, double hour, ReadOnlySpan<double> state)
    {
        var i = tissue.Id;
        double Size(string input) => person.SizeAt(Input.Named(input), hour);
        var outside = state[person.Model.StateIndex($"NAD_{i}")];
        var matrix = tissue.HasMitochondria ? state[person.Model.StateIndex($"NADm_{i}")] : (double?)null;
        var ethanol = i == "liv" ? Size("ethanol") / (Size("ethanol") + person.Rule("redox.ethanol.half")) : 0;
        var fasting = i == "liv" ? Size("fasting") : 0;
        var nucleus = person.Rule("redox.nucleus");

        // NADH over NAD⁺ at rest, more by what loads it.
        var load = (1 + person.Rule("redox.ethanol") * ethanol) * (1 + person.Rule("redox.fasting.cytosol") * fasting);
        var matrixLoad = (1 + person.Rule("redox.ethanol.matrix") * ethanol) * (1 + person.Rule("redox.fasting.matrix") * fasting);
        var pool = matrix / (person.Values[$"N0_{i}"] * person.Values.GetValueOrDefault($"m_{i}", 1));
        var breath = pool is { } over ? Breathing.Of(person, over, person.Rule("redox.matrix") / matrixLoad, 1 - Size("hypoxia")) : null;

        // Where oxygen is short the cytosol follows the matrix through the shuttles.
        var ratio = person.Rule("redox.cytosol") / load * (breath is null ? 1 : breath.Ratio / (person.Rule("redox.matrix") / matrixLoad));
        var lactate = 1 / (ratio * person.Rule("redox.K.LDH"));
        var free = person.Values["fa"] * person.Values[$"N0_{i}"] * (1 - (tissue.HasMitochondria ? person.Values[$"m_{i}"] : 0)) * Free(person, i, hour, state);
        var freeMatrix = pool * person.Rule("redox.matrix.free");
        return new RedoxState(
            tissue.Name, outside * nucleus, outside * (1 - nucleus), matrix, free, freeMatrix, ratio, breath?.Ratio, lactate, lactate * person.Rule("redox.pyruvate") / MicromolarPerMillimolar,
            breath is null ? null : 1 / (breath.Ratio * person.Rule("redox.K.BDH")), breath?.Flux, breath?.Capacity, (breath?.Flux ?? 1) * AtpInput(person, hour), freeMatrix / person.Rule("nmnat.Q.matrix"));
    }

    private static double AtpInput(BodyAtRest person, double hour) => person.SizeAt(Input.Named("ATP"), hour) is var size && size > 0 ? size : 1;

    private static double Free(BodyAtRest person, string tissue, double hour, ReadOnlySpan<double> state)
    {
        var assigned = new double[person.Model.Equations.Assigned.Count];
        person.Model.EvaluateAssigned(hour, state, person.Parameters, assigned);
        return assigned[person.Model.Equations.Assigned.ToList().IndexOf($"x_{tissue}")];
    }
}
