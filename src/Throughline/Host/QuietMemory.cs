using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Throughline.Host;

/// <summary>
/// Gives memory back to the machine when nobody asks: a small installation shares its machine with other programs, and what
/// a busy hour left behind would stay until the next one.
/// </summary>
public sealed class QuietMemory : BackgroundService
{
    const long Mega = 1 << 20;
    /// <summary>Less made anew in a second than this is quiet; one page makes about as much.</summary>
    const long Quiet = 2 * Mega;
    /// <summary>Less than this made since the last time is not worth the work.</summary>
    const long Worth = 64 * Mega;
    /// <summary>A larger heap, that of a desk with hundreds of thousands of tickets, would hold up the next reader for too long.</summary>
    const long Most = 256 * Mega;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        long given = 0, before = 0;
        while (await second.WaitForNextTickAsync(stoppingToken))
        {
            var made = GC.GetTotalAllocatedBytes();
            if (IsTime(made - before, made - given, GC.GetTotalMemory(forceFullCollection: false)))
            {
                GiveBack();
                given = GC.GetTotalAllocatedBytes();
            }
            before = made;
        }
    }

    /// <summary>Whether nobody asks, there is much to give, and it is done at once.</summary>
    /// <param name="lastSecond">Bytes made in the last second.</param>
    /// <param name="since">Bytes made since the last time.</param>
    /// <param name="held">Bytes that the collector holds.</param>
    internal static bool IsTime(long lastSecond, long since, long held) => lastSecond < Quiet && since > Worth && held < Most;

    static void GiveBack()
    {
        // idle connections hold pages and the whole schema; the next reader opens one in a few milliseconds
        SqliteConnection.ClearAllPools();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            _ = malloc_trim(0);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // only the C library of GNU keeps what was freed, and has a word for it
        }
    }

#pragma warning disable IDE1006, CA1707, SYSLIB1054 // the name is the library's
    [DllImport("libc")]
    static extern int malloc_trim(nuint pad);
#pragma warning restore IDE1006, CA1707, SYSLIB1054
}
