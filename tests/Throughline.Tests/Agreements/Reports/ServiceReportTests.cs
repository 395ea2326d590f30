using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Reports;
using Throughline.Modules.Exchange.Pdf;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements.Reports;

[Trait("needs", "server")]
public class ServiceReportTests
{
    [Fact]
    public void A_day_that_not_every_month_has_is_refused()
    {
        var schedule = new ReportSchedule(Guid.NewGuid());
        Assert.Contains("give 1 to 28", Assert.Throws<RuleException>(() => schedule.Set(31, Guid.NewGuid())).Message);
        schedule.Set(3, Guid.NewGuid());
        Assert.Equal(Instant.FromUtc(2026, 11, 3, 8, 0), schedule.DueFor(new YearMonth(2026, 10), "Europe/London"));
        Assert.Equal(Instant.FromUtc(2026, 9, 3, 7, 0), schedule.DueFor(new YearMonth(2026, 8), "Europe/London"));
    }

    [Fact]
    public async Task On_its_day_the_report_is_made_and_mailed_and_the_customer_reads_their_own_only()
    {
        await using var mail = new RecordingSmtpServer();
        await using var village = await Village.Start(adjust: b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{mail.Port}", ["Mail:From"] = "noc@halden.example", ["Mail:Tls"] = "false" }));
        var site = village.Site;
        var (sam, tomas, jonas) = (site.As("Sam Okoro"), site.As("Tomás Reyes"), site.As("Jonas Weber"));
        var ticket = await village.Open("Sam Okoro", new { title = "Harbour Street down", description = "Dark", network = village.Network, impact = "down", site = "HS", service = village.Service });
        await tomas.Send($"/tickets/{ticket}/take", new { });
        site.Clock.Advance(Duration.FromHours(5));
        await tomas.Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Norrvik replaced the optic" });
        await sam.Send($"/tickets/{ticket}/close", new { });

        var customer = village.Sam.OrganisationId;
        var wrong = await jonas.Send("/service-reports/schedules", new { customer, day = 31, recipient = village.Tomas.Id });
        Assert.Equal((422, "not-their-contact"), (wrong.Status, Text(wrong.Body.GetProperty("errors")[0], "code")));
        Assert.Equal(200, (await jonas.Send("/service-reports/schedules", new { customer, day = 3, recipient = village.Sam.Id })).Status);
        Assert.Equal(422, (await jonas.Send("/service-reports", new { customer, month = "2026-11" })).Status);

        // the day of the credits before the day of the report: the program's own round must not do both at once
        foreach (var day in new[] { 2, 3 })
        {
            site.Clock.Set(Instant.FromUtc(2026, 12, day, 8, 0));
            await site.DoDue();
        }

        var report = Assert.Single((await sam.Read("/service-reports")).Body.GetProperty("reports").EnumerateArray());
        Assert.Equal(("SR-1001", "November 2026", true), (Text(report, "reference"), Text(report, "month"), report.GetProperty("wasSent").GetBoolean()));
        var letter = Assert.Single(mail.Received, l => l.Subject == "Service report November 2026");
        Assert.Contains("Harbour Street down", letter.Html);
        Assert.Contains("99.306 %", letter.Html); // five hours of 720
        Assert.Contains("missed, 5 h", letter.Html);
        Assert.Contains("Norrvik replaced the optic", letter.Html);
        Assert.Contains("being checked", letter.Html); // computed, not offered yet

        Assert.Empty((await site.As("Grace Bell").Read("/service-reports")).Body.GetProperty("reports").EnumerateArray());
        using (var theirs = await site.As("Grace Bell").GetAsync("/api/v1/service-reports/SR-1001.html", TestContext.Current.CancellationToken)) Assert.Equal(404, (int)theirs.StatusCode);
        var page = await site.As("Sam Okoro").GetStringAsync("/api/v1/service-reports/SR-1001.html", TestContext.Current.CancellationToken);
        Assert.Equal(letter.Html!.ReplaceLineEndings("\n").Trim(), page.ReplaceLineEndings("\n").Trim());
        Assert.DoesNotContain("<script", page);

        // a state is a word: the sentence stands under it and breaks where the column ends
        Assert.Contains("Sent</span><small dir=\"auto\">", await jonas.GetStringAsync("/service-reports", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // the next month waits, once; made by hand it is a further edition
        Assert.Equal(1, await site.Do(async (_, db) => await db.DueWork.CountAsync(w => w.Kind == "service-report" && w.DoneAt == null)));
        Assert.Equal(201, (await jonas.Send("/service-reports", new { customer, month = "2026-11" })).Status);
        Assert.Equal(2, (await sam.Read("/service-reports")).Body.GetProperty("reports")[0].GetProperty("edition").GetInt32());
    }

    [Fact]
    public async Task A_report_of_the_first_day_says_what_is_owed_though_the_credits_are_computed_on_the_second()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        var ticket = await village.Open("Sam Okoro", new { title = "Harbour Street down", network = village.Network, impact = "down", service = village.Service });
        site.Clock.Advance(Duration.FromHours(5));
        await site.As("Tomás Reyes").Send($"/tickets/{ticket}/resolve", new { cause = "provider", fix = "Optic" });
        await site.As("Sam Okoro").Send($"/tickets/{ticket}/close", new { });
        await site.As("Jonas Weber").Send("/service-reports/schedules", new { customer = village.Sam.OrganisationId, day = 1, recipient = village.Sam.Id });
        site.Clock.Set(Instant.FromUtc(2026, 12, 1, 8, 0));
        await site.DoDue();

        Assert.Equal(0, await site.Do((_, db) => db.Credits.CountAsync()));
        var page = await site.As("Sam Okoro").GetStringAsync("/api/v1/service-reports/SR-1001.html", TestContext.Current.CancellationToken);
        Assert.Contains("being checked", page);
        Assert.DoesNotContain("Every promised availability was reached", page);
    }

    [Fact]
    public async Task Without_mail_the_attempt_is_noted_and_the_reader_finds_a_notice()
    {
        await using var village = await Village.Start();
        var site = village.Site;
        await site.As("Jonas Weber").Send("/service-reports/schedules", new { customer = village.Sam.OrganisationId, day = 20, recipient = village.Sam.Id });
        site.Clock.Set(Instant.FromUtc(2026, 11, 20, 8, 0));
        await site.DoDue();

        var report = Assert.Single((await site.As("Sam Okoro").Read("/service-reports")).Body.GetProperty("reports").EnumerateArray());
        Assert.Equal(("October 2026", false), (Text(report, "month"), report.GetProperty("wasSent").GetBoolean()));
        Assert.StartsWith("Mail is off", Text(report, "sent"));
        Assert.Contains("Service report October 2026", (await site.As("Sam Okoro").Read("/notices")).Body.GetProperty("notices").EnumerateArray().Select(n => Text(n, "subject")));
        var page = await site.As("Sam Okoro").GetStringAsync("/api/v1/service-reports/SR-1001.html", TestContext.Current.CancellationToken);
        Assert.Contains("Nothing was reported.", page);
    }

    [Fact]
    [Trait("needs", "browser")]
    public async Task The_report_is_a_PDF_for_the_customer_it_is_about_and_for_nobody_else()
    {
        Throughline.Ground.Need.Or(PdfSettings.Of(new ConfigurationBuilder().Build()).Chromium is null ? "Chromium is not installed: sudo apt-get install chromium" : null);
        await using var village = await Village.Start();
        var site = village.Site;
        Assert.Equal(201, (await site.As("Jonas Weber").Send("/service-reports", new { customer = village.Sam.OrganisationId, month = "2026-10" })).Status);

        using var answer = await site.As("Sam Okoro").GetAsync("/api/v1/service-reports/SR-1001.pdf", TestContext.Current.CancellationToken);
        Assert.Equal((200, "application/pdf"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var pdf = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 5));
        Assert.Contains("%%EOF", System.Text.Encoding.Latin1.GetString(pdf[^16..]), StringComparison.Ordinal);
        using var theirs = await site.As("Grace Bell").GetAsync("/api/v1/service-reports/SR-1001.pdf", TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)theirs.StatusCode);
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
