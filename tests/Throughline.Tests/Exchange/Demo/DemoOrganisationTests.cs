using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Exchange.Demo;
using Throughline.Modules.Networks.Published;

namespace Throughline.Tests.Exchange.Demo;

[Trait("needs", "database")]
public sealed partial class DemoOrganisationTests : IAsyncDisposable
{
    // a Tuesday, as on the pages that the demo was drawn on
    private static readonly Instant Anchor = Instant.FromUtc(2026, 11, 17, 9, 20);

    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-demo-").FullName;
    internal static readonly Lazy<Task<string>> Loaded = new(LoadOnce);

    /// <summary>A copy of the demo, which is loaded once for all of them.</summary>
    private async Task<string> Demo()
    {
        File.Copy(await Loaded.Value, $"{_folder}/demo.db");
        return $"sqlite:{_folder}/demo.db";
    }

    private static async Task<string> LoadOnce()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await Load($"sqlite:{folder}/demo.db");
        // closing the last connection folds the write-ahead log into the file that is copied
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return $"{folder}/demo.db";
    }

    [Fact]
    public async Task The_demo_organisation_is_the_same_every_time()
    {
        var other = $"sqlite:{_folder}/again.db";
        await Load(other);

        Assert.Equal(await Rows(await Demo()), await Rows(other));
    }

    [Fact]
    public async Task Every_phase_has_a_network_and_every_journal_is_whole()
    {
        await With(await Demo(), async db =>
        {
            Assert.Empty(Enum.GetValues<Phase>().Except(await db.Networks.Select(n => n.Phase).Distinct().ToListAsync()));
            foreach (var network in await db.Networks.AsNoTracking().ToListAsync())
            {
                var facts = await db.Facts.AsNoTracking().Where(f => f.NetworkId == network.Id).OrderBy(f => f.Entry).ToListAsync();
                Assert.Equal(Enumerable.Range(1, facts.Count).Select(i => (long?)i), facts.Select(f => f.Entry));
                Assert.All(facts, f => Assert.Equal(f.Hash, f.ComputeHash()));
                Assert.Equal(facts.SkipLast(1).Select(f => f.Hash), facts.Skip(1).Select(f => f.PreviousHash));
                Assert.All(facts.Zip(facts.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At, $"{network.Reference}: {pair.Second.Sentence} stands before its time"));
            }
            Assert.Equal(14, await db.People.CountAsync(p => db.Organisations.Any(o => o.Id == p.OrganisationId && o.Side == PartyKind.Us)));
            Assert.Equal(3, await db.Teams.CountAsync());
            Assert.True(await db.Facts.AllAsync(f => f.At <= Anchor), "The history tells of the future.");
        });
    }

    [Fact]
    public async Task Everybody_of_the_demo_can_sign_in()
    {
        var database = await Demo();
        await using var app = Throughline.Host.Site.Build(database, "http://127.0.0.1:0");
        var words = new StringWriter();
        await DemoOrganisation.LoadIfEmpty(app.Services, database, words, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

        var lines = words.ToString().Split('\n').Skip(1).Where(l => l.Length > 0).ToList();
        Assert.Equal(Enum.GetValues<Role>().Length - 1, lines.Count);
        var password = Quoted().Match(words.ToString()).Groups[1].Value;
        foreach (var email in lines.Select(l => Email().Match(l).Value)) await SignIn(address, email, password);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task SignIn(Uri address, string email, string password)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        var page = await client.GetStringAsync("/sign-in");
        var token = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = email, ["password"] = password, ["__RequestVerificationToken"] = token });
        using var answer = await client.PostAsync("/sign-in", form);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{email}: {answer.StatusCode}");
    }

    private static async Task Load(string database)
    {
        await using (var services = CommandServices.For(database)) await Schema.Migrate(services);
        await DemoOrganisation.Load(database, Anchor);
    }

    internal static async Task With(string database, Func<ThroughlineDb, Task> look)
    {
        await using var services = CommandServices.For(database);
        await using var scope = services.CreateSystemScope();
        await look(scope.ServiceProvider.GetRequiredService<ThroughlineDb>());
    }

    // every row of every table in the order of writing; ids, what is hashed with ids, and secrets differ
    private static async Task<string> Rows(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database["sqlite:".Length..]}");
        await connection.OpenAsync();
        var tables = await Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name");
        var all = new List<string>();
        foreach (var table in tables)
            all.AddRange((await Read(connection, $"SELECT * FROM \"{table}\"")).Select(row => table + "\t" + Ids().Replace(Hashes().Replace(row, "#"), "#")).Order(StringComparer.Ordinal));
        return string.Join('\n', all);
    }

    private static async Task<List<string>> Read(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) is not ("PasswordHash" or "SecurityStamp" or "ConcurrencyStamp" or "Secret"))
                .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?7[0-9a-fA-F]{3}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}")]
    private static partial Regex Ids();

    // a hash, its beginning in a sentence, and the token of a link, which nobody can foretell
    [GeneratedRegex(@"[0-9a-f]{64}|(?<=\()[0-9a-f]{8}(?=\))|(?<=/survey/)[\w-]{43}")]
    private static partial Regex Hashes();

    [GeneratedRegex("“(.+)”")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\S+@\S+")]
    private static partial Regex Email();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
