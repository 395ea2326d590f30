using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Finding;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class TicketSearchTests
{
    static Task Follow(Village village) => village.Site.App.Services.GetRequiredService<DeskIndex>().CatchUp();

    static async Task<List<string>> Found(Village village, string who, string q, string list = "/tickets?show=all") => References((await village.Site.As(who).Read($"{list}&q={Uri.EscapeDataString(q)}")).Body);

    static List<string> References(System.Text.Json.JsonElement body) =>
        [.. (body.TryGetProperty("list", out var list) ? list : body).GetProperty("tickets").EnumerateArray().Select(t => t.GetProperty("reference").GetString()!)];

    [Fact]
    public async Task Words_of_title_text_fix_references_and_places_find_it_in_any_order_and_the_last_may_be_a_beginning()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var dark = await village.Open("Sam Okoro", new { title = "NTE dark after the power test", description = "Log: %OSPF-5-ADJCHG: Nbr 10.4.0.7 down, serial FCZ2148A0QX", network = village.Network, service = village.Service, component = "HS-NTE-01", customerReference = "INC 7001" });
        var other = await village.Open("Sam Okoro", new { title = "Printer asks for an address", network = village.Network });
        await tomas.Send($"/tickets/{dark}/resolve", new { cause = "vendor-defect", fix = "Uplink optic reseated" });
        await Follow(village);

        string[] finding = ["power dark", "DARK NTE", "adjchg", "%OSPF-5-ADJCHG", "10.4.0.7", "fcz2148a0qx", "fcz21", "reseated optic dark", "hs-nte-01", "inc 7001", "448-21907", "nvk/eth/448-21907", "harbour dark", "brightwater dark", "okoro pow", dark, dark.ToLowerInvariant(), $"{village.Network} dark", "the power"];
        foreach (var q in finding) Assert.Equal((q, dark), (q, string.Join(' ', await Found(village, "Tomás Reyes", q))));
        foreach (var q in new[] { "power printer", "0.4.0.7", "ark", "zzz", "!!" }) Assert.Equal((q, ""), (q, string.Join(' ', await Found(village, "Tomás Reyes", q))));
        Assert.Equal([other, dark], await Found(village, "Tomás Reyes", "okoro"));
        // what was found is narrowed by the list as ever
        Assert.Equal([dark], await Found(village, "Tomás Reyes", "okoro", "/tickets?show=resolved"));
        Assert.Equal([other], await Found(village, "Tomás Reyes", "okoro", "/tickets?show=open"));
        Assert.Equal([dark], await Found(village, "Tomás Reyes", "dark", $"/networks/{village.Network}/tickets?show=all"));
        Assert.Empty(await Found(village, "Tomás Reyes", "dark", $"/networks/{village.Orchard}/tickets?show=all"));
    }

    [Fact]
    public async Task An_outsider_finds_among_what_is_shared_alone_also_what_waits_for_its_network_and_pages_do_not_tell_of_more()
    {
        await using var village = await Village.Start();
        var own = new List<string>();
        for (var i = 0; i < 45; i++) own.Add(await village.Open("Sam Okoro", new { title = $"Uplink dark {i}", network = village.Network }));
        await Follow(village);
        var before = await village.Site.As("Sam Okoro").GetStringAsync("/api/v1/tickets?show=all&q=uplink+dark", TestContext.Current.CancellationToken);
        for (var i = 0; i < 60; i++) await village.Open("Grace Bell", new { title = $"Uplink dark {i}", network = village.Orchard });
        var held = await village.Open("Grace Bell", new { title = "Hidden uplink dark" });
        await Follow(village);

        Assert.Equal(before, await village.Site.As("Sam Okoro").GetStringAsync("/api/v1/tickets?show=all&q=uplink+dark", TestContext.Current.CancellationToken));
        foreach (var q in new[] { held, "hidden", "orchard", "grace", "bell" }) Assert.Empty(await Found(village, "Sam Okoro", q));
        Assert.Equal([held], await Found(village, "Grace Bell", "hidden dark"));
        Assert.Equal([held], await Found(village, "Tomás Reyes", "hidden dark"));
        // whoever lost the seat finds no more, before the index could know
        await village.Site.Do(async (_, db) => await db.Grants.Where(g => g.NetworkId == village.NetworkId).ExecuteUpdateAsync(g => g.SetProperty(x => x.Until, village.Site.Clock.Now()), TestContext.Current.CancellationToken));
        Assert.Empty(await Found(village, "Sam Okoro", "uplink"));
    }

    [Theory]
    [InlineData(TicketFilter.All)]
    [InlineData(TicketFilter.Resolved)]
    [InlineData(TicketFilter.Open)]
    [InlineData(TicketFilter.Mine)]
    public async Task Page_after_page_shows_each_that_holds_the_words_once_in_the_order_of_the_list_however_many_there_are(TicketFilter show)
    {
        await using var village = await Village.Start();
        await village.Site.Do(async (_, db) =>
        {
            var random = new Random(7);
            for (var i = 0; i < 2600; i++)
            {
                var ticket = new Ticket(500_000 + i, TicketKind.Incident, i % 13 == 0 ? "Printer jams" : "Uplink dark", "", Impact.Impaired, Urgency.Normal, Channel.Phone, null, "Sam Okoro", Village.Night + Duration.FromMinutes(random.Next(9000)));
                ticket.IsAbout(village.NetworkId, village.Sam.OrganisationId);
                ticket.AssignTo(i % 40 == 0 ? village.Tomas.Id : null, null, 1);
                if (i % 29 == 0) ticket.Resolve(Cause.Kit, "replaced", ticket.OpenedAt + Duration.FromHours(1), ticket.OpenedAt + Duration.FromHours(1));
                db.Tickets.Add(ticket);
            }
            await db.SaveChangesAsync();
        });
        using var index = new DeskIndex(village.Site.App.Services.GetRequiredService<IServiceScopeFactory>());
        await index.CatchUp(TestContext.Current.CancellationToken);

        var expected = await village.Site.Do(async (_, db) =>
        {
            var all = db.Tickets.AsNoTracking().Where(t => t.Title == "Uplink dark");
            return await (show switch
            {
                TicketFilter.All => all.OrderByDescending(t => t.Number),
                TicketFilter.Resolved => all.Where(t => !t.IsOpen).OrderByDescending(t => t.Number),
                TicketFilter.Mine => all.Where(t => t.IsOpen && t.OwnerId == village.Tomas.Id).OrderBy(t => t.RunsOutAt).ThenBy(t => t.Number),
                _ => all.Where(t => t.IsOpen).OrderBy(t => t.RunsOutAt).ThenBy(t => t.Number),
            }).Select(t => "T-" + t.Number).ToListAsync();
        });
        var shown = await village.Site.Do(async (services, db) =>
        {
            var read = new ReadTickets(db, new FindTicketsByWords(index), services.GetRequiredService<CurrentUser>(), village.Site.Clock);
            var lines = new List<string>();
            for (var (cursor, more) = ((string?)null, true); more;)
            {
                var page = await read.Run(new(show, cursor, Q: "dark uplink"));
                Assert.False(page.StillReading);
                lines.AddRange(page.Tickets.Select(t => t.Reference));
                (cursor, more) = (page.Next, page.Next is not null);
            }
            return lines;
        }, village.Tomas.Id);

        Assert.True(expected.Count > 50);
        Assert.Equal(expected, shown);
    }

    [Fact]
    public async Task While_the_tickets_are_still_being_read_the_database_is_walked_and_the_page_says_so()
    {
        await using var village = await Village.Start();
        var dark = await village.Open("Sam Okoro", new { title = "NTE dark after the power test", description = "serial FCZ2148A0QX", network = village.Network });
        await village.Open("Grace Bell", new { title = "NTE dark", network = village.Orchard });
        using var empty = new DeskIndex(village.Site.App.Services.GetRequiredService<IServiceScopeFactory>());

        foreach (var q in new[] { "power dark", "fcz2148", "brightwater dark", "okoro", dark })
        {
            var page = await village.Site.Do((services, db) => new ReadTickets(db, new FindTicketsByWords(empty), services.GetRequiredService<CurrentUser>(), village.Site.Clock).Run(new(TicketFilter.Open, Q: q)), village.Sam.Id);
            Assert.Equal((q, true, dark), (q, page.StillReading, string.Join(' ', page.Tickets.Select(t => t.Reference))));
        }
    }

    [Fact]
    public async Task What_is_called_otherwise_is_found_by_its_new_name_and_what_was_erased_by_none()
    {
        await using var village = await Village.Start();
        await village.Site.Person("Ida Admin", Role.Administrator);
        var (tomas, ida, jonas) = (village.Site.As("Tomás Reyes"), village.Site.As("Ida Admin"), village.Site.As("Jonas Weber"));
        var dark = await village.Open("Sam Okoro", new { title = "NTE dark", network = village.Network });
        await Follow(village);
        var house = await village.Site.Do((_, db) => db.Organisations.Where(o => o.Name == "Brightwater Clinics").Select(o => o.Id).SingleAsync());
        Assert.Equal(200, (await jonas.Send($"/organisations/{house}", new { name = "Clearwater Clinics" })).Status);
        Assert.Equal(200, (await village.Site.As("Maja Kovač").Send($"/networks/{village.Network}", new { name = "Quayside ↔ Northgate" })).Status);
        await Follow(village);
        foreach (var (q, finds) in new[] { ("clearwater", true), ("brightwater", false), ("quayside dark", true), ("harbour", false) })
            Assert.Equal((q, finds ? dark : ""), (q, string.Join(' ', await Found(village, "Tomás Reyes", q))));

        await tomas.Send($"/tickets/{dark}/resolve", new { cause = "kit", fix = "replaced" });
        await Follow(village);
        Assert.Equal([dark], await Found(village, "Tomás Reyes", "replaced"));
        await ida.Send($"/tickets/{dark}/erase", new { why = "asked by the person" });
        // at once, and still when the index has followed; by its number it is found as ever
        for (var i = 0; i < 2; i++)
        {
            foreach (var q in new[] { "dark", "replaced", "okoro" }) Assert.Empty(await Found(village, "Tomás Reyes", q));
            Assert.Equal([dark], await Found(village, "Tomás Reyes", dark));
            await Follow(village);
        }
    }
}
