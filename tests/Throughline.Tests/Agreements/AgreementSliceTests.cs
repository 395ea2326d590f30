using System.Text.Json;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Agreements;

[Trait("needs", "server")]
public class AgreementSliceTests
{
    static string[] Messages((int Status, JsonElement Body) reply) => [.. reply.Body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()!)];

    [Fact]
    public async Task An_agreement_is_made_from_a_template_changed_renewed_and_ended_and_old_months_keep_their_version()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        var made = await jonas.Send("/agreements", new { template = "gold", with = "Brightwater Clinics", title = "Gold for Brightwater", from = "2026-01-01", monthly = 1860.5, currency = "GBP", networks = new[] { village.Network, village.Network + "/" + village.Service } });
        Assert.True(made.Status == 201, made.Body.ToString());
        var reference = made.Body.GetProperty("reference").GetString()!;

        var first = (await jonas.Read("/agreements/" + reference)).Body;
        Assert.Equal((186_050, "GBP", 99.95m, 3), (first.GetProperty("terms").GetProperty("monthlyMinor").GetInt64(), first.GetProperty("terms").GetProperty("currency").GetString(), first.GetProperty("terms").GetProperty("promisedPercent").GetDecimal(), first.GetProperty("terms").GetProperty("tiers").GetArrayLength()));
        Assert.Equal(2, first.GetProperty("covers").GetArrayLength());
        Assert.Contains("Priority 1: somebody works on it within 15 minutes, and it runs again within 4 hours, day and night.", first.GetProperty("terms").GetProperty("card").EnumerateArray().Select(l => l.GetString()));

        var changed = await jonas.Send($"/agreements/{reference}/versions", new { from = "2026-12-01", why = "Half the money", monthly = 930 });
        Assert.True(changed.Status == 200, changed.Body.ToString());
        Assert.Equal(2, changed.Body.GetProperty("terms").GetInt32());
        await village.Site.Do(async (_, db) =>
        {
            var agreement = await db.Agreements.One(reference);
            Assert.Equal((186_050, 93_000), (agreement.TermsOf(new YearMonth(2026, 11)).MonthlyMinor, agreement.TermsOf(new YearMonth(2026, 12)).MonthlyMinor));
            // what was not said stayed
            Assert.Equal(3, agreement.TermsOn(new LocalDate(2027, 1, 1)).Tiers.Count);
        });

        Assert.Contains("must begin after that day", Assert.Single(Messages(await jonas.Send($"/agreements/{reference}/versions", new { from = "2026-11-01", why = "Too late" }))));
        Assert.Equal(200, (await jonas.Send($"/agreements/{reference}/renew", new { until = "2030-12-31" })).Status);
        Assert.Contains("would not prolong it", Assert.Single(Messages(await jonas.Send($"/agreements/{reference}/renew", new { until = "2029-12-31" }))));
        Assert.Equal(200, (await jonas.Send($"/agreements/{reference}/end", new { until = "2027-03-31", why = "They moved away" })).Status);
        var ended = (await jonas.Read("/agreements/" + reference)).Body;
        Assert.Equal(("2027-03-31", "They moved away", 4), (ended.GetProperty("until").GetString(), ended.GetProperty("endedWhy").GetString(), ended.GetProperty("history").GetArrayLength()));
    }

    [Fact]
    public async Task The_published_table_is_refused_with_its_hole_named_and_every_other_fault_at_its_field()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        var hole = await jonas.Send("/agreements", new
        {
            owes = "provider-to-us", with = "Norrvik", title = "Wavelength", from = "2026-12-01", promisedPercent = 100,
            tiers = new[] { new { from = 97.9, below = 100.0, percent = 5 }, new { from = 0.0, below = 96.89, percent = 10 } },
        });
        Assert.Equal(422, hole.Status);
        Assert.Equal("Between 96.89 % and 97.9 % no tier says what is owed: let one begin where the other ends.", Assert.Single(Messages(hole)));

        var bad = await jonas.Send("/agreements", new
        {
            owes = "us-to-customer", with = "Nobody Ltd", from = "2026-12-01", until = "2026-11-01", zone = "Europe/Bristol", calendar = "No such hours", claimDays = 0,
            targets = new object[] { new { priority = 1, respond = "0", restore = "10 years" }, new { priority = 2, respond = "1 h", restore = "3650 d" }, new { priority = 3, respond = "2 h", restore = "30 min" } },
            tiers = new[] { new { from = 99.5, below = 99.0, percent = 5 }, new { from = 0.0, below = 99.5, percent = 120 } }, networks = new[] { "N-9" },
        });
        var pointers = bad.Body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()).ToList();
        foreach (var pointer in new[] { "/title", "/with", "/until", "/zone", "/calendar", "/claimDays", "/targets/0/restore", "/targets/1/restore", "/targets/2/restore", "/tiers/0/from", "/tiers/1/percent", "/networks/0" }) Assert.Contains(pointer, pointers);
        Assert.Contains(Messages(bad), m => m.Contains("3650 d", StringComparison.Ordinal) || m.Contains("at most a year", StringComparison.Ordinal));
        Assert.DoesNotContain((await jonas.Read("/agreements")).Body.GetProperty("agreements").EnumerateArray(), a => a.GetProperty("title").GetString() == "Wavelength");
    }

    [Fact]
    public async Task A_promise_says_what_it_stands_on_and_warns_when_the_chain_gives_less()
    {
        await using var village = await Village.Start();
        var jonas = village.Site.As("Jonas Weber");
        Assert.Equal(200, (await jonas.Send("/agreements/A-031/supports", new { behind = "A-102" })).Status);
        await jonas.Send("/agreements", new { template = "carrier", with = "Norrvik", title = "Second line", from = "2026-01-01", promisedPercent = 99.0 });
        var second = (await jonas.Read("/agreements")).Body.GetProperty("agreements").EnumerateArray().First(a => a.GetProperty("title").GetString() == "Second line").GetProperty("reference").GetString();
        await jonas.Send("/agreements/A-031/supports", new { behind = second });

        var serial = (await jonas.Read("/agreements/A-031")).Body.GetProperty("chain");
        Assert.Equal(99.9m * 99m / 100, serial.GetProperty("percent").GetDecimal());
        Assert.Contains("99.9 % is promised, but what stands behind it gives 98.901 %", serial.GetProperty("warning").GetString());

        var support = (await jonas.Read("/agreements/A-031")).Body.GetProperty("standsOn").EnumerateArray().Last().GetProperty("id").GetString();
        await jonas.Send($"/agreements/A-031/supports/{support}/remove", new { });
        Assert.Equal(200, (await jonas.Send("/agreements/A-031/supports", new { behind = second, insteadOf = "A-102" })).Status);
        var redundant = (await jonas.Read("/agreements/A-031")).Body.GetProperty("chain");
        Assert.Equal((99.999m, JsonValueKind.Null), (redundant.GetProperty("percent").GetDecimal(), redundant.GetProperty("warning").ValueKind));
        Assert.Equal(422, (await jonas.Send("/agreements/A-031/supports", new { behind = "A-031" })).Status);
    }
}
