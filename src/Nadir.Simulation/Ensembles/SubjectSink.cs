namespace Nadir;

/// <summary>Takes results: in the order of the subjects, one call at a time, from any thread.</summary>
/// <param name="run">The result.</param>
public delegate void SubjectSink(SubjectRun run);
