using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Support.ShiftHandovers;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support.ShiftHandovers;

[Trait("needs", "server")]
public class ShiftHandoverTests
{
    [Fact]
    public void A_handover_is_acknowledged_once_and_not_by_who_wrote_it()
    {
        var (tomas, maja, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Instant.FromUtc(2026, 11, 17, 8, 0));
        var note = new ShiftHandover(Guid.CreateVersion7(), tomas, maja, "a", "b", ["T-1"], now);
        Assert.Equal("You wrote it; Maja Kovač acknowledges it.", Assert.Throws<RuleException>(() => note.Acknowledge(tomas, "Maja Kovač", now)).Message);
        note.Acknowledge(maja, "Maja Kovač", now);
        Assert.Equal("It is acknowledged already.", Assert.Throws<RuleException>(() => note.Acknowledge(maja, "Maja Kovač", now)).Message);
    }

    [Fact]
    public async Task The_open_P1_and_P2_stand_in_the_handover_and_the_next_person_acknowledges_it()
    {
        await using var village = await Village.Start();
        var (tomas, maja) = (village.Site.As("Tomás Reyes"), village.Site.As("Maja Kovač"));
        var ticket = await village.Open("Sam Okoro", new { title = "Clinic is cut off", description = "No light", impact = "down", network = village.Network, kind = "incident" });
        var small = await village.Open("Sam Okoro", new { title = "A question", description = "How?", impact = "minor", network = village.Network, kind = "question" });

        // the rota has Tomás alone, so nobody follows by itself
        var (_, shift) = await tomas.Read("/duty/handovers/South");
        Assert.Equal("Tomás Reyes", shift.GetProperty("now").GetProperty("name").GetString());
        Assert.Equal([ticket], shift.GetProperty("tickets").EnumerateArray().Select(t => t.GetProperty("reference").GetString()));
        Assert.Contains(small, shift.GetProperty("changed").EnumerateArray().Select(t => t.GetProperty("reference").GetString()));
        var alone = await tomas.Send("/duty/handovers/South", new { changed = "Norrvik has it", watch = "Light back by six" });
        Assert.Equal((422, "next-unknown"), (alone.Status, alone.Body.GetProperty("errors")[0].GetProperty("code").GetString()));
        Assert.Equal("to-oneself", (await tomas.Send("/duty/handovers/South", new { changed = "x", watch = "y", to = "Tomás Reyes" })).Body.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("cannot-take-over", (await tomas.Send("/duty/handovers/South", new { changed = "x", watch = "y", to = "Sam Okoro" })).Body.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(403, (await village.Site.As("Sam Okoro").Read("/duty/handovers/South")).Status);

        var (status, note) = await tomas.Send("/duty/handovers/South", new { changed = "Norrvik has it", watch = "Light back by six", to = "Maja Kovač" });
        Assert.Equal((201, ticket), (status, note.GetProperty("tickets")[0].GetString()));
        var id = note.GetProperty("id").GetString();
        Assert.Contains("Take over the duty of South", await maja.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var page = System.Net.WebUtility.HtmlDecode(await maja.GetStringAsync("/duty/handovers/South", TestContext.Current.CancellationToken));
        Assert.Contains("Light back by six", page, StringComparison.Ordinal);
        Assert.Contains("Waits for Maja Kovač", page, StringComparison.Ordinal);
        Assert.Equal(422, (await tomas.Send($"/duty/handovers/notes/{id}/take-over", new { })).Status);
        Assert.Equal(200, (await maja.Send($"/duty/handovers/notes/{id}/take-over", new { })).Status);
        Assert.DoesNotContain("Take over the duty of South", await maja.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("read by Maja Kovač", System.Net.WebUtility.HtmlDecode(await maja.GetStringAsync("/duty/handovers/South", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        await village.Site.Do(async (_, db) =>
        {
            Assert.Single(await db.DueWork.Where(w => w.Key.StartsWith("notify:shift:")).ToListAsync());
            Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == "shift-handed-over" || f.Kind == "shift-taken-over"));
        });
    }
}
