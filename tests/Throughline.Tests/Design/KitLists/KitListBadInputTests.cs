using Throughline.Tests.Design.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Design.KitLists;

/// <summary>What people and programs send wrong, and what they are told.</summary>
[Trait("needs", "server")]
public class KitListBadInputTests
{
    [Fact]
    public async Task Every_fault_is_named_at_its_field_and_nothing_is_half_written()
    {
        await using var d = await DesignSite.Start();
        await DesignWork.Draw(d.Site, d.Maja, d.Network);

        foreach (var quantity in new object[] { 0, -1, 1_000_000_000, 1.5, "many", 99999999999999L })
        {
            var (status, body) = await d.Send(d.Maja, "kit-list/lines", new { part = "SFP-1G-SX", quantity, purpose = "x" });
            Assert.Equal((422, "/quantity"), (status, body.GetProperty("errors")[0].GetProperty("pointer").GetString()));
        }
        var (no, unknown) = await d.Send(d.Maja, "kit-list/lines", new { part = "NO-SUCH-PART", quantity = 1 });
        Assert.Equal((422, "/part"), (no, unknown.GetProperty("errors")[0].GetProperty("pointer").GetString()));
        (no, unknown) = await d.Send(d.Maja, "kit-list/lines", new { part = "SFP-1G-SX", quantity = 1, serves = "H-9, QS-CPE-99" });
        Assert.Equal((422, 2), (no, unknown.GetProperty("errors").GetArrayLength()));
        (no, unknown) = await d.Send(d.Maja, "kit-list/lines", new { part = "SFP-1G-SX", quantity = 1, price = 1.005 });
        Assert.Equal((422, "/price"), (no, unknown.GetProperty("errors")[0].GetProperty("pointer").GetString()));
        Assert.Equal(0, (await d.Kit()).GetProperty("lines").GetArrayLength());
        Assert.Equal(403, (await d.Send(d.Owen, "kit-list/lines", new { part = "SFP-1G-SX", quantity = 1 })).Status);
    }

    [Fact]
    public async Task Names_in_any_script_are_kept_and_never_run()
    {
        await using var d = await DesignSite.Start();
        await DesignWork.Draw(d.Site, d.Maja, d.Network);
        await DesignWork.Do(d.Maja, d.Network, "design/nodes", new { name = "КЛИНИКА-01", site = "QS", deviceType = "NTE-1208" });
        await DesignWork.Do(d.Maja, d.Network, "design/nodes", new { name = "عيادة-02", site = "QS", deviceType = "NTE-1208" });
        await DesignWork.Do(d.Maja, d.Network, "design/requirements", new { text = "<script>alert(1)</script>" });
        await DesignWork.Line(d.Maja, d.Network, "NTE-1208", 2, "=HYPERLINK(\"http://x\") <script>", "КЛИНИКА-01, عيادة-02");

        Assert.Equal(422, (await d.Send(d.Maja, "design/nodes", new { name = "<script>", site = "QS", deviceType = "NTE-1208" })).Status);
        foreach (var page in new[] { "design", "kit-list" })
        {
            var html = await d.Maja.GetStringAsync($"/networks/{d.Network}/{page}", TestContext.Current.CancellationToken);
            Assert.Contains("КЛИНИКА-01", html);
            Assert.Contains("عيادة-02", html);
            Assert.DoesNotContain("<script>alert", html);
        }
        Assert.Contains("'=HYPERLINK", await d.Maja.GetStringAsync($"/networks/{d.Network}/kit-list.csv", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_type_with_merge_markers_is_refused_with_their_lines_and_a_good_one_is_kept_once()
    {
        await using var d = await DesignSite.Start();
        const string good = "manufacturer: Example\nmodel: SW-1\nslug: example-sw-1\nu_height: 1\ninterfaces:\n  - {name: '1', type: 1000base-x-sfp}\n";
        object File(string text) => new { file = new { fileName = "sw-1.yaml", base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)) } };

        var (status, body) = await d.Maja.Send("/catalogue", File("<<<<<<< ours\n" + good + ">>>>>>> theirs\n"));
        Assert.Equal((422, 2), (status, body.GetProperty("errors").GetArrayLength()));
        Assert.Contains("line 1", body.ToString());
        Assert.Contains("line 8", body.ToString());

        Assert.Equal(201, (await d.Maja.Send("/catalogue", File(good))).Status);
        Assert.Equal(1, (await d.Maja.Send("/catalogue", File(good))).Body.GetProperty("unchanged").GetInt32());
        Assert.Equal(1, (await d.Maja.Send("/catalogue", File(good.Replace("u_height: 1", "u_height: 2")))).Body.GetProperty("changed").GetInt32());
        Assert.Equal(1, (await d.Maja.Read("/catalogue?find=SW-1")).Body.GetProperty("rows").GetArrayLength());
    }
}
