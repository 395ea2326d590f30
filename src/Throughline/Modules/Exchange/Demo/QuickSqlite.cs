using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Does not wait for the disk: a demo that was cut off is loaded anew, nothing of anybody's is lost.</summary>
sealed class QuickSqlite : DbConnectionInterceptor
{
    public static readonly QuickSqlite Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF";
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
