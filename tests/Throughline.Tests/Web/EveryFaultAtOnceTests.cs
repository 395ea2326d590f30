using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Throughline.Data;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Tests.Exchange.Demo;
using Throughline.Tests.Ground;
using Throughline.Tests.Parties;
using Throughline.Tests.Support;

namespace Throughline.Tests.Web;

/// <summary>What cannot be read does not hide what the rules say of the rest, and nothing is done meanwhile.</summary>
[Trait("needs", "server")]
public partial class EveryFaultAtOnceTests
{
    [Fact]
    public async Task A_number_that_is_none_does_not_hide_a_zone_and_a_company_that_do_not_exist()
    {
        await using var village = await Village.Start();
        using var jonas = village.Site.As("Jonas Weber");

        var (status, body) = await jonas.Send("/agreements", new { title = "Ethernet", owes = "us-to-customer", with = "Nobody Ltd", from = "2026-01-01", zone = "Mars/Base", monthly = "12,5x", pauses = new[] { "weather" } });

        Assert.Equal(422, status);
        Assert.Equal(["/monthly not-a-number", "/pauses/0 not-a-choice", "/with unknown-party", "/zone unknown-zone"], Faults(body));
    }

    [Fact]
    public async Task A_fault_that_hangs_on_what_could_not_be_read_is_not_told()
    {
        await using var village = await Village.Start();
        using var jonas = village.Site.As("Jonas Weber");

        var (_, body) = await jonas.Send("/agreements", new { title = "Ethernet", owes = "us-to-customer", with = "Brightwater Clinics", from = "32 January", until = "2026-12-31", zone = "Mars/Base" });

        Assert.Equal(["/from unreadable", "/zone unknown-zone"], Faults(body));
    }

    [Fact]
    public async Task The_form_of_a_person_names_every_fault_at_its_field()
    {
        await using var village = await Village.Start();
        using var browser = BrowserSession.On(village.Site);
        await browser.SignIn("jonas.weber@example.org");

        var (status, page, _) = await browser.Post("/people/new", "/people", ("_form", "add-person"), ("name", "Ana Silva"), ("organisation", "Nobody Ltd"), ("roles", "engineer"), ("tier", "one"));

        Assert.Equal(422, status);

        Assert.Contains("is not a whole number", page, StringComparison.Ordinal);
        Assert.Contains("There is no company “Nobody Ltd”", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_numbered_or_queued_while_the_rest_is_judged()
    {
        await using var village = await Village.Start();
        using var jonas = village.Site.As("Jonas Weber");
        var before = await Rows(village.Site);

        foreach (var (path, input) in new (string, object)[]
        {
            ("/tickets", new { title = "Harbour Street is dark", network = village.Network, impact = "down", urgency = "soonish" }),
            ("/agreements", new { title = "Ethernet", owes = "us-to-customer", with = "Brightwater Clinics", from = "2026-01-01", monthly = "12,5x" }),
            ("/people", new { name = "Ana Silva", organisation = "Halden Systems", roles = new[] { "engineer" }, tier = "one" }),
            ("/networks", new { name = "Quayside", purpose = "p", customer = "Brightwater Clinics", region = "r", criticality = "very" }),
            ($"/networks/{village.Network}/notes", new { text = "Look here", reads = "nobody" }),
        })
        {
            var (status, body) = await jonas.Send(path, input);
            Assert.True(status == 422, $"{path}: {status} {body}");
            Assert.True(body.GetProperty("errors").GetArrayLength() == 1, $"{path}: {body}");
        }

        Assert.Equal(before, await Rows(village.Site));
        Assert.Equal("T-1001", (await jonas.Send("/tickets", new { title = "The first", network = village.Network })).Body.GetProperty("reference").GetString());
    }

    [Fact]
    public async Task A_ticket_with_an_unreadable_word_hears_that_its_network_is_unknown_too()
    {
        await using var village = await Village.Start();

        var (_, body) = await village.Site.As("Tomás Reyes").Send("/tickets", new { title = "Dark", network = "N-9999", urgency = "soonish" });

        Assert.Equal(["/network unknown-network", "/urgency not-a-choice"], Faults(body));
    }

    [Fact]
    public async Task No_verb_acts_or_falls_over_what_is_supposed_in_place_of_its_fields()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-trials-").FullName;
        File.Copy(await DemoOrganisationTests.Loaded.Value, Path.Combine(folder, "demo.db"));
        await using var site = await TestSite.Start($"sqlite:{folder}/demo.db", b => b.Services.RemoveAll<IHostedService>(), folder);
        await site.Person("Ada Byrne", Roles.Staff, "Halden Systems");
        using var ada = site.As("Ada Byrne");
        var (ticket, kept) = await site.Do(async (_, db) => ((await db.Tickets.Where(t => t.IsOpen).OrderBy(t => t.Number).FirstAsync()).Reference, await Everything(db)));
        var faults = new List<string>();
        var tried = 0;
        foreach (var line in AccessTable.Of(site.App).Lines.Where(l => l.Method == "POST" && AccessTableTests.IsForPrograms(l.Path) && l.Access is { Anyone: false } && (l.Access.Roles & Roles.Staff) != 0))
        {
            var path = Parameter().Replace(line.Path, m => m.Groups[1].Value switch { "network" => "N-1107", "ticket" => ticket, _ => Guid.CreateVersion7().ToString() });
            var (status, body) = await ada.Send(path["/api/v1".Length..], new { nothingIsCalledSo = 1 });
            tried++;
            if (status is not (422 or 404)) faults.Add($"{status} from {path}: {body}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(tried > 100, $"only {tried} were tried");
        Assert.Equal(kept, await site.Do((_, db) => Everything(db)));
    }

    /// <summary>How many rows there are of each kind, the versions of all that has one, and the numbers given out.</summary>
    static async Task<string> Everything(ThroughlineDb db)
    {
        var rows = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            var sums = string.Concat(new[] { "Version", "Last", "Attempts", "AccessFailedCount" }.Where(c => db.Model.GetEntityTypes().Any(t => t.GetTableName() == table && t.FindProperty(c) is not null)).Select(c => $" || ' ' || COALESCE(SUM(\"{c}\"), 0)"));
#pragma warning disable EF1002 // names of our own tables
            rows.Add($"{table} {(await db.Database.SqlQueryRaw<string>($"SELECT COUNT(*) || ''{sums} AS \"Value\" FROM \"{table}\"").ToListAsync())[0]}");
#pragma warning restore EF1002
        }
        return string.Join('\n', rows);
    }

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    static IEnumerable<string> Faults(JsonElement body) =>
        body.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("pointer").GetString()} {e.GetProperty("code").GetString()}").Order(StringComparer.Ordinal);

    static Task<string> Rows(TestSite site) => site.Do(async (_, db) => string.Join(", ", new[]
    {
        await db.Tickets.CountAsync(), await db.Agreements.CountAsync(), await db.People.CountAsync(), await db.Networks.CountAsync(), await db.Facts.CountAsync(), await db.DueWork.CountAsync(), await db.Counters.CountAsync(),
    }));
}
