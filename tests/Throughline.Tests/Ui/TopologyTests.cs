using Throughline.Ui;
using Throughline.Ui.Gallery;

namespace Throughline.Tests.Ui;

public class TopologyTests
{
    /// <summary>A network made from a number: up to seven sites, three providers, links at random, some broken, some doubled.</summary>
    static TopologyModel Made(int seed)
    {
        var random = new System.Random(seed);
        var sites = Enumerable.Range(0, random.Next(1, 8)).Select(i => new TopologySite($"s{i}", $"Site {i}")).ToList();
        List<TopologyNode> nodes = [.. Enumerable.Range(0, random.Next(0, 4)).Select(i => new TopologyNode($"p{i}", $"Provider {i}"))];
        foreach (var site in sites) nodes.AddRange(Enumerable.Range(0, random.Next(1, 5)).Select(i => new TopologyNode($"{site.Id}n{i}", $"{site.Id}-{i}", "fact", site.Id)));
        var links = Enumerable.Range(0, random.Next(0, nodes.Count * 2)).Select(i => new TopologyLink(nodes[random.Next(nodes.Count)].Id, nodes[random.Next(nodes.Count)].Id)
        { Circuit = random.Next(2) == 0 ? $"CIR/{i}" : null, Backup = random.Next(4) == 0, StateKind = random.Next(5) == 0 ? "bad" : "ok", StateText = random.Next(5) == 0 ? "no light" : null }).ToList();
        return new TopologyModel($"Network {seed}", sites, nodes, links);
    }

    static bool Overlap(double ax, double ay, double aw, double ah, double bx, double by, double bw, double bh) =>
        ax < bx + bw - 0.5 && bx < ax + aw - 0.5 && ay < by + bh - 0.5 && by < ay + ah - 0.5;

    public static TheoryData<bool, bool> Directions => new() { { false, false }, { true, false }, { false, true } };

