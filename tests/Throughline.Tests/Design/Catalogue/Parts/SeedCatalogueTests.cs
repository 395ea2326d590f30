using Throughline.Modules.Design.Published;
using Throughline.Modules.Design.Catalogue;
using Throughline.Modules.Design.Catalogue.Parts;

namespace Throughline.Tests.Design.Catalogue.Parts;

public sealed class SeedCatalogueTests
{
    private static readonly IReadOnlyList<Part> Parts = SeedCatalogue.Parts();

    private static T Of<T>(string partNumber) where T : Part => Assert.IsType<T>(Parts.Single(p => p.PartNumber == partNumber));

    [Fact]
    public void Every_part_has_a_number_of_its_own_a_description_and_a_price_above_its_cost()
    {
        Assert.Equal(Parts.Count, Parts.Select(p => p.PartNumber).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Parts, p => Assert.True(p.CostMinor > 0 && p.ListPriceMinor > p.CostMinor && p.LeadDays is >= 0 and <= 60 && p.Description.Length > 5 && p.Currency == "GBP", p.PartNumber));
        Assert.All(Parts, p => Assert.Equal(p switch { Optic => PartKind.Optic, Cable => PartKind.Cable, PowerCord => PartKind.PowerCord, _ => p.Kind }, p.Kind));
    }

    [Fact]
    public void The_kit_list_of_the_story_costs_what_it_says()
    {
        (string Part, int Quantity)[] kit =
            [("NTE-1208", 2), ("CPE-2210-AC", 1), ("PSU-150-AC", 1), ("SFP-1G-T", 1), ("SFP-1G-LX", 2), ("SFP-10G-LR", 2), ("LC-OM4-5", 4), ("RMK-1U", 2),
             ("PWR-C13-UK", 3), ("LIC-ADV-36", 1), ("SUP-NBD-36", 1), ("SFP-1G-SX", 2), ("LIC-PORT-1", 2)];
        var lines = kit.Select(k => (Part: Parts.Single(p => p.PartNumber == k.Part), k.Quantity)).ToList();

        Assert.Equal(4_810_00, lines.Sum(l => l.Part.CostMinor * l.Quantity));
        Assert.Equal(6_309_00, lines.Sum(l => l.Part.ListPriceMinor * l.Quantity));
        Assert.Equal(28, lines.Max(l => l.Part.LeadDays));
    }

    [Fact]
    public void Every_optic_says_what_it_talks_over_and_how_far() => Assert.All(Parts.OfType<Optic>(), o =>
    {
        var grades = o.Medium switch { Medium.Copper => "Cat", Medium.Multimode => "OM", _ => "OS" };
        Assert.All(o.ReachMetres, r => Assert.True(r.Key.StartsWith(grades, StringComparison.Ordinal) && r.Value is > 0 and <= 100_000, o.PartNumber));
        Assert.NotEmpty(o.ReachMetres);
        Assert.Equal(o.Medium == Medium.Copper, o.Connector == "RJ45");
        Assert.Equal(o.Medium == Medium.Copper, o.WavelengthNm is null && o.ReceiveNm is null && o.Fibres is null);
        Assert.True(o.RateMbps is 100 or 1000 or 10_000 or 25_000 or 40_000 or 100_000 or 400_000, o.PartNumber);
    });

    [Fact]
    public void Every_optic_has_a_part_that_it_links_with() =>
        Assert.All(Parts.OfType<Optic>(), o => Assert.Contains(Parts.OfType<Optic>(), o.LinksWith));

    [Fact]
    public void Every_optic_has_a_cable_that_fits_it_at_both_ends() => Assert.All(Parts.OfType<Optic>(), o =>
        Assert.Contains(Parts.OfType<Cable>(), c => c.Medium == o.Medium && c.Fibres == o.Fibres && (c.Joins(o.Connector, o.Connector) || c.Joins(o.Connector, "LC"))));

