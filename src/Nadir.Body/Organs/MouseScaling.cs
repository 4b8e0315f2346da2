namespace Nadir;

/// <summary>
/// Scales the reference mouse of <c>body/mouse.csv</c> to another mass and age. Volumes and pools in the gut go with mass, flows, clearances and capacities
/// with mass to a power. Age lowers NAD⁺ pools and half-lives alike, so that the flux through NAD⁺ stays (McReynolds et al. 2021).
/// </summary>
internal static class MouseScaling
{
    /// <summary>Replaces every value by the value of this mouse and adds the compartment sizes.</summary>
    /// <param name="values">Values by id for the reference mouse; changed in place.</param>
    /// <param name="table">Which rule each id follows: none, mass or allometric.</param>
    /// <param name="mouse">Whose body.</param>
    public static void Apply(Dictionary<string, double> values, IReadOnlyList<BodyParameter> table, Mouse mouse)
    {
        var relative = mouse.MassGrams / values["mass_ref"];
        var power = Math.Pow(relative, values["allometric_exponent"]);
        foreach (var parameter in table)
        {
            values[parameter.Id] *= parameter.Scales switch { "mass" => relative, "allometric" => power, _ => 1 };
        }

        var share = 1 - values["age_fall"] * Math.Clamp((mouse.AgeMonths - values["age_young"]) / (values["age_old"] - values["age_young"]), 0, 1);
        foreach (var tissue in Tissue.All)
        {
            values[$"N0_{tissue.Id}"] *= share;
            values[$"t_{tissue.Id}"] *= share;
        }

        values["V_r"] = values["V_b"] * values["hct"];
        PersonScaling.AddSizes(values);
    }
}
