using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Throughline.Bench.Intake;

/// <summary>How often in a second the disk takes 4 KB and says that it has them: no durable commit of one writer can be faster.</summary>
internal static class DiskRate
{
    public static double Measure(string folder, TimeSpan time)
    {
        var path = Path.Combine(folder, "disk-rate");
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var page = new byte[4096];
        var writes = 0L;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            RandomAccess.Write(file, page, writes % 256 * page.Length);
            if (fdatasync(file) != 0) throw new IOException("fdatasync failed");
            writes++;
        }
        var rate = writes / clock.Elapsed.TotalSeconds;
        file.Dispose();
        File.Delete(path);
        return rate;
    }

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fdatasync(SafeHandle file);
}
