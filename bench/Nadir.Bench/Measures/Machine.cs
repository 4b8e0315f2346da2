namespace Nadir;

/// <summary>The machine that measures.</summary>
internal static class Machine
{
    /// <summary>Name of the processor with its family and model, and the number of cores.</summary>
    public static string Processor
    {
        get
        {
            var lines = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").TakeWhile(line => line.Length > 0).ToArray() : [];
            string Field(string name) => lines.FirstOrDefault(line => line.Split('\t')[0].Trim() == name)?.Split(':')[1].Trim() ?? "?";
            return $"{Field("model name")} (family {Field("cpu family")}, model {Field("model")}), {Environment.ProcessorCount} cores";
        }
    }

    /// <summary>Largest memory of a process, in megabytes (VmHWM); NaN where the system does not say.</summary>
    public static double PeakMegabytes()
    {
        var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal)) : null;
        return line is null ? double.NaN : double.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }
}
