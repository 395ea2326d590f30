using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Throughline.Data.Bulk;

/// <summary>Writes rows of one table by one prepared statement.</summary>
static class SqliteRows
{
    public static sqlite3_stmt Prepare(sqlite3 connection, string sql)
    {
        Check(connection, raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    /// <summary>Prepares the statement of the table and writes the rows by it.</summary>
    public static void Insert(sqlite3 connection, BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop)
    {
        using var insert = Prepare(connection, table.Insert(_ => "?"));
        Write(connection, insert, table, rows, stop);
    }

    public static void Write(sqlite3 connection, sqlite3_stmt statement, BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop)
    {
        var row = new object?[table.Columns.Count];
        foreach (var entity in rows)
        {
            stop.ThrowIfCancellationRequested();
            table.Read(entity, row);
            Step(connection, statement, row);
        }
    }

    /// <summary>Runs the statement once with these values.</summary>
    public static void Step(sqlite3 connection, sqlite3_stmt statement, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) Bind(statement, i + 1, values[i]);
        var answer = raw.sqlite3_step(statement);
        if (answer != raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(statement);
            Check(connection, answer);
        }
        Check(connection, raw.sqlite3_reset(statement));
    }

    public static void Check(sqlite3 connection, int answer)
    {
        if (answer != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(connection).utf8_to_string(), answer);
    }

    // as Microsoft.Data.Sqlite writes them, so that the program finds what was poured in
    static void Bind(sqlite3_stmt statement, int at, object? value) => _ = value switch
    {
        null => raw.sqlite3_bind_null(statement, at),
        string text => raw.sqlite3_bind_text(statement, at, text),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        int number => raw.sqlite3_bind_int64(statement, at, number),
        NodaTime.Instant instant => raw.sqlite3_bind_int64(statement, at, instant.ToUnixTimeTicks() / 10),
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
}
