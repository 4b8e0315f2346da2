namespace Nadir;

/// <summary>One case at all levels that were run.</summary>
/// <param name="Id">Five digits.</param>
/// <param name="Levels">What happened at each level, lowest first.</param>
/// <param name="Tags">Component and test tags.</param>
public sealed record SuiteResult(string Id, IReadOnlyList<SuiteLevelResult> Levels, IReadOnlyList<string> Tags)
{
    /// <summary>Passed when every level passed; else the worst of them.</summary>
    public SuiteVerdict Verdict => Levels.Any(level => level.Verdict == SuiteVerdict.Failed) ? SuiteVerdict.Failed
        : Levels.Count == 0 || Levels.Any(level => level.Verdict == SuiteVerdict.Unsupported) ? SuiteVerdict.Unsupported : SuiteVerdict.Passed;

    /// <summary>Levels run, such as "2.1 3.2".</summary>
    public string Level => string.Join(' ', Levels.Select(level => level.Level));

    /// <summary>Why it did not pass; empty when it did.</summary>
    public string Reason => Levels.FirstOrDefault(level => level.Verdict == Verdict && level.Verdict != SuiteVerdict.Passed) is { } found ? $"level {found.Level}: {found.Reason}" : "";
}
