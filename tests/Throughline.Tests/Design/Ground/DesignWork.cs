using System.Text.Json;
using Throughline.Modules.Design.Catalogue.Keep;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Design.Ground;

/// <summary>An engineer's work through the API: a design that is whole, a list that serves all of it, the signature, the offer.</summary>
static class DesignWork
{
    /// <summary>Requirements, devices, handoff and link between the sites QS and HS; the kit list is left empty.</summary>
    public static async Task Draw(TestSite site, HttpClient engineer, string network)
    {
        await LoadSeedCatalogue.Into(site.App.Services);
        await Do(engineer, network, "design/requirements", new { text = "Both clinics in one network, 1 Gbit/s", askedBy = "Dr Okafor" });
        await Do(engineer, network, "design/requirements", new { text = "No single power supply takes the clinic down" });
        await Do(engineer, network, "design/nodes", new { name = "QS-NTE-01", site = "QS", deviceType = "NTE-1208", country = "GB", covers = "R-01" });
        await Do(engineer, network, "design/nodes", new { name = "QS-CPE-01", site = "QS", deviceType = "CPE-2210-AC", twoSupplies = true, country = "GB", covers = "R-02" });
        await Do(engineer, network, "design/nodes", new { name = "HS-NTE-02", site = "HS", deviceType = "NTE-1208", country = "GB" });
        await Do(engineer, network, "design/handoffs", new { site = "QS", medium = "multimode", connector = "LC", rateMbps = 1000, distanceMetres = 38, source = "survey", said = "30 Sep, photo 14", node = "QS-NTE-01", port = "1", optics = 2 });
        await Do(engineer, network, "design/links", new { from = "QS-CPE-01", fromPort = "xe0", to = "Norrvik", medium = "single-mode", connector = "LC", rateMbps = 10000, distanceMetres = 800, circuitId = "NV-448-21907" });
    }

    /// <summary>Every line that the design needs but the optics of its handoff.</summary>
    public static async Task AddKit(HttpClient engineer, string network)
    {
        await Line(engineer, network, "NTE-1208", 2, "Boundary of our duty", "QS-NTE-01, HS-NTE-02");
        await Line(engineer, network, "CPE-2210-AC", 1, "Routes the clinic", "QS-CPE-01");
        await Line(engineer, network, "PSU-150-AC", 1, "No single supply takes the clinic down", "QS-CPE-01");
        await Line(engineer, network, "SFP-10G-LR", 1, "Into Norrvik's network", "L-1");
        await Line(engineer, network, "RMK-1U", 3, "19 inch", "QS-NTE-01, QS-CPE-01, HS-NTE-02");
        await Line(engineer, network, "PWR-C13-UK", 4, "UK plugs", "QS-NTE-01, QS-CPE-01 × 2, HS-NTE-02");
    }

    /// <summary>The way from an empty design to a proposal that is out; the network stands in presales or design and the engineer is accountable.</summary>
    public static async Task Propose(TestSite site, HttpClient engineer, string network)
    {
        await Draw(site, engineer, network);
        await AddKit(engineer, network);
        await Line(engineer, network, "SFP-1G-SX", 2, "Customer handoff", "H-1 × 2");
        await Do(engineer, network, "kit-list/sign-off", new { });
        await Do(engineer, network, "proposal", new { });
    }

    public static Task<JsonElement> Line(HttpClient engineer, string network, string part, int quantity, string purpose, string serves) =>
        Do(engineer, network, "kit-list/lines", new { part, quantity, purpose, serves });

    public static async Task<JsonElement> Do(HttpClient engineer, string network, string path, object input)
    {
        var (status, body) = await engineer.Send($"/networks/{network}/{path}", input);
        Assert.True(status is 200 or 201, $"{path}: {status} {body}");
        return body;
    }
}
