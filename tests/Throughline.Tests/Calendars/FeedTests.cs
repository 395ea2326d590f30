using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Feeds;
using Throughline.Modules.Calendars.Holidays;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Calendars;

[Trait("needs", "server")]
public class FeedTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 17, 9, 20);

    [Fact]
    public void A_feed_is_folded_at_75_octets_and_escaped_and_our_own_reader_reads_it_back()
    {
        var summary = "On duty: Süd; Nord, Ost \\ West " + string.Concat(Enumerable.Repeat("Ελλάδα 日本 🛰️ ", 20));
        var text = IcsText.Of("Duty, mine", [new IcsEntry("a@b", Now, Now + Duration.FromHours(1), summary, "first\r\nsecond\u0007")], Now);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\uFFFD', text);
        var lines = IcsLine.Of(text).ToLookup(l => l.Name);
        Assert.Equal(summary.Trim(), lines["SUMMARY"].Single().Text);
        Assert.Equal("first second", lines["DESCRIPTION"].Single().Text);
        Assert.Equal(("20261117T092000Z", "20261117T102000Z", "a@b"), (lines["DTSTART"].Single().Value, lines["DTEND"].Single().Value, lines["UID"].Single().Value));
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_feed_has_their_turns_and_its_address_can_be_renewed_and_ended()
    {
        await using var site = await TestSite.Start();
        var (maja, tomas) = (await site.Person("Maja Kovač", Role.Engineer), await site.Person("Tomás Reyes", Role.Support));
        await site.Do(async (_, db) =>
        {
            var team = new Team("South", "South West", null);
            db.Teams.Add(team);
            db.DutyRotas.Add(new DutyRota(team.Id, new RotaDefinition("r", [new RotaLayer("by week", "Europe/London", new LocalDateTime(2026, 11, 2, 9, 0), null, RotationUnit.Week, 1, [maja.Id.ToString(), tomas.Id.ToString()], null)], []), "0117 496 0113"));
            await db.SaveChangesAsync();
        });

        var (status, body) = await site.As("Maja Kovač").Send("/me/calendar/renew", new { });
        Assert.Equal(201, status);
        var path = new Uri(body.GetProperty("address").GetString()!).AbsolutePath;
        Assert.Matches("^/calendar/[0-9a-f]{48}\\.ics$", path);
        await site.Do(async (_, db) => Assert.DoesNotContain(path[10..58], (await db.CalendarFeeds.SingleAsync()).Hash, StringComparison.Ordinal));

        // nobody is signed in: the address is the right
        var answer = await site.As().GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var starts = IcsLine.Of(text).Where(l => l.Name == "DTSTART").Select(l => l.Value).ToList();
        Assert.Equal(["20261102T090000Z", "20261116T090000Z", "20261130T090000Z"], starts.Take(3));
        // 09:00 in London is 08:00 UTC once the clocks have gone forward
        Assert.Contains("20270405T080000Z", starts);
        Assert.Contains("SUMMARY:On duty: South", text, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:Calls come to 0117 496 0113", text, StringComparison.Ordinal);

        // the same turn is the same entry tomorrow
        string Uids(string ics) => string.Join(' ', IcsLine.Of(ics).Where(l => l.Name == "UID").Select(l => l.Value).Take(3));
        site.Clock.Set(TestSite.Morning + Duration.FromDays(1));
        Assert.Equal(Uids(text), Uids(await site.As().GetStringAsync(path, TestContext.Current.CancellationToken)));

        var again = new Uri((await site.As("Maja Kovač").Send("/me/calendar/renew", new { })).Body.GetProperty("address").GetString()!).AbsolutePath;
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await Status(path), await Status(again)));
        Assert.Contains("South", await site.As("Maja Kovač").GetStringAsync("/me/calendar", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await site.Do(async (_, db) => { (await db.People.SingleAsync(p => p.Id == maja.Id)).Disable(TestSite.Morning); await db.SaveChangesAsync(); });
        Assert.Equal(HttpStatusCode.NotFound, await Status(again));
        await site.Do(async (_, db) => { (await db.People.SingleAsync(p => p.Id == maja.Id)).Enable(); await db.SaveChangesAsync(); });

        Assert.Equal(201, (await site.As("Tomás Reyes").Send("/me/calendar/renew", new { })).Status);
        Assert.Equal(200, (await site.As("Tomás Reyes").Send("/me/calendar/end", new { })).Status);
        Assert.Equal(404, (await site.As("Tomás Reyes").Send("/me/calendar/end", new { })).Status);
        Assert.Equal(HttpStatusCode.NotFound, await Status("/calendar/.ics"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("/calendar/x.ics"));

        async Task<HttpStatusCode> Status(string address) => (await site.As().GetAsync(address, TestContext.Current.CancellationToken)).StatusCode;
    }
}
