using Throughline.Ground;
using Throughline.Host;

namespace Throughline.Tests.Ground;

/// <summary>
/// An empty database at the present version, copied from one that was migrated once. SQLite in a folder of its own, or
/// PostgreSQL when THROUGHLINE_TEST_DATABASE says so: ./test runs every slice once on each.
/// </summary>
public static class TestDatabase
{
    static readonly Lazy<PostgresServer> Server = new(() => new PostgresServer());
    static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqlite);

    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("THROUGHLINE_TEST_DATABASE") == "postgres";

    /// <summary>The database, and the folder to remove when it is done with.</summary>
    public static async Task<(string Database, string? Folder)> New()
    {
        if (IsPostgres)
        {
            Need.Postgres();
            return (await Server.Value.CreateDatabase("slice", await Server.Value.Template("migrated", Migrate)), null);
        }
        var folder = Directory.CreateTempSubdirectory("throughline-test-").FullName;
        File.Copy(await SqliteTemplate.Value, Path.Combine(folder, "test.db"));
        return ($"sqlite:{folder}/test.db", folder);
    }

    static async Task<string> MakeSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "template.db");
        await Migrate($"sqlite:{path}");
        // closing the last connection folds the write-ahead log into the file that is copied
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return path;
    }

    static async Task Migrate(string database)
    {
        await using var services = CommandServices.For(database);
        await Schema.Migrate(services);
    }
}
