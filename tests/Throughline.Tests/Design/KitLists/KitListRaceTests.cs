using Microsoft.Extensions.DependencyInjection;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists;
using Throughline.Tests.Design.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Design.KitLists;

/// <summary>What happens to a signature when the list changes under the pen.</summary>
[Trait("needs", "database")]
public class KitListRaceTests(PostgresServer postgres)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_line_cannot_slip_into_a_list_while_it_is_being_signed(string database)
    {
        if (database == "postgres") Need.Postgres();
        await using var d = await DesignSite.Start(database == "postgres" ? await postgres.CreateDatabase("design") : null);
        await DesignWork.Draw(d.Site, d.Maja, d.Network);
        await DesignWork.AddKit(d.Maja, d.Network);
        await DesignWork.Line(d.Maja, d.Network, "SFP-1G-SX", 2, "Customer handoff", "H-1 × 2");
        var maja = await d.Site.Do(async (_, db) => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.People, p => p.Name == "Maja Kovač")).Id);

        // two desks read the same list; one adds a line, the other signs what it read
        await d.Site.Do(async (slow, _) =>
        {
            var bench = await slow.GetRequiredService<Workbench>().Open(d.Network);
            bench.List.SignOff(bench.Design, bench.Facts.Review(), new(maja, true, ""), bench.Now);
            await DesignWork.Line(d.Ines, d.Network, "SFP-1G-T", 1, "slips in", "QS-NTE-01");
            await Assert.ThrowsAsync<StaleException>(() => bench.Save("too late"));
        }, maja);

        var kit = await d.Kit();
        Assert.Equal("draft", kit.GetProperty("state").GetString());
        Assert.Equal(8, kit.GetProperty("lines").GetArrayLength());

        // and many at once: whatever wins, a signature always covers what stands there
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? d.Send(d.Maja, "kit-list/sign-off", new { })
            : d.Send(d.Ines, "kit-list/lines", new { part = "SFP-1G-T", quantity = 1, purpose = $"slip {i}", serves = "QS-NTE-01" })));
        await d.Site.Do(async (services, db) =>
        {
            var bench = await services.GetRequiredService<Workbench>().Open(d.Network);
            Assert.Equal(bench.List.IsSignedOff, bench.List.MatchesSignature(bench.Design));
        }, maja);
    }

    [Fact]
    public async Task A_signature_on_a_list_that_changed_a_second_ago_is_refused()
    {
        await using var d = await DesignSite.Start();
        await DesignWork.Draw(d.Site, d.Maja, d.Network);
        await DesignWork.AddKit(d.Maja, d.Network);
        await DesignWork.Line(d.Maja, d.Network, "SFP-1G-SX", 2, "Customer handoff", "H-1 × 2");
        var read = (await d.Kit()).GetProperty("version").GetInt32();
        await d.Send(d.Ines, "kit-list/lines/5", new { purpose = "19 inch, four posts" });

        var (status, body) = await d.Send(d.Maja, "kit-list/sign-off", new { }, ("If-Match", $"\"{read}\""));

        Assert.Equal(412, status);
        Assert.Contains("Reload", body.ToString());
        Assert.Equal(200, (await d.Send(d.Maja, "kit-list/sign-off", new { })).Status);
    }
}
