using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Data.Bulk;
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

    public override Task StayOpen() => Database.OpenConnectionAsync();

    internal override object Stored(Instant at) => at.ToUnixTimeTicks() / 10;

    internal override Task DropEverything(CancellationToken stop) => Database.EnsureDeletedAsync(stop);

    protected override async Task<IDisposable> WriterGate(CancellationToken stop)
    {
        var gate = Gates.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1));
        await gate.WaitAsync(stop);
        return new Release(gate);
    }

    static readonly KnownQuery<Guid[], JournalHead> Heads = new((db, networks) => db.JournalHeads.AsNoTracking().Where(h => networks.Contains(h.NetworkId)));

    protected override Task<List<JournalHead>> LockHeads(Guid[] networks) => Heads.Rows(this, networks);

    public override async Task<List<DueWork>> ClaimDueWork(Instant now, Instant leaseUntil, int most, CancellationToken stop)
    {
        // look before taking the one right to write
        if (!await DueWork.AnyAsync(w => w.DoneAt == null && w.GivenUpAt == null && w.DueAt <= now && (w.LeasedUntil == null || w.LeasedUntil <= now), stop)) return [];
        var (at, until) = (Stored(now), Stored(leaseUntil));
        using var gate = await WriterGate(stop);
        return await DueWork.FromSql($"""
            UPDATE "DueWork" SET "LeasedUntil" = {until}, "Attempts" = "Attempts" + 1 WHERE "Id" IN (
              SELECT "Id" FROM "DueWork" WHERE "DoneAt" IS NULL AND "GivenUpAt" IS NULL AND "DueAt" <= {at} AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= {at})
              ORDER BY "DueAt" LIMIT {most}) RETURNING *
            """).AsNoTracking().ToListAsync(stop);
    }

    private protected override Task InsertAndCommit(IReadOnlyList<(BulkTable Table, IReadOnlyList<BulkRow> Rows)> tables, IReadOnlyList<JournalHead> moved, CancellationToken stop)
    {
        try
        {
            var connection = ((SqliteConnection)Database.GetDbConnection()).Handle!;
            foreach (var (table, rows) in tables) SqliteRows.Insert(connection, table, rows, stop);
            using var move = SqliteRows.Prepare(connection, MoveHead(_ => "?"));
            foreach (var head in moved) SqliteRows.Step(connection, move, head.Entries, head.Hash, head.NetworkId);
        }
        catch (SqliteException fault)
        {
            throw Unwritten(fault);
        }
        return Database.CommitTransactionAsync(stop);
    }

    internal override Task Pour(BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop = default)
    {
        SqliteRows.Insert(((SqliteConnection)Database.GetDbConnection()).Handle!, table, rows, stop);
        return Task.CompletedTask;
    }

    sealed class Release(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
