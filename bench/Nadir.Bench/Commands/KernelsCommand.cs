using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Nadir;

/// <summary><c>kernels</c>: micro-benchmarks by BenchmarkDotNet, in this process because the emitted code lives here.</summary>
internal static class KernelsCommand
{
    public static Command Make()
    {
        var filter = new Option<string>("--filter") { Description = "Which, for example *Lu*.", DefaultValueFactory = _ => "*" };
        var command = new Command("kernels", "Time rates, Jacobian, factorization, solve, elementary functions and analyses of trials.") { filter };
        command.SetAction(parsed =>
        {
            var config = ManualConfig.Create(DefaultConfig.Instance)
                .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "nadir-kernels"))
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(9).WithWarmupCount(5).WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(50)));
            BenchmarkSwitcher.FromTypes([typeof(ModelKernels), typeof(LaneKernels), typeof(FunctionKernels), typeof(AnalysisKernels)]).Run(["--filter", parsed.GetValue(filter)!], config);
        });
        return command;
    }
}
