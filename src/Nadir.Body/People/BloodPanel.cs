namespace Nadir;

/// <summary>Nine laboratory values for <see cref="PhenoAge"/>, in the units of its formula.</summary>
/// <param name="Albumin">g/L.</param>
/// <param name="Creatinine">µmol/L.</param>
/// <param name="Glucose">mmol/L, fasting.</param>
/// <param name="CReactiveProtein">mg/dL, above zero.</param>
/// <param name="Lymphocytes">Percent of white cells.</param>
/// <param name="MeanCellVolume">fL.</param>
/// <param name="RedCellWidth">Percent.</param>
/// <param name="AlkalinePhosphatase">U/L.</param>
/// <param name="WhiteCells">10⁹ a L.</param>
public sealed record BloodPanel(
    double Albumin, double Creatinine, double Glucose, double CReactiveProtein, double Lymphocytes, double MeanCellVolume, double RedCellWidth, double AlkalinePhosphatase, double WhiteCells);
