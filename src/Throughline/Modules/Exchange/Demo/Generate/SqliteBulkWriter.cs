using Microsoft.Data.Sqlite;
using SQLitePCL;
using Throughline.Data.Bulk;

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
            statement = SqliteRows.Prepare(connection.Handle!, table.Insert(_ => "?"));
            statements.Add(table, statement);
        }
        SqliteRows.Write(connection.Handle!, statement, table, rows, stop);
        return Task.CompletedTask;
    }

    Task Done(string sql)
    {
        Run(sql);
        return Task.CompletedTask;
    }

    void Run(string sql) => SqliteRows.Check(connection.Handle!, raw.sqlite3_exec(connection.Handle, sql));

    public override ValueTask DisposeAsync()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        Run("PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;");
        return connection.DisposeAsync();
    }
}
