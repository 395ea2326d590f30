using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Data;
using Throughline.Kernel;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Data;

/// <summary>What is opened at night must be as fast in a world of a million tickets: no statement of it walks through a whole table that grows.</summary>
[Trait("needs", "server")]
public sealed partial class WholeTableTests
{
    static readonly string[] Growing = ["Tickets", "TicketClocks", "TicketClockFacts", "TicketNotes", "Facts", "WorkEntries", "ClockDueChanges", "DueWork", "Notices", "AgreementTerms", "AgreementTargets", "Agreements", "People", "Networks", "Site", "Service", "DesignNode", "DesignLink", "Designs", "NameWords"];

    [Fact]
    public async Task No_page_of_the_night_walks_through_a_whole_table()
    {
        if (TestDatabase.IsPostgres) return; // PostgreSQL decides by how much is there: with three tickets a walk is right
        var asked = new Statements();
        await using var village = await Village.Start(adjust: b => b.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(asked)));
        var ticket = await village.Open("Sam Okoro", new { title = "Link down at Harbour Street", network = village.Network, service = village.Service, impact = "Down" });
        await village.Site.App.Services.GetRequiredService<Modules.Improvement.Suggestions.DeskIndex>().CatchUp(TestContext.Current.CancellationToken);
        var (all, walks) = (0, new List<string>());
        foreach (var who in new[] { "Tomás Reyes", "Sam Okoro" })
        {
            asked.Clear();
            using var client = village.Site.As(who);
            foreach (var page in new[] { "/", "/tickets", "/tickets?show=All", "/tickets?show=Mine", "/tickets?show=Resolved", $"/tickets/{ticket}", "/networks", $"/networks/{village.Network}", $"/networks/{village.Network}/dossier", $"/networks/{village.Network}/tickets", $"/networks/{village.Network}/journal",
                "/tickets?q=link+dow", "/tickets?show=All&q=link+dow", "/tickets?show=Mine&q=link", "/tickets?show=Resolved&q=link", $"/networks/{village.Network}/tickets?q=link",
                "/search?q=harbour", "/search?q=link+down", "/search?q=NVK/ETH/448-21907", "/search?q=HS-NTE-01", "/search?q=0117+496+0113", "/search?q=N-1042", "/search?q=T-20931", "/search?q=S-2101", "/search?q=sam+okoro" })
                Assert.True((await client.GetAsync(page, TestContext.Current.CancellationToken)).IsSuccessStatusCode || who == "Sam Okoro", $"{page} for {who}");
            all += asked.All.Count;
            walks.AddRange(await village.Site.Do(async (_, db) =>
            {
                var connection = (SqliteConnection)db.Database.GetDbConnection();
                await connection.OpenAsync();
                // what is ours alone is decided before the first row for an outsider
                return asked.All.Where(s => s.StartsWith("SELECT", StringComparison.Ordinal) && !s.Contains("WHERE @ef_filter__SeesAll AND", StringComparison.Ordinal)).SelectMany(s => Walks(connection, s, seesAll: who != "Sam Okoro").Select(w => $"{who}: {w}\n{s}")).ToList();
            }));
        }

        Assert.True(all > 60, $"{all} statements were seen.");
        Assert.True(walks.Count == 0, string.Join("\n\n", walks));
    }

    [Fact]
    public async Task The_companies_of_one_side_are_read_by_name_along_an_index()
    {
        if (TestDatabase.IsPostgres) return; // PostgreSQL decides by how much is there
        var asked = new Statements();
        await using var site = await TestSite.Start(adjust: b => b.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(asked)));
        var plan = await site.Do(async (_, db) =>
        {
            await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Provider).OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).Take(200).ToListAsync();
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            await connection.OpenAsync();
            return Plan(connection, asked.All.Single(s => s.Contains("\"Organisations\"", StringComparison.Ordinal)));
        });
        Assert.Equal(["SEARCH o USING INDEX IX_Organisations_Side_Name (Side=?)"], plan);
    }

    // who sees all finds the first forty of a list at its beginning; an outsider would walk past everybody else's
    static List<string> Walks(SqliteConnection connection, string statement, bool seesAll)
    {
        var tables = Source().Matches(statement).ToLookup(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
        var steps = Plan(connection, statement);
        var sorts = steps.Exists(s => s.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
        return [.. steps.Where(s => Scan().Match(s) is { Success: true } m && tables[m.Groups["alias"].Value].Any(Growing.Contains) && (sorts || !s.Contains("USING", StringComparison.Ordinal) || (!seesAll && !OfOpen().IsMatch(s))))];
    }

    static List<string> Plan(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are those the program asked itself
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
#pragma warning restore CA2100
        foreach (var name in Parameter().Matches(statement).Select(m => m.Value).Distinct()) command.Parameters.AddWithValue(name, 1);
        var steps = new List<string>();
        using (var reader = command.ExecuteReader())
            while (reader.Read()) steps.Add(reader.GetString(3));
        return steps;
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex("""(FROM|JOIN) "(?<table>\w+)" AS "(?<alias>\w+)""")]
    private static partial Regex Source();

    /// <summary>Indexes that hold the open tickets alone, which do not grow with the years.</summary>
    [GeneratedRegex(@"USING (COVERING )?INDEX IX_Tickets_(RunsOutAt_Number|OwnerId)")]
    private static partial Regex OfOpen();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)")]
    private static partial Regex Scan();

    /// <summary>Keeps every statement that is asked.</summary>
    sealed class Statements : DbCommandInterceptor
    {
        readonly ConcurrentDictionary<string, bool> seen = new();

        public ICollection<string> All => seen.Keys;

        public void Clear() => seen.Clear();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken stop = default)
        {
            seen[command.CommandText] = true;
            return ValueTask.FromResult(result);
        }
    }
}
