using Throughline.Ground;

namespace Throughline.Bench.Measure;

/// <summary>Measures one thing on SQLite and on PostgreSQL, both writing durably; <c>--sqlite</c> or <c>--postgres</c> names one of them.</summary>
internal static class BothDatabases
{
    /// <param name="what">Names the database.</param>
    /// <param name="columns">Of the table, for the row that says why there is no PostgreSQL.</param>
    /// <param name="measure">Answers whether it met the bar.</param>
    public static async Task<bool> Measure(string[] args, Section section, string what, int columns, Func<BenchDatabase, Task<bool>> measure)
    {
        using var folder = new BenchFolder();
        var met = args.Contains("--postgres") || await measure(new("SQLite, synchronous=FULL", folder.Sqlite(what), folder.Path));
        if (args.Contains("--sqlite")) return met;
        if (PostgresServer.Unavailable is { } why)
        {
            section.Row([$"PostgreSQL: {why}", .. Enumerable.Repeat("", columns - 1)]);
            return met;
        }
        await using var server = PostgresServer.Durable();
        return await measure(new("PostgreSQL", await server.CreateDatabase(what), folder.Path)) && met;
    }
}

/// <summary>An empty database to measure on.</summary>
/// <param name="Name">Its kind, as the table says it.</param>
/// <param name="Folder">Where the benchmark may write beside it.</param>
internal sealed record BenchDatabase(string Name, string Address, string Folder)
{
    public bool IsSqlite => Address.StartsWith("sqlite:", StringComparison.Ordinal);
}

/// <summary>A folder for what a benchmark writes, on the disk of the checkout; gone when it is disposed of, unless it was named.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly bool kept;

    /// <param name="named">A folder that stays, with what was made in it before.</param>
    public BenchFolder(string? named = null)
    {
        kept = named is not null;
        Path = System.IO.Path.GetFullPath(named ?? System.IO.Path.Combine(Repository.Root, "artifacts", $"bench-{Environment.ProcessId}"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Sqlite(string name) => $"sqlite:{File(name)}";

    public bool Has(string name) => System.IO.File.Exists(File(name));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!kept) Directory.Delete(Path, recursive: true);
    }

    private string File(string name) => System.IO.Path.Combine(Path, name) + ".db";
}
