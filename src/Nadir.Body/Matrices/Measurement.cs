namespace Nadir;

/// <summary>Reads one analyte out of a body, in the unit of the matrix.</summary>
public delegate double Measurement(Sample sample);
