using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Improvement.Suggestions;

[Trait("needs", "server")]
public class SuggestionTests
{
    static async Task<List<string>> Similar(Village village, string who, string ticket) => References((await village.Site.As(who).Read($"/tickets/{ticket}/similar")).Body);

    static List<string> References(JsonElement body) => [.. body.GetProperty("tickets").EnumerateArray().Select(t => t.GetProperty("reference").GetString()!)];

    /// <summary>Takes over at once what the node would take over within a second.</summary>
    internal static Task Follow(TestSite site) => site.App.Services.GetRequiredService<DeskIndex>().CatchUp();

    [Fact]
    public async Task A_new_ticket_shows_the_like_one_with_what_solved_it_and_why()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var dark = await village.Open("Sam Okoro", new { title = "NTE dark after the power test", description = "No light on the uplink since the UPS test", network = village.Network, impact = "down", site = "HS" });
        await village.Open("Sam Okoro", new { title = "Please change the name on the invoice", network = village.Network, impact = "minor" });
        await tomas.Send($"/tickets/{dark}/resolve", new { cause = "vendor-defect", fix = "Uplink optic reseated" });
        village.Site.Clock.Advance(Duration.FromDays(6));
        var again = await village.Open("Sam Okoro", new { title = "NTE dark again", description = "No light on the uplink after a power dip", network = village.Network, impact = "down", site = "HS" });
        await Follow(village.Site);

        var (status, body) = await tomas.Read($"/tickets/{again}/similar");
        Assert.Equal(200, status);
        Assert.Equal([dark], References(body));
        var one = body.GetProperty("tickets")[0];
        Assert.Equal(("resolved", "Uplink optic reseated"), (one.GetProperty("state").GetString(), one.GetProperty("fix").GetString()));
        var why = one.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()).ToList();
        Assert.True(why.Count >= 2);
        Assert.Contains("same network " + village.Network, why);
        Assert.Contains("seen 6 days ago", why);
        // the same stands on its page
        Assert.Contains("Uplink optic reseated", await tomas.GetStringAsync($"/tickets/{again}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_ticket_is_typed_the_like_ones_are_shown_to_everybody_only_among_what_they_may_see()
    {
        await using var village = await Village.Start();
        var theirs = await village.Open("Sam Okoro", new { title = "Wireless gone in the waiting room", network = village.Network });
        var other = await village.Open("Grace Bell", new { title = "Wireless gone in room 4", network = village.Orchard });
        await Follow(village.Site);
        var typed = new { title = "wireless gone" };

        Assert.Equal([other, theirs], References((await village.Site.As("Maja Kovač").Send("/tickets/similar", typed)).Body).OrderDescending());
        Assert.Equal([theirs], References((await village.Site.As("Sam Okoro").Send("/tickets/similar", typed)).Body));
        Assert.Equal([other], References((await village.Site.As("Grace Bell").Send("/tickets/similar", typed)).Body));
        Assert.Equal(404, (await village.Site.As("Sam Okoro").Read($"/tickets/{other}/similar")).Status);
        // nothing telling typed, nothing shown
        Assert.Empty(References((await village.Site.As("Maja Kovač").Send("/tickets/similar", new { title = "pizza" })).Body));
    }

    [Fact]
    public async Task The_index_follows_by_itself_on_every_node_and_comes_back_complete()
    {
        var (database, folder) = await TestDatabase.New();
        await using var second = await TestSite.Start(database, folder: folder);
        await using var village = await Village.Start(database);
        var first = await village.Open("Sam Okoro", new { title = "Multicast stream freezes at noon", network = village.Network });
        await Until(second, 1);
        var next = await village.Open("Sam Okoro", new { title = "Multicast stream freezes again", network = village.Network });
        await Until(village.Site, 2);
        await Until(second, 2);
        Assert.Equal([first], await Shown(village.Site, next));
        Assert.Equal([first], await Shown(second, next));

        // a node that was not there when it happened reads the database
        await using var third = await TestSite.Start(database);
        await Until(third, 2);
        Assert.Equal([first], await Shown(third, next));

        static Task<List<string>> Shown(TestSite site, string ticket) => site.Do(async (services, _) =>
            (await services.GetRequiredService<FindSimilar>().Run(new(ticket))).Tickets.Select(t => t.Reference).ToList());

        static async Task Until(TestSite site, int tickets)
        {
            var index = site.App.Services.GetRequiredService<DeskIndex>();
            for (var began = Stopwatch.GetTimestamp(); !index.Ready || index.Engine.Count < tickets; await Task.Delay(20))
                Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30), $"{index.Engine.Count} of {tickets} after 30 s");
        }
    }
}
