using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;

namespace Throughline.Data;

/// <summary>The embedded database: one file, one writer at a time, nothing to install.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, CurrentUser viewer, IClock clock) : ThroughlineDb(options, viewer, clock)
{
    static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        base.ConfigureConventions(builder);
        builder.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
    }

    protected override async Task<IDisposable> WriterGate(CancellationToken stop)
    {
        var gate = Gates.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1));
        await gate.WaitAsync(stop);
        return new Release(gate);
    }

    protected override Task<List<JournalHead>> LockHeads(IReadOnlyList<Guid> networks, CancellationToken stop) =>
        JournalHeads.Where(h => networks.Contains(h.NetworkId)).ToListAsync(stop);

    sealed class Release(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
