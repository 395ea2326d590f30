using System.Globalization;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.Proposals;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>What every engineer of Halden draws for a line between sites: a boundary device at each, a router at the first, and the kit for it.</summary>
static class DemoDesigns
{
    /// <summary>Puts the design, the kit list, its signature and the proposal into the history of a network, as far as it came.</summary>
    public static void Plan(DemoWorld world, DemoNetwork line)
    {
        if (line.Engineer is null || line.Sites.Length == 0) return;
        foreach (var (phase, ago) in line.Phases)
        {
            if (phase == Phase.Design) Draw(world, line, ago);
            if (phase == Phase.KitSigned)
            {
                List(world, line, ago + 4);
                world.At<SignOffKitList>(world.Ago(ago, 14, 10), line.Engineer, v => v.Run(new($"N-{line.Number}")));
            }
            if (phase == Phase.Proposed) world.At<IssueProposal>(world.Ago(ago, 10, 45), line.Engineer, v => v.Run(new($"N-{line.Number}")));
        }
        // those that are being designed now have a list that grows
        if (line.Phases is [(Phase.Design, var since)]) List(world, line, since / 3);
    }

    static IEnumerable<string> Codes(DemoNetwork line) => line.Sites.Select(s => s.Code).Take(4);

    static string Each(DemoNetwork line, Func<string, int, string> label) => string.Join(", ", Codes(line).Select(label));

    static void Draw(DemoWorld world, DemoNetwork line, int ago)
    {
        var network = $"N-{line.Number}";
        var (engineer, first) = (line.Engineer!, line.Sites[0].Code);
        var country = line.Region == DemoStaff.Texas ? "US" : "GB";
        string[] asked = ["1 Gbit/s between the sites, the same in both directions", "Restored within four hours, day and night", "Routes are exchanged by BGP, a default route only", "No single power supply takes the first site down"];
        world.At<Workbench>(world.Ago(ago, 9, 45), engineer, async bench =>
        {
            var design = (await bench.Open(network)).Design;
            var facts = new List<Happening>();
            foreach (var text in asked) facts.Add(new RequirementRecorded(design.Ask(text, line.Contacts.Select(c => c.Name).FirstOrDefault() ?? "").Label, text));
            design.Agree(36, null);
            foreach (var code in Codes(line)) design.Place($"{code}-NTE-01", code, "example-nte-1208", false, country, "first free unit from the top");
            design.Cover(design.Place($"{first}-CPE-01", first, "example-cpe-2210-ac", true, country, "below the boundary device"), [4]);
            var metres = 2_100;
            foreach (var code in Codes(line)) design.Draw(new($"{code}-NTE-01", "1"), new(DemoCompanies.Norrvik, null), new(Medium.SingleMode, "LC", 1000, metres += 900));
            design.Cover(design.Links[0], [1]);
            design.Draw(new($"{first}-NTE-01", "5"), new($"{first}-CPE-01", "ge4"), new(Medium.Copper, "RJ45", 1000, 1));
            foreach (var code in Codes(line))
            {
                var handoff = design.HandOver(code, new(Medium.SingleMode, "LC", 1000, 38), new($"{code}-NTE-01", "3"), 1, Witness.Customer, "first visit");
                facts.Add(new HandoffRecorded(handoff.Label, bench.Site(code).Name, handoff.Line.ToString(), handoff.SourceWords));
            }
            bench.Network.MoveTo(Phase.Design, world.Person(engineer).Id, bench.Now);
            await bench.Save("first drawing", [new PhaseReached(bench.Network.Id, Phase.Design), .. facts]);
        });
    }

    /// <summary>The carrier's number of a service stands at the link that carries it, once the carrier gave it.</summary>
    public static Task Name(DemoWorld world, DemoNetwork line, DemoService service) => world.Save(null, async db =>
    {
        if (service.Provider != DemoCompanies.Norrvik || await db.Designs.Include(d => d.Links).SingleOrDefaultAsync(d => db.Networks.Any(n => n.Id == d.NetworkId && n.Number == line.Number)) is not { } design) return;
        foreach (var link in design.Links.Where(l => l.To == service.Provider && (l.From == $"{service.Site}-NTE-01" || line.Services.Count(s => s.Provider == service.Provider) == 1)))
            (link.CircuitId, link.Service) = (service.Circuit, $"S-{service.Number}");
    });

    static void List(DemoWorld world, DemoNetwork line, int ago)
    {
        var network = $"N-{line.Number}";
        var (engineer, first, count) = (line.Engineer!, line.Sites[0].Code, Codes(line).Count());
        var cord = line.Region == DemoStaff.Texas ? "PWR-C13-US" : "PWR-C13-UK";
        (string Part, int Quantity, string Serves, string Purpose)[] kit =
        [
            ("NTE-1208", count, Each(line, (c, _) => $"{c}-NTE-01"), "Boundary of our duty; Y.1564 reflector at every end"),
            ("CPE-2210-AC", 1, $"{first}-CPE-01", "Routes the first site, BGP to the others"),
            ("PSU-150-AC", 1, $"{first}-CPE-01", "No single supply takes the site down"),
            ("SFP-1G-LX", count, Each(line, (_, i) => string.Create(CultureInfo.InvariantCulture, $"H-{i + 1}")), "Customer handoff, as told on the first visit"),
            ("SFP-1G-LH", count, Each(line, (_, i) => string.Create(CultureInfo.InvariantCulture, $"L-{i + 1}")), "Uplink to the carrier, single-mode, same type at every end"),
            ("LC-OS2-5", count, Each(line, (_, i) => string.Create(CultureInfo.InvariantCulture, $"L-{i + 1}")), "Demarcation to the boundary device, 3.8 m measured"),
            ("CAT6A-1", 1, string.Create(CultureInfo.InvariantCulture, $"L-{count + 1}"), "Boundary device to router in the same rack"),
            ("RMK-1U", count + 1, Each(line, (c, _) => $"{c}-NTE-01") + $", {first}-CPE-01", "Four-post racks, 19″"),
            (cord, count + 2, Each(line, (c, _) => $"{c}-NTE-01") + $", {first}-CPE-01 × 2", "Plugs of the country, 2 m"),
            ("LIC-ADV-36", 1, "R-03", "BGP with a default route, as long as the agreement"),
            ("SUP-4H-36", 1, "R-02", "Parts within four hours, as long as the agreement"),
        ];
        // a list of today is still being made: it ends where its engineer was called away
        var lines = line.Phases is [(Phase.Design, _)] ? kit[..5] : kit;
        world.At<Workbench>(world.Ago(ago, 11, 30), engineer, async bench =>
        {
            var list = (await bench.Open(network)).List;
            foreach (var (number, quantity, serves, purpose) in lines)
            {
                var part = bench.Catalogue.Part(number)!;
                var added = list.Add(part.PartNumber, part.Kind, part.Description, quantity, purpose);
                list.Price(added, part.CostMinor, part.ListPriceMinor, part.LeadDays, part.TermMonths);
                list.Serve(added, ServesWords.Read(serves, quantity, bench.Design));
            }
            await bench.Save("first list");
        });
    }
}
