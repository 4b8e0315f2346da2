namespace Nadir;

/// <summary>Says of which part of a longer work a progress is.</summary>
internal sealed class StagedProgress(IProgress<Progress> inner, string stage) : IProgress<Progress>
{
    public void Report(Progress value) => inner.Report(value with { Stage = $"{stage}, {value.Stage}" });
}
