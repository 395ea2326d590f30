using System.Diagnostics;
using Npgsql;
using Throughline.Ground;
using Throughline.Host;

namespace Throughline.Tests.Ground;

[Trait("needs", "database")]
public class PostgresServerTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_copy_has_what_the_template_had_and_the_template_is_made_once()
    {
        Need.Postgres();
        var made = 0;
        async Task Migrate(string connectionString)
        {
            Interlocked.Increment(ref made);
            await Execute(connectionString, "CREATE TABLE thing (name text); INSERT INTO thing VALUES ('Söhne');");
        }
        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            await postgres.CreateDatabase("copy", await postgres.Template("one_thing", Migrate))));

        Assert.Equal(1, made);
        Assert.Equal(4, copies.Distinct().Count());
        await Execute(copies[0], "DELETE FROM thing");
        Assert.Equal("Söhne", await Execute(copies[1], "SELECT name FROM thing"));
        Assert.Null(await Execute(copies[0], "SELECT name FROM thing"));
    }

    [Fact]
    public async Task A_server_leaves_neither_folder_nor_process()
    {
        Need.Postgres();
        string folder;
        await using (var own = new PostgresServer())
        {
            folder = new NpgsqlConnectionStringBuilder(await own.CreateDatabase("own")).Host!;
            Assert.True(Directory.Exists(folder));
            Assert.NotEmpty(ProcessesOf(folder));
        }
        Assert.False(Directory.Exists(folder));
        Assert.Empty(ProcessesOf(folder));
    }

    [Fact]
    public async Task A_site_that_is_gone_holds_no_connection_to_its_server()
    {
        Need.Postgres();
        var database = await postgres.CreateDatabase("site");
        await using (var services = CommandServices.For(database)) await Schema.Migrate(services, TestContext.Current.CancellationToken);
        await using (await TestSite.Start(database)) { }
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        Assert.Equal(0L, await Execute(await postgres.CreateDatabase("watch"), $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}'"));
    }

    private static async Task<object?> Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static List<int> ProcessesOf(string folder) => Process.GetProcesses().Where(p => CommandLine(p.Id).Contains(folder, StringComparison.Ordinal)).Select(p => p.Id).ToList();

    private static string CommandLine(int id)
    {
        try { return File.ReadAllText($"/proc/{id}/cmdline"); }
        catch (IOException) { return ""; }
    }
}
