using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Data;
using Throughline.Data.Names;
using Throughline.Kernel;
using Throughline.Modules.Dossier.Search;
using Throughline.Modules.Improvement.Finding;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;
using Throughline.Tests.Ui;

namespace Throughline.Tests.Dossier;

[Trait("needs", "server")]
public class SearchTests
{
    static async Task<List<(string Kind, string Title)>> Found(TestSite site, string who, string q) =>
        [.. (await site.As(who).Read($"/search?q={Uri.EscapeDataString(q)}")).Body.GetProperty("found").EnumerateArray().Select(f => (f.GetProperty("kind").GetString()!, f.GetProperty("title").GetString()!))];

    [Fact]
    public async Task What_is_pasted_or_half_typed_at_two_in_the_morning_finds_what_it_belongs_to()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        (string Q, string Kind, string Title)[] asked =
        [
            ("NVK/ETH/448-21907", "Circuit", "NVK/ETH/448-21907"), ("448-21907", "Circuit", "NVK/ETH/448-21907"), ("21907", "Circuit", "NVK/ETH/448-21907"), ("nvk/eth", "Circuit", "NVK/ETH/448-21907"), ("S-2101", "Circuit", "NVK/ETH/448-21907"), ("2101", "Circuit", "NVK/ETH/448-21907"),
            ("1001", "Network", "Harbour St ↔ Northgate"), ("N-1001", "Dossier", "Harbour St ↔ Northgate"), ("northg harb", "Network", "Harbour St ↔ Northgate"), ("brightwater clin", "Network", "Harbour St ↔ Northgate"),
            ("hs-nte-01", "Device", "HS-NTE-01"), ("nte-01", "Device", "HS-NTE-01"), ("HS-C", "Device", "HS-CPE-01"), ("street harbour", "Site", "Harbour Street"), ("mill rd", "Site", "Northgate"), ("112 harb", "Site", "Harbour Street"),
            ("okoro", "Person", "Sam Okoro"), ("okoro sam", "Person", "Sam Okoro"), ("kovac", "Person", "Maja Kovač"), ("sam.okoro@example.org", "Person", "Sam Okoro"), ("900422", "Person", "Sam Okoro"), ("8 465 004 12", "Company", "Norrvik"), ("norr", "Company", "Norrvik"),
        ];
        foreach (var (q, kind, title) in asked)
            Assert.True((await Found(site, "Tomás Reyes", q)).Contains((kind, title)), $"{q} does not find the {kind} {title}");
        foreach (var q in new[] { "zzz", "arbour", "okoro maja", "--", "h", "99999" }) Assert.True((await Found(site, "Tomás Reyes", q)).Count == 0, $"{q} finds something");
    }

    [Fact]
    public async Task Words_of_a_ticket_find_it_open_ones_first_and_the_page_leads_to_all_of_them()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var open = await village.Open("Sam Okoro", new { title = "Uplink dark", description = "serial FCZ2148A0QX", network = village.Network });
        var closed = await village.Open("Sam Okoro", new { title = "Dark uplink again", network = village.Network });
        await tomas.Send($"/tickets/{closed}/resolve", new { cause = "kit", fix = "replaced" });
        await village.Site.App.Services.GetRequiredService<DeskIndex>().CatchUp(TestContext.Current.CancellationToken);

        Assert.Equal([("Ticket", "Uplink dark"), ("Ticket", "Dark uplink again")], await Found(village.Site, "Tomás Reyes", "dark upl"));
        Assert.Equal([("Ticket", "Uplink dark")], await Found(village.Site, "Tomás Reyes", "fcz2148a0qx"));
        Assert.Contains("/tickets?show=all&amp;q=dark%20upl", await tomas.GetStringAsync("/search?q=dark+upl", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(open, await tomas.GetStringAsync("/tickets?show=all&q=fcz2148a0qx", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // a pasted line of a log is long
        Assert.Equal(System.Net.HttpStatusCode.OK, (await tomas.GetAsync($"/search?q={new string('x', 400)}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_page_says_when_there_is_more_than_it_lists()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        for (var i = 1; i <= ReadSearch.Most; i++) await site.Person($"Zelda Number{i}", Roles.Staff, "Halden Systems");
        using var tomas = site.As("Tomás Reyes");

        Assert.Contains("At most 6 of a kind stand here", await tomas.GetStringAsync("/search?q=zelda", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("At most 6", await tomas.GetStringAsync("/search?q=zelda+number1", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_tickets_are_still_being_read_everything_else_is_found_and_the_page_leads_to_the_slow_way()
    {
        await using var village = await Village.Start();
        await village.Open("Sam Okoro", new { title = "Uplink dark", network = village.Network });
        using var empty = new DeskIndex(village.Site.App.Services.GetRequiredService<IServiceScopeFactory>());
        var model = await village.Site.Do((services, db) => new ReadSearch(db, new FindNames(db), new FindTicketsByWords(empty), services.GetRequiredService<CurrentUser>()).Run(new("harbour")), village.Tomas.Id);

        Assert.True(model.StillReading);
        Assert.Contains("Site", model.Found.Select(f => f.Kind));
        Assert.DoesNotContain("Ticket", model.Found.Select(f => f.Kind));
        var page = await Drawn.Html<SearchPage>(new { Model = model });
        Assert.Contains("The tickets are still being read.", page, StringComparison.Ordinal);
        Assert.Contains("/tickets?show=all&amp;q=harbour", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outsiders_find_what_is_shared_with_them_alone_and_no_people()
    {
        await using var village = await Village.Start();
        var hidden = await village.Open("Grace Bell", new { title = "Uplink dark", network = village.Orchard });
        await village.Site.App.Services.GetRequiredService<DeskIndex>().CatchUp(TestContext.Current.CancellationToken);

        Assert.Equal(["Circuit", "Circuit"], (await Found(village.Site, "Tomás Reyes", "448-21907")).Select(f => f.Kind));
        Assert.Equal(["Circuit"], (await Found(village.Site, "Sam Okoro", "448-21907")).Select(f => f.Kind));
        Assert.Equal([("Network", "Harbour St ↔ Northgate")], await Found(village.Site, "Sam Okoro", "brightwater"));
        foreach (var q in new[] { "orchard", "orchard core", "1050", "N-1050", hidden, "uplink", "grace bell", "okoro", "norrvik", "S-2109" }) Assert.True((await Found(village.Site, "Sam Okoro", q)).Count == 0, $"{q} tells an outsider something");
    }

    [Fact]
    public async Task Whatever_is_added_corrected_or_taken_away_is_found_by_its_name_as_it_is()
    {
        await using var site = await TestSite.Start();
        await BrightwaterAtNight.Fill(site);
        await site.Person("Jonas Weber", Role.Manager | Role.Administrator);
        var jonas = site.As("Jonas Weber");
        var (sam, house) = await site.Do(async (_, db) => (await db.People.Where(p => p.Name == "Sam Okoro").Select(p => p.Id).SingleAsync(), await db.Organisations.Where(o => o.Name == "Norrvik").Select(o => o.Id).SingleAsync()));
        await Correct("/networks/N-1001", new { name = "Quayside ↔ Northgate" });
        await Correct("/networks/N-1001/sites/HS", new { name = "Quay Street", address = "7 Quay Street" });
        await Correct("/networks/N-1001/services/S-2101", new { circuitId = "NVK/ETH/555-00017" });
        await Correct($"/people/{sam}", new { name = "Sam Adeyemi", email = "sam.okoro@example.org", phone = "07700 900999" });
        await Correct($"/organisations/{house}", new { name = "Norrvik Carrier", phone = "+46 8 111 222 33" });
        await site.Do(async (_, db) =>
        {
            var design = await db.Designs.Include(d => d.Nodes).Include(d => d.Links).AsSplitQuery().SingleAsync();
            design.Place("QS-SW-09", "HS", "switch");
            foreach (var gone in design.Links.ToList()) design.Remove(gone.Label);
            design.Remove("NG-CPE-01");
            await db.SaveChangesAsync();
        });

        foreach (var (q, kind) in new[] { ("quayside", "Network"), ("quay street 7", "Site"), ("555-00017", "Circuit"), ("adeyemi", "Person"), ("900999", "Person"), ("carrier", "Company"), ("11122233", "Company"), ("qs-sw", "Device") })
            Assert.True((await Found(site, "Tomás Reyes", q)).Exists(f => f.Kind == kind), $"{q} does not find the {kind}");
        foreach (var q in new[] { "112 harbour", "448-21907", "900422", "46500412", "ng-cpe" }) Assert.True((await Found(site, "Tomás Reyes", q)).Count == 0, $"{q} still finds something");
        await site.Do(async (_, db) =>
        {
            var kept = await db.NameWords.AsNoTracking().Select(w => $"{w.Kind} {w.Word} {w.ThingId} {w.NetworkId} {w.OrganisationId}").ToListAsync();
            Assert.Equal((await Anew(db)).Select(w => $"{w.Kind} {w.Word} {w.ThingId} {w.NetworkId} {w.OrganisationId}").Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        });

        async Task Correct(string path, object input) => Assert.Equal((path, 200), (path, (await jonas.Send(path, input)).Status));
    }

    /// <summary>Every word of everything that has a name, worked out from what is there.</summary>
    static async Task<List<NameWord>> Anew(ThroughlineDb db)
    {
        var networks = await db.Networks.AsNoTracking().Include(n => n.Sites).Include(n => n.Services).AsSplitQuery().ToListAsync();
        var designs = await db.Designs.AsNoTracking().Include(d => d.Nodes).Include(d => d.Links).AsSplitQuery().ToListAsync();
        return
        [
            .. networks.SelectMany(NamedThings.WordsOf), .. networks.SelectMany(n => n.Sites.SelectMany(s => NamedThings.WordsOf(s, n.Id))), .. networks.SelectMany(n => n.Services.SelectMany(s => NamedThings.WordsOf(s, n.Id))),
            .. designs.SelectMany(d => d.Nodes.SelectMany(n => NamedThings.WordsOf(n, d.NetworkId))), .. designs.SelectMany(d => d.Links.SelectMany(l => NamedThings.WordsOf(l, d.NetworkId))),
            .. (await db.People.AsNoTracking().ToListAsync()).SelectMany(NamedThings.WordsOf), .. (await db.Organisations.AsNoTracking().ToListAsync()).SelectMany(NamedThings.WordsOf),
        ];
    }
}
