using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;
using Throughline.Data.Bulk;
using Throughline.Data.Names;
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

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        // the words that begin with something are a stretch of the index only where they are ordered by their letters alone
        model.Entity<NameWord>().Property(w => w.Word).UseCollation("C");
    }

    internal override object Stored(Instant at) => at.ToDateTimeUtc();

    internal override Task ExpectMany() => Database.ExecuteSqlAsync($"""SET LOCAL jit = off; SET LOCAL work_mem = '64MB'""");

    internal override Task Hold(FormattableString rows) =>
        Database.ExecuteSqlAsync(FormattableStringFactory.Create($"WITH held AS ({rows.Format} FOR UPDATE) SELECT count(*) FROM held", rows.GetArguments()));

    /// <remarks>Our tables with the guards on them, nothing else that may stand in the same schema.</remarks>
    internal override Task DropEverything(CancellationToken stop)
    {
        var tables = Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Append("__EFMigrationsHistory").Distinct().ToList();
#pragma warning disable EF1002 // names of our own tables
        return Database.ExecuteSqlRawAsync($"""
            DO $$ DECLARE guard regprocedure; guards regprocedure[]; BEGIN
              SELECT array_agg(DISTINCT t.tgfoid::regprocedure) INTO guards FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
               WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND c.relname IN ({string.Join(", ", tables.Select(t => $"'{t}'"))});
              DROP TABLE IF EXISTS {string.Join(", ", tables.Select(t => $"\"{t}\""))} CASCADE;
              IF guards IS NOT NULL THEN FOREACH guard IN ARRAY guards LOOP EXECUTE 'DROP FUNCTION ' || guard; END LOOP; END IF;
            END $$
            """, stop);
#pragma warning restore EF1002
    }

    protected override Task<IDisposable> WriterGate(CancellationToken stop) => Free;

    internal override bool IsFar => true;

    /// <summary>What was asked before its turn, in the transaction that is open.</summary>
    internal AskedAhead? Ahead { get; private set; }

    internal override async Task AskAhead(IReadOnlyList<DbCommand> questions, Guid[] journals, CancellationToken stop)
    {
        var transaction = await Database.BeginTransactionAsync(stop);
        Ahead = await AskedAhead.Ask((NpgsqlConnection)Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction(), questions, journals, stop);
    }

    protected override Task<List<JournalHead>> LockHeads(Guid[] networks) => Ahead?.Heads(networks) is { } taken ? Task.FromResult(taken) :
        JournalHeads.FromSql($"""SELECT * FROM "JournalHeads" WHERE "NetworkId" = ANY ({networks}) ORDER BY "NetworkId" FOR UPDATE""").AsNoTracking().ToListAsync();

    public override Task<List<DueWork>> ClaimDueWork(Instant now, Instant leaseUntil, int most, CancellationToken stop)
    {
        var (at, until) = (Stored(now), Stored(leaseUntil));
        return DueWork.FromSql($"""
            UPDATE "DueWork" SET "LeasedUntil" = {until}, "Attempts" = "Attempts" + 1 WHERE "Id" IN (
              SELECT "Id" FROM "DueWork" WHERE "DoneAt" IS NULL AND "GivenUpAt" IS NULL AND "DueAt" <= {at} AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= {at})
              ORDER BY "DueAt" LIMIT {most} FOR UPDATE SKIP LOCKED) RETURNING *
            """).AsNoTracking().ToListAsync(stop);
    }

    private protected override async Task InsertAndCommit(IReadOnlyList<(BulkTable Table, IReadOnlyList<BulkRow> Rows)> tables, IReadOnlyList<JournalHead> moved, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)Database.GetDbConnection(), (NpgsqlTransaction)Database.CurrentTransaction!.GetDbTransaction());
        foreach (var (table, rows) in tables) PostgresRows.Add(batch, table, rows);
        foreach (var head in moved)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(MoveHead(i => $"${i}")) { Parameters = { new() { Value = head.Entries }, new() { Value = head.Hash }, new() { Value = head.NetworkId } } });
        // in the same journey; after a fault the server passes over it
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        try
        {
            await batch.ExecuteNonQueryAsync(stop);
        }
        catch (PostgresException refused) when (IsUndone(refused.SqlState))
        {
            throw Unwritten(refused);
        }
        finally
        {
            Ahead = null;
        }
    }

    // a server that shut down or broke may have committed before it could say so
    static bool IsUndone(string state) => state[..2] is not ("08" or "57" or "58" or "XX");

    internal override Task Pour(BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop = default) => PostgresRows.Copy((NpgsqlConnection)Database.GetDbConnection(), table, rows, stop);

    sealed class Nothing : IDisposable
    {
        public void Dispose() { }
    }
}
