using NodaTime;
using Throughline.Modules.Design.Catalogue;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Modules.Design.Published;

namespace Throughline.Tests.Design.KitLists;

/// <summary>The design of the prototype, Quayside ↔ Harbour St, and a list that serves all of it; a test spoils one thing.</summary>
sealed class Quayside
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 16, 9, 0);
    public static readonly Guid Maja = Guid.Parse("01930000-0000-7000-8000-000000000001");
    public static readonly Signer MajaSigns = new(Maja, true, "");

    readonly Dictionary<string, Part> parts = SeedCatalogue.Parts().ToDictionary(p => p.PartNumber);
    readonly List<DeviceType> devices;

    Quayside(List<DeviceType> devices) => this.devices = devices;

    public NetworkDesign Design { get; } = new(Guid.CreateVersion7());
    public KitList List { get; } = new(Guid.CreateVersion7(), "GBP", Monday);
    public KitFacts Facts => new(Design, List, new KitCatalogue(parts.Values, devices), new Dictionary<string, string> { ["QS"] = "Quayside", ["HS"] = "Harbour St" }, new LocalDate(2026, 11, 16));
    public KitReview Review => Facts.Review();
    public IEnumerable<string> Open => Review.Open.Select(c => c.Key);

    public static async Task<Quayside> Draw()
    {
        var q = new Quayside([.. (await SeedCatalogue.Types()).OfType<DeviceType>()]);
        var d = q.Design;
        d.Ask("Both clinics in one network, 1 Gbit/s", "Dr Okafor");
        d.Ask("No single power supply takes the clinic down", "Dr Okafor");
        d.Ask("BGP with default route only", "network administrator");
        var nte = d.Place("QS-NTE-01", "QS", "example-nte-1208", country: "GB");
        var cpe = d.Place("QS-CPE-01", "QS", "example-cpe-2210-ac", twoSupplies: true, country: "GB");
        d.Place("HS-NTE-02", "HS", "example-nte-1208", country: "GB");
        d.Cover(nte, [1]);
        d.Cover(cpe, [2]);
        d.HandOver("QS", new(Medium.Multimode, "LC", 1000, 38), new("QS-NTE-01", "1"), 2, Witness.Survey, "30 Sep, photo 14");
        d.Draw(new("QS-CPE-01", "xe0"), new("Norrvik", null), new(Medium.SingleMode, "LC", 10_000, 800));

        q.Line("NTE-1208", 2, "Boundary of our duty", "QS-NTE-01, HS-NTE-02");
        q.Line("CPE-2210-AC", 1, "Routes the clinic", "QS-CPE-01");
        q.Line("PSU-150-AC", 1, "No single supply takes the clinic down", "QS-CPE-01");
        q.Line("SFP-1G-SX", 2, "Customer handoff at Quayside", "H-1 × 2");
        q.Line("SFP-10G-LR", 1, "Into Norrvik's network", "L-1");
        q.Line("LC-OM4-5", 1, "Demarc to router, 3.8 m measured", "H-1");
        q.Line("RMK-1U", 3, "19 inch", "QS-NTE-01, QS-CPE-01, HS-NTE-02");
        q.Line("PWR-C13-UK", 4, "UK plugs", "QS-NTE-01, QS-CPE-01 × 2, HS-NTE-02");
        q.Line("LIC-ADV-36", 1, "BGP with default route only", "R-03");
        return q;
    }

    public KitLine Line(string part, int quantity, string purpose, string serves, int spare = 0)
    {
        var p = parts[part];
        var line = List.Add(part, p.Kind, p.Description, quantity, purpose);
        List.Price(line, p.CostMinor, p.ListPriceMinor, p.LeadDays, p.TermMonths);
        if (spare > 0) List.Keep(line, spare, null, "one for the shelf");
        List.Serve(line, ServesWords.Read(serves, quantity - spare, Design));
        return line;
    }

    public KitLine Line(string part) => List.Lines.Single(l => l.PartNumber == part);

    public void Sign() => List.SignOff(Design, Review, MajaSigns, Monday);
}
