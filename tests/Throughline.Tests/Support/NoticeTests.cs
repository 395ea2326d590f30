using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Throughline.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public sealed class NoticeTests : IAsyncDisposable
{
    readonly RecordingSmtpServer mail = new();

    public ValueTask DisposeAsync() => mail.DisposeAsync();

    void ByMail(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Mail:From"] = "noc@example.net", ["Mail:Tls"] = "false",
    });

    [Fact]
    public async Task Whoever_it_is_for_gets_a_letter_and_a_line_on_their_list_once()
    {
        await using var village = await Village.Start(adjust: ByMail);
        var ticket = await village.Open("Sam Okoro", new { title = "Down,\r\nBcc: thief@example.org", network = village.Network, impact = "down" });

        await village.Site.DoDue();
        await village.Site.Do((_, db) => db.DueWork.ExecuteUpdateAsync(s => s.SetProperty(w => w.DoneAt, (Instant?)null).SetProperty(w => w.LeasedUntil, (Instant?)null)));
        await village.Site.DoDue();

        Assert.Equal(["maja.kovač@example.org", "tomás.reyes@example.org"], mail.Received.Select(m => Assert.Single(m.To)).Order(StringComparer.Ordinal));
        Assert.All(mail.Received, m => Assert.StartsWith($"{ticket} P1 Down,", m.Subject, StringComparison.Ordinal));
        var notices = (await village.Site.As("Tomás Reyes").Read("/notices")).Body;
        Assert.Equal(1, notices.GetProperty("notices").GetArrayLength());
        Assert.Equal($"/tickets/{ticket}", notices.GetProperty("notices")[0].GetProperty("href").GetString());
        Assert.Equal(200, (await village.Site.As("Tomás Reyes").Send("/notices/read", new { })).Status);
        Assert.Equal(0, (await village.Site.As("Tomás Reyes").Read("/notices")).Body.GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task A_mail_server_that_refuses_is_tried_again_later_and_given_up_loudly()
    {
        await using var village = await Village.Start(adjust: ByMail);
        mail.RefuseRecipientsWith = "451 4.7.1 come back later";
        await village.Open("Sam Okoro", new { title = "Down", network = village.Network, impact = "down" });

        await village.Site.DoDue();
        Assert.Equal(1, (await village.Site.As("Tomás Reyes").Read("/notices")).Body.GetProperty("unread").GetInt32());
        mail.RefuseRecipientsWith = null;
        await village.Site.DoDue();
        Assert.Empty(mail.Received);
        village.Site.Clock.Advance(Duration.FromMinutes(1));
        await village.Site.DoDue();
        Assert.Equal(2, mail.Received.Count);

        mail.RefuseRecipientsWith = "451 4.7.1 come back later";
        await village.Open("Sam Okoro", new { title = "Down again", network = village.Network, impact = "down" });
        for (var i = 0; i < 10; i++)
        {
            await village.Site.DoDue();
            village.Site.Clock.Advance(Duration.FromHours(3));
        }
        var given = await village.Site.Do(async (_, db) => await db.DueWork.Where(w => w.GivenUpAt != null).ToListAsync());
        Assert.Equal(2, given.Count);
        Assert.All(given, w => Assert.Equal(8, w.Attempts));
        Assert.All(given, w => Assert.Contains("come back later", w.LastError, StringComparison.Ordinal));
    }
}
