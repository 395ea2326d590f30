using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;

namespace Throughline.Data;

/// <summary>The database for many nodes: they are stateless, PostgreSQL coordinates.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, CurrentUser viewer, IClock clock) : ThroughlineDb(options, viewer, clock)
{
    static readonly Task<IDisposable> Free = Task.FromResult<IDisposable>(new Nothing());

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        base.ConfigureConventions(builder);
        builder.Properties<Instant>().HaveConversion<InstantAsDateTime>();
    }

    protected override Task<IDisposable> WriterGate(CancellationToken stop) => Free;

    protected override Task<List<JournalHead>> LockHeads(IReadOnlyList<Guid> networks, CancellationToken stop) =>
        JournalHeads.FromSql($"""SELECT * FROM "JournalHeads" WHERE "NetworkId" = ANY ({networks.ToArray()}) ORDER BY "NetworkId" FOR UPDATE""").ToListAsync(stop);

    sealed class Nothing : IDisposable
    {
        public void Dispose() { }
    }
}