    [Fact]
    public void Multimode_and_single_mode_do_not_link() => Assert.False(Of<Optic>("SFP-1G-SX").LinksWith(Of<Optic>("SFP-1G-LX")));

    [Fact]
    public void Rates_must_match() => Assert.False(Of<Optic>("SFP-1G-LX").LinksWith(Of<Optic>("SFP-10G-LR")));

    [Fact]
    public void On_one_fibre_the_two_ends_differ()
    {
        var up = Of<Optic>("SFP-1G-BX-U");

        Assert.True(up.LinksWith(Of<Optic>("SFP-1G-BX-D")));
        Assert.False(up.LinksWith(up));
    }

    [Fact]
    public void Reach_depends_on_the_grade_of_the_fibre()
    {
        var sr = Of<Optic>("SFP-10G-SR");

        Assert.Equal((33, 300, 400), (sr.ReachOver("OM1"), sr.ReachOver("OM3"), sr.ReachOver("OM4")));
        Assert.Null(sr.ReachOver("OS2"));
    }

    [Theory]
    [InlineData("SFP-1G-LX", "1000base-x-sfp", true)]
    [InlineData("SFP-1G-LX", "10gbase-x-sfpp", true)]
    [InlineData("SFP-10G-LR", "1000base-x-sfp", false)]
    [InlineData("SFP-10G-LR", "25gbase-x-sfp28", true)]
    [InlineData("QSFP-40G-SR4", "100gbase-x-qsfp28", true)]
    [InlineData("QSFP28-100G-LR4", "40gbase-x-qsfpp", false)]
    [InlineData("SFP-10G-LR", "100gbase-x-qsfp28", false)]
    [InlineData("XFP-10G-LR", "10gbase-x-xfp", true)]
    [InlineData("SFP-1G-T", "1000base-t", false)]
    public void An_optic_goes_into_its_own_cage_and_later_ones_of_the_family(string part, string port, bool fits) =>
        Assert.Equal(fits, Of<Optic>(part).Fits(InterfaceSocket.Of(port)));

    [Theory]
    [InlineData("iec-60320-c14", "GB", "PWR-C13-UK")]
    [InlineData("iec-60320-c14", "DE", "PWR-C13-EU")]
    [InlineData("iec-60320-c14", "CH", "PWR-C13-CH")]
    [InlineData("iec-60320-c20", "US", "PWR-C19-US")]
    public void A_country_has_its_own_cord(string inlet, string country, string part) =>
        Assert.Contains(part, Parts.OfType<PowerCord>().Where(c => c.Serves(inlet, country)).Select(c => c.PartNumber));

    [Fact]
    public void A_British_cord_serves_no_German_outlet() => Assert.False(Of<PowerCord>("PWR-C13-UK").Serves("iec-60320-c14", "DE"));

    [Fact]
    public async Task The_example_types_have_a_part_and_the_ports_that_its_description_names()
    {
        var types = await SeedCatalogue.Types(TestContext.Current.CancellationToken);

        Assert.Equal(["CPE-2210-AC", "NTE-1208", "PSU-150-AC"], types.Select(t => t.PartNumber!).Order(StringComparer.Ordinal));
        Assert.All(types, t => Assert.Contains(Parts, p => p.PartNumber == t.PartNumber));
        var nte = types.OfType<DeviceType>().Single(t => t.Model == "NTE-1208");
        Assert.Equal((4, 4), (nte.Interfaces.Count(i => i.Socket.Cage == "SFP"), nte.Interfaces.Count(i => i.Socket.IsCopper && !i.MgmtOnly)));
        Assert.Equal(2, types.Single(t => t.Model == "CPE-2210-AC").PortsOf(PortKind.ModuleBay).Count());
        Assert.Equal(150, Assert.IsType<ModuleType>(types.Single(t => t.Model == "PSU-150-AC")).MaximumDrawWatts);
    }
}