    [Theory, MemberData(nameof(Directions))]
    public void No_two_devices_and_no_two_sites_overlap(bool down, bool tight)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var layout = TopologyLayout.Of(Made(seed), down, tight);
            for (var i = 0; i < layout.Boxes.Count; i++)
                for (var j = i + 1; j < layout.Boxes.Count; j++)
                {
                    TopologyBox a = layout.Boxes[i], b = layout.Boxes[j];
                    Assert.False(Overlap(a.X, a.Y, a.Width, a.Height, b.X, b.Y, b.Width, b.Height), $"seed {seed}: {a.Node!.Id} on {b.Node!.Id}");
                }
            for (var i = 0; i < layout.SiteFrames.Count; i++)
                for (var j = i + 1; j < layout.SiteFrames.Count; j++)
                {
                    TopologyFrame a = layout.SiteFrames[i], b = layout.SiteFrames[j];
                    Assert.False(Overlap(a.X, a.Y, a.Width, a.Height, b.X, b.Y, b.Width, b.Height), $"seed {seed}: {a.Site.Id} on {b.Site.Id}");
                }
        }
    }

    [Theory, MemberData(nameof(Directions))]
    public void Every_device_stands_in_its_site_and_every_link_is_drawn_inside_the_picture(bool down, bool tight)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var model = Made(seed);
            var layout = TopologyLayout.Of(model, down, tight);
            Assert.Equal(model.Nodes.Count, layout.Boxes.Count);
            Assert.Equal(model.Links.Count(l => l.From != l.To), layout.Routes.Count);
            foreach (var box in layout.Boxes)
            {
                Assert.InRange(box.X, 0, layout.Width - box.Width);
                Assert.InRange(box.Y, 0, layout.Height - box.Height);
                if (box.Node!.SiteId is not { } site) continue;
                var frame = layout.SiteFrames.Single(f => f.Site.Id == site);
                Assert.True(box.X >= frame.X && box.X + box.Width <= frame.X + frame.Width && box.Y >= frame.Y && box.Y + box.Height <= frame.Y + frame.Height, $"seed {seed}: {box.Node.Id} outside {site}");
            }
            foreach (var corner in layout.Routes.SelectMany(r => r.Corners))
            {
                Assert.InRange(corner.X, 0, layout.Width);
                Assert.InRange(corner.Y, 0, layout.Height);
            }
        }
    }

    [Theory, MemberData(nameof(Directions))]
    public void A_link_begins_and_ends_at_the_edge_of_its_devices_and_turns_at_right_angles(bool down, bool tight)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var layout = TopologyLayout.Of(Made(seed), down, tight);
            foreach (var route in layout.Routes)
            {
                foreach (var (a, b) in route.Corners.Zip(route.Corners.Skip(1)))
                    Assert.True(Math.Abs(a.X - b.X) < 0.6 || Math.Abs(a.Y - b.Y) < 0.6, $"seed {seed}: slanting {route.Link.From}–{route.Link.To}");
                bool Touches(string id, (double X, double Y) at) => layout.Boxes.Any(b => b.Node!.Id == id && at.X >= b.X - 0.6 && at.X <= b.X + b.Width + 0.6 && at.Y >= b.Y - 0.6 && at.Y <= b.Y + b.Height + 0.6);
                var (first, last) = (route.Corners[0], route.Corners[^1]);
                Assert.True((Touches(route.Link.From, first) && Touches(route.Link.To, last)) || (Touches(route.Link.To, first) && Touches(route.Link.From, last)), $"seed {seed}: {route.Link.From}–{route.Link.To} hangs in the air");
            }
        }
    }

    [Theory, MemberData(nameof(Directions))]
    public void No_link_runs_through_a_device_that_it_does_not_connect(bool down, bool tight)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var layout = TopologyLayout.Of(Made(seed), down, tight);
            foreach (var route in layout.Routes)
                foreach (var (a, b) in route.Corners.Zip(route.Corners.Skip(1)))
                    foreach (var box in layout.Boxes.Where(x => x.Node!.Id != route.Link.From && x.Node.Id != route.Link.To))
                        Assert.False(Overlap(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Abs(a.X - b.X) + 0.6, Math.Abs(a.Y - b.Y) + 0.6, box.X + 1, box.Y + 1, box.Width - 2, box.Height - 2), $"seed {seed}: {route.Link.From}–{route.Link.To} through {box.Node!.Id}");
        }
    }

    [Fact]
    public async Task The_same_network_gives_the_same_picture()
    {
        foreach (var seed in (int[])[1, 7, 42])
            Assert.Equal(await Drawn.Html<Topology>(new { Model = Made(seed) }), await Drawn.Html<Topology>(new { Model = Made(seed) }));
    }

    [Fact]
    public void The_path_in_use_is_straight_and_the_backup_goes_below()
    {
        var layout = TopologyLayout.Of(GalleryData.Network);
        double Y(string id) => layout.Boxes.Single(b => b.Node!.Id == id).Y;
        double X(string id) => layout.Boxes.Single(b => b.Node!.Id == id).X;
        Assert.All(["nte1", "nvk", "nte2", "cpe2"], id => Assert.Equal(Y("cpe1"), Y(id)));
        Assert.True(Y("lte") > Y("cpe1"));
        Assert.Equal(Y("lte"), Y("tvm"));
        Assert.Equal(["cpe1", "nte1", "nvk", "nte2", "cpe2"], ((string[])["nvk", "cpe2", "nte1", "cpe1", "nte2"]).OrderBy(X));
    }

    [Fact]
    public void Two_sites_over_a_provider_fit_a_card_beside_others_with_letters_that_can_be_read()
    {
        var model = new TopologyModel("Harbour St to Northgate", [new("hs", "Harbour Street"), new("ng", "Northgate")],
            [new("cpe", "HS-CPE-01", "CPE-2210-AC", "hs"), new("nte", "HS-NTE-01", "NTE-1208", "hs"), new("nvk", "Norrvik"), new("far", "NG-NTE-01", "NTE-1208", "ng")],
            [new("cpe", "nte") { Note = "1 Gbit/s" }, new("nte", "nvk") { Circuit = "NVK/ETH/448-21907", Note = "1 Gbit/s" }, new("nvk", "far") { Circuit = "NVK/ETH/448-21907", Note = "1 Gbit/s" }]);
        Assert.False(TopologyLayout.Of(model).FitsCard);
        Assert.True(TopologyLayout.ForPage(model).FitsCard);
    }

    [Fact]
    public async Task A_phone_gets_two_sites_as_a_picture_and_six_as_a_list()
    {
        Assert.True(TopologyLayout.Of(GalleryData.Network, down: true).FitsPhone);
        Assert.False(TopologyLayout.Of(GalleryData.Depots, down: true).FitsPhone);
        Assert.Contains("narrow topology listed", await Drawn.Html<Topology>(new { Model = GalleryData.Depots }));
    }
}
