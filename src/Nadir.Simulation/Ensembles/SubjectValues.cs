namespace Nadir;

/// <summary>Fills in what varies for one subject.</summary>
/// <param name="subject">Number of the subject, from 0.</param>
/// <param name="values">One value an id, in the model's units.</param>
public delegate void SubjectValues(int subject, Span<double> values);
