using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Throughline.Data;

/// <summary>Tells a clash from other faults: what was added is there already.</summary>
static class Clashes
{
    const int SqliteUnique = 2067, SqlitePrimaryKey = 1555;

    public static bool IsClash(this DbUpdateException fault) =>
        fault.InnerException is SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
