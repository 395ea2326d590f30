using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>Rows by one prepared statement per table, without waiting for the disk until the end.</summary>
sealed class SqliteBulkWriter : BulkWriter
{
    readonly SqliteConnection connection;
    readonly Dictionary<BulkTable, sqlite3_stmt> statements = [];

    public SqliteBulkWriter(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = false, Pooling = false }.ToString());
        connection.Open();
        Run("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=20000;");
    }

    public override Task Begin(CancellationToken stop) => Done("BEGIN IMMEDIATE");

    public override Task Commit(CancellationToken stop) => Done("COMMIT");

    public override Task Execute(string sql, CancellationToken stop) => Done(sql);

    public override Task Write(BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop)
    {
        if (!statements.TryGetValue(table, out var statement))
        {
            var sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})";
            Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
            statements.Add(table, statement);
        }
        var row = new object?[table.Columns.Count];
        foreach (var entity in rows)
        {
            stop.ThrowIfCancellationRequested();
            table.Read(entity, row);
            for (var i = 0; i < row.Length; i++) Bind(statement, i + 1, row[i]);
            if (raw.sqlite3_step(statement) is var answer and not raw.SQLITE_DONE) Check(answer);
            Check(raw.sqlite3_reset(statement));
        }
        return Task.CompletedTask;
    }

    // as Microsoft.Data.Sqlite writes them, so that the program finds what was poured in
    static void Bind(sqlite3_stmt statement, int at, object? value) => _ = value switch
    {
        null => raw.sqlite3_bind_null(statement, at),
        string text => raw.sqlite3_bind_text(statement, at, text),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        int number => raw.sqlite3_bind_int64(statement, at, number),
        bool yes => raw.sqlite3_bind_int(statement, at, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, at, number),
        Guid id => raw.sqlite3_bind_text(statement, at, id.ToString().ToUpperInvariant()),
        decimal amount => raw.sqlite3_bind_text(statement, at, amount.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        DateOnly date => raw.sqlite3_bind_text(statement, at, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => raw.sqlite3_bind_text(statement, at, time.ToString(time.Ticks % 10_000_000 == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
        byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
        Enum word => raw.sqlite3_bind_int64(statement, at, Convert.ToInt64(word, CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"No way is known to write a {value.GetType().Name}."),
    };

    Task Done(string sql)
    {
        Run(sql);
        return Task.CompletedTask;
    }

    void Run(string sql) => Check(raw.sqlite3_exec(connection.Handle, sql));

    void Check(int answer)
    {
        if (answer != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), answer);
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        Run("PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;");
        return connection.DisposeAsync();
    }
}
