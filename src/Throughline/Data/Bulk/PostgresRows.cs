using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Throughline.Data.Bulk;

/// <summary>Rows of one table on their way to PostgreSQL: some with other statements in one journey, or very many by COPY.</summary>
static class PostgresRows
{
    static readonly ConditionalWeakTable<BulkTable, Statement> Statements = [];

    sealed record Statement(string Sql, IReadOnlyList<NpgsqlDbType> Types);

    /// <summary>Pours rows in by binary COPY.</summary>
    public static async Task Copy(NpgsqlConnection connection, BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop)
    {
        if (rows.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)", stop);
        var row = new object?[table.Columns.Count];
        foreach (var entity in rows)
        {
            table.Read(entity, row);
            await copy.StartRowAsync(stop);
            foreach (var value in row)
            {
                if (value is null) await copy.WriteNullAsync(stop);
                else if (value is Enum word) await copy.WriteAsync(Convert.ToInt32(word, System.Globalization.CultureInfo.InvariantCulture), stop);
                else await copy.WriteAsync(value, stop);
            }
        }
        await copy.CompleteAsync(stop);
    }

    /// <summary>Adds rows to a batch, by a statement that the server prepares once.</summary>
    public static void Add(NpgsqlBatch batch, BulkTable table, IReadOnlyList<BulkRow> rows)
    {
        var statement = Statements.GetValue(table, StatementFor);
        var row = new object?[table.Columns.Count];
        foreach (var entity in rows)
        {
            table.Read(entity, row);
            var insert = new NpgsqlBatchCommand(statement.Sql);
            for (var i = 0; i < row.Length; i++) insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = statement.Types[i], Value = row[i] ?? DBNull.Value });
            batch.BatchCommands.Add(insert);
        }
    }

    // the types are named: a statement is prepared for its types, and a null alone has none
    static Statement StatementFor(BulkTable table)
    {
        using var command = new NpgsqlCommand();
        return new Statement(table.Insert(i => $"${i}"), [.. table.Mappings.Select(m => ((NpgsqlParameter)m.CreateParameter(command, "p", null, nullable: true)).NpgsqlDbType)]);
    }
}
