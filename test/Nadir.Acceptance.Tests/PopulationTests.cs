using System.Diagnostics;
using System.Globalization;

namespace Nadir;

/// <summary>The stand-in body M2 against CVODE at 1e-12. Slow and in need of the peer: <c>../shared/bench/build.sh DIR</c>, and NADIR_PEER=DIR.</summary>
public sealed class PopulationTests
{
    private const int Count = 100;
    private const int Rows = 241;
    private const int States = 60;
    private const int Dosed = 56;
    private const double Dose = 1500;

    [Fact(Explicit = true)]
    public void M2_at_relative_tolerance_1e3_is_within_2e4_of_CVODE()
    {
        var folder = SharedCases.Folder is null ? null : Path.Combine(SharedCases.Folder, "..", "..", "bench");
        var peer = Path.Combine(Environment.GetEnvironmentVariable("NADIR_PEER") ?? Path.Combine(Path.GetTempPath(), "peer"), "cvode_own");
        Assert.SkipUnless(folder is not null && File.Exists(peer), "the CVODE peer is not built; set NADIR_PEER to its folder");
        var reference = Reference(peer, folder!);
        var table = SubjectCsv.Read(Path.Combine(folder!, "m2", "pop.csv"));
        var network = Sbml.Read(Path.Combine(folder!, "m2", "model.xml"));
        var model = CompiledModel.Compile(Equations.From(network));
        var study = new ModelStudy(
            network, new SubjectTable([.. table.Ids.Take(Count)], table.Columns, [.. table.Rows.Take(Count)]), Protocol.None,
            new SimulationOptions([.. Enumerable.Range(0, Rows).Select(i => 6.0 * i)], new Tolerances(1e-3, 1e-6)), [.. model.Equations.States.Take(States)]);
        var result = study.Run(KernelBackend.Emitted, new EnsembleOptions());
        Assert.Empty(result.Failures);
        var parameters = model.DefaultParameters();
        var errors = new List<double>();
        for (var s = 0; s < Count; s++)
        {
            for (var k = 0; k < States; k++)
            {
                double Expected(int i) => reference[(s * Rows + i) * States + k];
                var largest = Enumerable.Range(0, Rows).Max(i => Math.Abs(Expected(i)));
                for (var i = 0; i < Rows; i++)
                {
                    // The peer writes amounts, and those before the dose of their time.
                    var mine = result.Values[s][i * States + k] * model.SizeOf(k, parameters) - (k == Dosed && i > 0 && i % 4 == 0 && i < Rows - 1 ? Dose : 0);
                    errors.Add(Math.Abs(mine - Expected(i)) / (Math.Abs(Expected(i)) + 1e-3 * largest + 1e-9));
                }
            }
        }

        errors.Sort();
        var p99 = errors[(int)(0.99 * errors.Count)];
        Assert.True(p99 <= 2e-4, p99.ToString(CultureInfo.InvariantCulture));
    }

    private static double[] Reference(string peer, string folder)
    {
        var file = Path.GetTempFileName();
        using (var process = Process.Start(new ProcessStartInfo(peer, ["klu", $"{Count}", "1e-12", "1e-14", "1", file]) { WorkingDirectory = folder, Environment = { ["LOCALTIME"] = "1" } })!)
        {
            process.WaitForExit();
        }

        var reference = new double[Count * Rows * States];
        Buffer.BlockCopy(File.ReadAllBytes(file), 0, reference, 0, 8 * reference.Length);
        File.Delete(file);
        return reference;
    }
}
