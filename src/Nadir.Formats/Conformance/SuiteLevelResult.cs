namespace Nadir;

/// <summary>One case at one level.</summary>
/// <param name="Level">Such as "3.2".</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Reason">Why it did not pass; empty when it did.</param>
public sealed record SuiteLevelResult(string Level, SuiteVerdict Verdict, string Reason);
