using System.Text.Json;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Design.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Design;

/// <summary>Step 2 of the story: two faults are found, mended and signed; then the proposal, impossible until now.</summary>
[Trait("needs", "server")]
public class StoryStepTwoTests
{
    [Fact]
    public async Task Two_faults_are_mended_at_one_click_the_list_is_signed_and_the_proposal_goes_out()
    {
        await using var d = await DesignSite.Start();
        await DesignWork.Draw(d.Site, d.Maja, d.Network);
        await DesignWork.AddKit(d.Maja, d.Network);
        Assert.Equal(Phase.Design, await d.Phase());
        await DesignWork.Line(d.Maja, d.Network, "SFP-1G-LX", 2, "Customer handoff at Quayside", "H-1 × 2");
        await DesignWork.Do(d.Maja, d.Network, "kit-list/lines", new { part = "SFP-1G-SX", quantity = 2 });

        // nobody signs a list that does not work, and nothing is offered on it
        var (status, no) = await d.Send(d.Maja, "kit-list/sign-off", new { });
        Assert.Equal((422, "no-purpose,optic-mismatch,surplus"), (status, Codes(no)));
        Assert.Equal((422, "not-signed"), (await d.Send(d.Owen, "proposal", new { }) is var (s, b) ? (s, Codes(b)) : default));

        // one click
        var mend = (await d.Kit()).GetProperty("review").GetProperty("open").EnumerateArray().Single(c => c.GetProperty("code").GetString() == "optic-mismatch").GetProperty("mends")[0];
        Assert.Equal("Use line 8 for H-1, remove line 7", mend.GetProperty("words").GetString());
        await DesignWork.Do(d.Maja, d.Network, "kit-list/mend", new { mend = mend.GetProperty("key").GetString() });

        // Ines is an engineer, but not accountable
        (status, no) = await d.Send(d.Ines, "kit-list/sign-off", new { });
        Assert.Equal((422, "not-the-engineer"), (status, Codes(no)));
        Assert.Contains("Maja Kovač", no.ToString());

        var signed = await DesignWork.Do(d.Maja, d.Network, "kit-list/sign-off", new { });
        Assert.Equal((1, 64, Phase.KitSigned), (signed.GetProperty("number").GetInt32(), signed.GetProperty("hash").GetString()!.Length, await d.Phase()));

        var proposal = await DesignWork.Do(d.Owen, d.Network, "proposal", new { });
        Assert.Equal("PP-1001", proposal.GetProperty("reference").GetString());
        Assert.Equal(Phase.Proposed, await d.Phase());

        // the customer reads it: what is asked, what it costs, who answers; never cost nor names of devices
        var html = await d.Helen.GetStringAsync($"/networks/{d.Network}/proposal/document", TestContext.Current.CancellationToken);
        foreach (var told in new[] { "Both clinics in one network", "Maja Kovač", "£1,304", "multimode LC, 1 Gbit/s, 38 m", "<svg", "Norrvik", signed.GetProperty("hash").GetString()![..12] }) Assert.Contains(told, html);
        foreach (var kept in new[] { "QS-NTE-01", "NV-448-21907", "£590", "£1,180" }) Assert.DoesNotContain(kept, html);
        Assert.Equal(404, (int)(await d.Site.As("Zoran Ilić").GetAsync($"/networks/{d.Network}/proposal/document", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(403, (int)(await d.Helen.GetAsync($"/networks/{d.Network}/kit-list", TestContext.Current.CancellationToken)).StatusCode);

        // a change voids the signature, locks the proposal and brings the network back to design
        d.Site.Clock.Advance(NodaTime.Duration.FromHours(1));
        await DesignWork.Do(d.Maja, d.Network, "kit-list/lines/5", new { quantity = 4, serves = "QS-NTE-01 × 2, QS-CPE-01, HS-NTE-02" });
        var kit = await d.Kit();
        Assert.Equal((2, "1 line differs"), (kit.GetProperty("number").GetInt32(), kit.GetProperty("signOff").GetProperty("voidWords").GetString()));
        var page = (await d.Owen.Read($"/networks/{d.Network}/proposal")).Body.GetProperty("proposals")[0];
        Assert.Equal("sign-off v1 void, 1 line differs", page.GetProperty("lockedWhy").GetString());
        Assert.Equal(Phase.Design, await d.Phase());
        Assert.Contains("can no longer be accepted", await d.Helen.GetStringAsync($"/networks/{d.Network}/proposal/document", TestContext.Current.CancellationToken));

        // every page draws
        foreach (var path in new[] { $"/networks/{d.Network}/design", $"/networks/{d.Network}/kit-list", $"/networks/{d.Network}/kit-list/lines/5", $"/networks/{d.Network}/proposal", "/kit-lists", "/catalogue?find=sfp", "/catalogue/SFP-1G-SX", "/catalogue/example-nte-1208" })
            Assert.Contains("</html>", await d.Maja.GetStringAsync(path, TestContext.Current.CancellationToken));
        Assert.StartsWith("\uFEFFLine,Part", await d.Maja.GetStringAsync($"/networks/{d.Network}/kit-list.csv", TestContext.Current.CancellationToken));
    }

    static string Codes(JsonElement problem) => string.Join(",", problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()).Distinct().Order());
}
