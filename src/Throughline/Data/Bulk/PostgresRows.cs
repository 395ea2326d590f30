using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Throughline.Data.Bulk;

/// <summary>Adds rows of one table to a batch: one journey to the server for all, by a statement it prepares once.</summary>
static class PostgresRows
{
    static readonly ConditionalWeakTable<BulkTable, Statement> Statements = [];

    sealed record Statement(string Sql, IReadOnlyList<NpgsqlDbType> Types);

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
