using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Improvement.Suggestions;

[Trait("needs", "server")]
public class JudgementTests
{
    internal static async Task<List<JsonElement>> Similar(Village village, string ticket) =>
        [.. (await village.Site.As("Tomás Reyes").Read($"/tickets/{ticket}/similar")).Body.GetProperty("tickets").EnumerateArray()];

    internal static string Reference(JsonElement ticket) => ticket.GetProperty("reference").GetString()!;

    internal static async Task<List<string>> Like(Village village, int count, string title = "Wireless drops in the lobby")
    {
        var opened = new List<string>();
        for (var i = 0; i < count; i++)
        {
            opened.Add(await village.Open("Sam Okoro", new { title, description = "Laptops lose the network for a minute", network = village.Network }));
            village.Site.Clock.Advance(Duration.FromDays(10));
        }
        await SuggestionTests.Follow(village.Site);
        return opened;
    }

    [Fact]
    public async Task Linking_and_refusing_change_what_is_shown_next_and_stand_in_the_journal_by_whom()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var t = await Like(village, 3);
        Assert.Equal([t[0], t[1]], (await Similar(village, t[2])).Select(Reference).Order());

        Assert.Equal(200, (await tomas.Send($"/tickets/{t[2]}/similar/{t[0]}/link", new { })).Status);
        var shown = await Similar(village, t[2]);
        Assert.Equal((t[0], true, "Tomás Reyes"), (Reference(shown[0]), shown[0].GetProperty("isSameIssue").GetBoolean(), shown[0].GetProperty("linkedBy").GetString()));
        Assert.False(shown[1].GetProperty("isSameIssue").GetBoolean());

        Assert.Equal(200, (await tomas.Send($"/tickets/{t[2]}/similar/{t[1]}/refuse", new { })).Status);
        Assert.Equal([t[0]], (await Similar(village, t[2])).Select(Reference));
        // neither is the first suggested for the one that is not the same as its issue
        await SuggestionTests.Follow(village.Site);
        Assert.Empty(await Similar(village, t[1]));

        // taken back: it is suggested no more, and what was said before stays in the journal
        Assert.Equal(200, (await tomas.Send($"/tickets/{t[2]}/similar/{t[0]}/refuse", new { })).Status);
        Assert.Empty(await Similar(village, t[2]));
        await village.Site.Do(async (_, db) =>
        {
            var facts = await db.Facts.Where(f => f.Kind == "tickets-linked" || f.Kind == "tickets-refused").OrderBy(f => f.Sequence).ToListAsync();
            Assert.Equal(["tickets-linked", "tickets-refused", "tickets-refused"], facts.Select(f => f.Kind));
            Assert.All(facts, f => Assert.Equal((village.Tomas.Id, Readers.Us), (f.By, f.Readers)));
            Assert.Equal(2, await db.TicketLinks.CountAsync());
        });
        // only those who do technical work judge
        Assert.Equal(403, (await village.Site.As("Sam Okoro").Send($"/tickets/{t[2]}/similar/{t[0]}/link", new { })).Status);
        Assert.Equal(422, (await tomas.Send($"/tickets/{t[2]}/similar/{t[2]}/link", new { })).Status);
    }

    [Fact]
    public async Task The_third_that_people_link_within_ninety_days_proposes_a_problem_and_the_known_error_is_shown_behind_it()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var t = await Like(village, 3);
        await tomas.Send($"/tickets/{t[1]}/similar/{t[0]}/link", new { });
        Assert.Equal(0, (await tomas.Read("/problems")).Body.GetProperty("problems").GetArrayLength());
        await tomas.Send($"/tickets/{t[2]}/similar/{t[1]}/link", new { });
        var problem = (await tomas.Read("/problems")).Body.GetProperty("problems")[0];
        Assert.Equal(("candidate", 3), (problem.GetProperty("state").GetString(), problem.GetProperty("tickets").GetInt32()));

        var reference = Reference(problem);
        await tomas.Send($"/problems/{reference}/confirm", new { title = "Access points in the lobby restart" });
        await tomas.Send($"/problems/{reference}/known-error", new { origin = "kit", cause = "firmware", workaround = "Restart the access point" });
        var next = (await Like(village, 1))[0];
        var behind = (await Similar(village, next))[0];
        Assert.Equal((reference, "Restart the access point"), (behind.GetProperty("problem").GetString(), behind.GetProperty("workaround").GetString()));
        // what is behind it is ours alone
        var theirs = (await village.Site.As("Sam Okoro").Read($"/tickets/{next}/similar")).Body.GetProperty("tickets")[0];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (theirs.GetProperty("problem").ValueKind, theirs.GetProperty("workaround").ValueKind));

        // a person opens one of their own, or joins what is there
        Assert.Equal(422, (await tomas.Send($"/tickets/{next}/problem", new { })).Status);
        Assert.Equal(201, (await tomas.Send($"/tickets/{next}/problem", new { problem = reference })).Status);
        Assert.Equal(reference, (await tomas.Read($"/tickets/{next}")).Body.GetProperty("problemReference").GetString());
    }

    [Fact]
    public async Task Erasing_the_text_of_a_ticket_takes_it_out_of_all_suggestions()
    {
        await using var village = await Village.Start();
        await village.Site.Person("Ida Admin", Role.Administrator);
        var (tomas, ida) = (village.Site.As("Tomás Reyes"), village.Site.As("Ida Admin"));
        var t = await Like(village, 2);
        Assert.Equal([t[0]], (await Similar(village, t[1])).Select(Reference));

        Assert.Equal(422, (await ida.Send($"/tickets/{t[0]}/erase", new { why = "asked by the person" })).Status);
        await tomas.Send($"/tickets/{t[0]}/resolve", new { cause = "kit", fix = "replaced" });
        Assert.Equal(403, (await tomas.Send($"/tickets/{t[0]}/erase", new { why = "x" })).Status);
        Assert.Equal(200, (await ida.Send($"/tickets/{t[0]}/erase", new { why = "asked by the person" })).Status);
        // at once, and still when the index has followed
        Assert.Empty(await Similar(village, t[1]));
        await SuggestionTests.Follow(village.Site);
        Assert.Empty(await Similar(village, t[1]));
        Assert.DoesNotContain(t[0], (await tomas.Send("/tickets/similar", new { title = "Wireless drops in the lobby", description = "Laptops lose the network" })).Body.GetProperty("tickets").EnumerateArray().Select(Reference));
        var erased = (await tomas.Read($"/tickets/{t[0]}")).Body;
        Assert.Equal(("Erased", "", "kit"), (erased.GetProperty("title").GetString(), erased.GetProperty("description").GetString(), erased.GetProperty("cause").GetString()));
    }
}
