using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Ground;
using Throughline.Host;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Improvement.Suggestions;

/// <summary>Two processes on one PostgreSQL, one of them killed while it reads the tickets.</summary>
[Trait("needs", "server")]
public class TwoNodesTests
{
    const int Old = 20_000;

    [Fact]
    public async Task A_node_killed_while_indexing_comes_back_complete_and_two_nodes_show_the_same_also_after_a_link_on_one()
    {
        Need.Postgres();
        await using var postgres = new PostgresServer();
        var database = await postgres.CreateDatabase("nodes");
        await using (var services = CommandServices.For(database)) await Schema.Migrate(services, TestContext.Current.CancellationToken);
        var (opened, key) = await Settle(database);

        await using (var killed = await NodeProcess.Start(database))
        {
            // seen at work: some tickets read, not all
            var (read, ready) = await Seen(killed, key, opened[0], (read, _) => read > 0);
            Assert.False(ready);
            Assert.InRange(read, 1, Old - 1);
            await killed.Kill();
        }

        await using var one = await NodeProcess.Start(database);
        await using var other = await NodeProcess.Start(database);
        foreach (var node in new[] { one, other })
            Assert.Equal(Old + opened.Count, (await Seen(node, key, opened[0], (_, ready) => ready)).Read);
        Assert.Equal(await Shown(one, key, opened[0]), await Shown(other, key, opened[0]));

        // what comes at one is found at the other
        var fresh = await Open(one, key, "Multicast stream freezes at noon");
        var again = await Open(other, key, "Multicast stream freezes again");
        await Until(one, key, again, fresh);
        await Until(other, key, again, fresh);
        Assert.Equal(await Shown(one, key, again), await Shown(other, key, again));

        // linked at one: both say so, and suggest the whole issue for the next
        Assert.Equal(200, (await As(one, key).Send($"/tickets/{again}/similar/{fresh}/link", new { })).Status);
        await Until(other, key, fresh, again, linked: true);
        await Until(one, key, fresh, again, linked: true);
        foreach (var ticket in new[] { fresh, again, opened[1] }) Assert.Equal(await Shown(one, key, ticket), await Shown(other, key, ticket));
    }

    /// <summary>A desk with people, some tickets with their facts, and very many older ones, poured in by the database itself.</summary>
    static async Task<(List<string> Opened, AuthenticationHeaderValue Key)> Settle(string database)
    {
        await using var village = await Village.Start(database);
        var opened = new List<string>();
        foreach (var title in new[] { "Wireless drops in the lobby", "Wireless drops in the lobby again", "NTE dark after the power test" })
            opened.Add(await village.Open("Sam Okoro", new { title, description = "Seen since the UPS test", network = village.Network }));
        await village.Site.Do((_, db) => db.Database.ExecuteSqlRawAsync($$"""
            INSERT INTO "Tickets" SELECT r.* FROM (SELECT * FROM "Tickets" ORDER BY "Number" LIMIT 1) t, generate_series(0, {{Old - 1}}) n,
                LATERAL jsonb_populate_record(NULL::"Tickets", to_jsonb(t) || jsonb_build_object('Id', gen_random_uuid(), 'Number', 1000000 + n,
                    'Title', 'Old ticket ' || md5(n::text), 'Description', (SELECT string_agg(substr(md5((n * i)::text), 1, 5), ' ') FROM generate_series(1, 60) i))) r
            """.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));
        using var tomas = village.Site.As("Tomás Reyes");
        return (opened, tomas.DefaultRequestHeaders.Authorization!);
    }

    static HttpClient As(NodeProcess node, AuthenticationHeaderValue key) => new() { BaseAddress = node.Address, DefaultRequestHeaders = { Authorization = key } };

    static async Task<string> Open(NodeProcess node, AuthenticationHeaderValue key, string title)
    {
        using var client = As(node, key);
        var (status, body) = await client.Send("/tickets", new { title, description = "Seen on the wall of the control room", network = "N-1042" }, ("Idempotency-Key", title));
        Assert.True(status is 200 or 201, $"{status} {body}");
        return body.GetProperty("reference").GetString()!;
    }

    static async Task<JsonElement> Similar(NodeProcess node, AuthenticationHeaderValue key, string ticket)
    {
        using var client = As(node, key);
        var (status, body) = await client.Read($"/tickets/{ticket}/similar");
        Assert.Equal(200, status);
        return body;
    }

    /// <summary>What is shown in its order, and what people said of it; how like it is depends on the second of the asking where a ticket is that young.</summary>
    static async Task<string> Shown(NodeProcess node, AuthenticationHeaderValue key, string ticket) =>
        JsonSerializer.Serialize((await Similar(node, key, ticket)).GetProperty("tickets").EnumerateArray().Select(t => (t.GetProperty("reference").GetString(), t.GetProperty("isSameIssue").GetBoolean(), t.GetProperty("linkedBy").GetString())).Select(t => t.ToString()));

    static async Task<(int Read, bool Ready)> Seen(NodeProcess node, AuthenticationHeaderValue key, string ticket, Func<int, bool, bool> enough)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(5))
        {
            var body = await Similar(node, key, ticket);
            var (read, ready) = (body.GetProperty("read").GetInt32(), body.GetProperty("ready").GetBoolean());
            if (enough(read, ready)) return (read, ready);
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(2), $"{read} read, ready {ready} after two minutes");
        }
    }

    static async Task Until(NodeProcess node, AuthenticationHeaderValue key, string ticket, string shown, bool linked = false)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(20))
        {
            var tickets = (await Similar(node, key, ticket)).GetProperty("tickets").EnumerateArray().ToList();
            if (tickets.Any(t => t.GetProperty("reference").GetString() == shown && (!linked || t.GetProperty("isSameIssue").GetBoolean()))) return;
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"{ticket} does not show {shown} after a minute");
        }
    }
}
