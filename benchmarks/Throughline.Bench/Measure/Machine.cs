using System.Globalization;

namespace Throughline.Bench.Measure;

/// <summary>What a figure was measured on: without it a figure says nothing.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, memory, runtime, and how busy others kept it at this moment.</summary>
    public static string Sentence => string.Create(CultureInfo.InvariantCulture,
        $"{Processor}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, Linux, .NET {Environment.Version}; load average {Load}.");

    /// <summary>Average number of running threads over the last minute, all programs together; benchmarks of an idle machine begin near 0.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    static string Processor => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor"
        : "unknown processor";
}
