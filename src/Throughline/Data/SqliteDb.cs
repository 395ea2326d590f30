using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SQLitePCL;
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

    public override async Task<List<DueWork>> ClaimDueWork(Instant now, Instant leaseUntil, int most, CancellationToken stop)
    {
        // look before taking the one right to write
        if (!await DueWork.AnyAsync(w => w.DoneAt == null && w.GivenUpAt == null && w.DueAt <= now && (w.LeasedUntil == null || w.LeasedUntil <= now), stop)) return [];
        var (at, until) = (now.ToUnixTimeTicks() / 10, leaseUntil.ToUnixTimeTicks() / 10);
        using var gate = await WriterGate(stop);
        return await DueWork.FromSql($"""
            UPDATE "DueWork" SET "LeasedUntil" = {until}, "Attempts" = "Attempts" + 1 WHERE "Id" IN (
              SELECT "Id" FROM "DueWork" WHERE "DoneAt" IS NULL AND "GivenUpAt" IS NULL AND "DueAt" <= {at} AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= {at})
              ORDER BY "DueAt" LIMIT {most}) RETURNING *
            """).AsNoTracking().ToListAsync(stop);
    }

    public override Task Pour(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken stop = default)
    {
        var handle = ((SqliteConnection)Database.GetDbConnection()).Handle!;
        var sql = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v2(handle, sql, out var statement));
        using (statement)
        {
            foreach (var row in rows)
            {
                stop.ThrowIfCancellationRequested();
                for (var i = 0; i < row.Length; i++) Bind(statement, i + 1, row[i]);
                if (raw.sqlite3_step(statement) is var answer and not raw.SQLITE_DONE) Check(answer);
                Check(raw.sqlite3_reset(statement));
            }
        }
        return Task.CompletedTask;

        void Check(int answer)
        {
            if (answer != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), answer);
        }
    }

    // as Microsoft.Data.Sqlite writes them
    static void Bind(sqlite3_stmt statement, int at, object? value) => _ = value switch
    {
        null => raw.sqlite3_bind_null(statement, at),
        string text => raw.sqlite3_bind_text(statement, at, text),
        Guid id => raw.sqlite3_bind_text(statement, at, id.ToString().ToUpperInvariant()),
        Instant instant => raw.sqlite3_bind_int64(statement, at, instant.ToUnixTimeTicks() / 10),
        int number => raw.sqlite3_bind_int64(statement, at, number),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        bool yes => raw.sqlite3_bind_int(statement, at, yes ? 1 : 0),
        _ => throw new NotSupportedException($"No way is known to pour a {value.GetType().Name}."),
    };

    sealed class Release(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
