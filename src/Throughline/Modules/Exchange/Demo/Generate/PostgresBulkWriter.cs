using Npgsql;
using Throughline.Data.Bulk;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>Rows by binary COPY.</summary>
sealed class PostgresBulkWriter(NpgsqlConnection connection) : BulkWriter
{
    NpgsqlTransaction? transaction;

    public static async Task<PostgresBulkWriter> Open(string database, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false, CommandTimeout = 0 }.ToString());
        await connection.OpenAsync(stop);
        return new PostgresBulkWriter(connection);
    }

    public override async Task Begin(CancellationToken stop) => transaction = await connection.BeginTransactionAsync(stop);

    public override Task Write(BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop) => PostgresRows.Copy(connection, table, rows, stop);

    public override async Task Execute(string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // sentences of our own
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(stop);
    }

    public override async Task Commit(CancellationToken stop)
    {
        await transaction!.CommitAsync(stop);
        await transaction.DisposeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "ANALYZE";
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
        await connection.DisposeAsync();
    }
}
