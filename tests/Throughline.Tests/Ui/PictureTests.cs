using NodaTime;
using Throughline.Ui;
using Throughline.Ui.Gallery;

namespace Throughline.Tests.Ui;

public class PictureTests
{
    const string Evil = "<script>alert(1)</script>\" onload=\"x & سامي";

    static void Speaks(string html)
    {
        foreach (var drawing in Markup.Read(html).Descendants("svg").Where(s => (string?)s.Attribute("role") == "img" && s.Attribute("aria-label") is null))
        {
            var ids = ((string?)drawing.Attribute("aria-labelledby"))!.Split(' ');
            Assert.Equal(ids[0], (string?)drawing.Element("title")!.Attribute("id"));
            Assert.Equal(ids[1], (string?)drawing.Element("desc")!.Attribute("id"));
            Assert.NotEqual("", drawing.Element("desc")!.Value.Trim());
        }
    }

    [Fact]
    public async Task Every_picture_says_what_it_is_and_what_it_shows_and_is_well_formed()
    {
        var html = await Drawn.Html<GalleryPictures>();
        Speaks(html);
        Assert.True(Markup.Read(html).Descendants("desc").Count() >= 9);
    }

    [Fact]
    public async Task No_id_appears_twice_in_the_gallery_and_every_reference_finds_its_target()
    {
        var page = Markup.Read(await Drawn.Html<ComponentsPage>());
        var ids = page.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(), ids);
        var wanted = page.Descendants().SelectMany(e => new[] { "aria-labelledby", "aria-describedby", "for", "popovertarget" }.Select(a => (string?)e.Attribute(a))).OfType<string>().SelectMany(v => v.Split(' '));
        Assert.Empty(wanted.Except(ids));
        var anchors = page.Descendants("a").Select(a => (string?)a.Attribute("href")).OfType<string>().Where(h => h.StartsWith('#') && h.Length > 1).Select(h => h[1..]);
        Assert.Empty(anchors.Except(ids));
    }

    [Fact]
    public async Task No_page_carries_style_attributes_handlers_or_inline_script()
    {
        var page = Markup.Read(await Drawn.Html<ComponentsPage>());
        foreach (var element in page.Descendants())
        {
            Assert.Null(element.Attribute("style"));
            Assert.DoesNotContain(element.Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        }
        Assert.All(page.Descendants("script"), s => { Assert.NotNull(s.Attribute("src")); Assert.Equal("", s.Value); });
    }

    [Fact]
    public async Task Names_are_text_in_every_picture()
    {
        var plan = new GanttPlan(Evil, [new("1", Evil, Evil, new(2026, 11, 2), new(2026, 11, 6), "blocked", Evil) { Note = Evil, Critical = true }], new(2026, 11, 3)) { Deadline = new(2026, 11, 20), DeadlineText = Evil, SlackText = Evil };
        var net = new TopologyModel(Evil, [new("a", Evil, Evil)], [new("n", Evil, Evil, "a"), new("p", Evil, Evil)], [new("n", "p") { Circuit = Evil, Note = Evil, StateText = Evil, Since = Evil, StateKind = "bad" }]);
        var html = await Drawn.Html<Gantt>(new { Plan = plan }) + await Drawn.Html<Topology>(new { Model = net })
            + await Drawn.Html<LineChart>(new { Title = Evil, Lines = new[] { new ChartLine(Evil, [new(Evil, 1), new(Evil, 2)]) }, TargetText = Evil, Target = (double?)2 })
            + await Drawn.Html<StackedBars>(new { Title = Evil, Labels = new[] { Evil }, Layers = new[] { new BarLayer(Evil, [1]) } })
            + await Drawn.Html<TwoClocks>(new { Lanes = new[] { GalleryData.Clocks[0] with { Name = Evil, Promise = Evil } }, Now = GalleryData.At, Zone = DateTimeZone.Utc });
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("\" onload=", html);
        Assert.Contains("سامي", Markup.Read(html).Value);
    }

    [Fact]
    public async Task A_picture_without_data_says_when_it_will_fill()
    {
        Assert.Contains("class=\"empty\"", await Drawn.Html<Gantt>(new { Plan = new GanttPlan("x", [], new(2026, 11, 3)) }));
        Assert.Contains("class=\"empty\"", await Drawn.Html<Topology>(new { Model = new TopologyModel("x", [], [], []) }));
        Assert.Contains("class=\"empty\"", await Drawn.Html<LineChart>(new { Title = "x", Lines = Array.Empty<ChartLine>() }));
        Assert.Contains("class=\"empty\"", await Drawn.Html<StackedBars>(new { Title = "x", Labels = Array.Empty<string>(), Layers = Array.Empty<BarLayer>() }));
    }

    [Theory]
    [InlineData(0, 93, 0, 100)]
    [InlineData(-93, 49, -100, 50)]
    [InlineData(48, 83, 40, 90)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(99.91, 99.99, 99.9, 100)]
    [InlineData(7, 7, 7, 8)]
    public void A_scale_is_round_holds_its_data_and_has_at_most_six_lines(double from, double to, double first, double last)
    {
        var scale = new ChartScale(from, to, 10, 110);
        Assert.Equal((first, last), (Math.Round(scale.From, 6), Math.Round(scale.To, 6)));
        Assert.InRange(scale.Ticks.Count, 2, 6);
        Assert.Equal(110, scale.Y(scale.From), 6);
        Assert.Equal(10, scale.Y(scale.To), 6);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(31)]
    public async Task Labels_under_an_axis_stand_as_far_from_each_other_and_the_newest_is_among_them(int count)
    {
        var html = await Drawn.Html<StackedBars>(new { Title = "x", Labels = Enumerable.Range(1, count).Select(i => $"m{i}").ToArray(), Layers = new[] { new BarLayer("y", [.. Enumerable.Range(1, count).Select(i => (double)i)]) } });
        var shown = Markup.Read(html).Descendants("text").Select(t => t.Value).Where(t => t.StartsWith('m')).Select(t => int.Parse(t[1..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(count, shown[^1]);
        Assert.True(shown.Count >= 3);
        Assert.Single(shown.Zip(shown.Skip(1), (a, b) => b - a).Distinct());
    }

    [Fact]
    public async Task A_month_without_a_value_is_a_gap_and_not_a_zero()
    {
        var html = await Drawn.Html<LineChart>(new { Title = "x", Lines = new[] { new ChartLine("y", [new("a", 1), new("b", null), new("c", 3), new("d", 4)], Accent: true) } });
        var line = Markup.Read(html).Descendants("path").Single(p => (string?)p.Attribute("stroke-width") == "2.2");
        Assert.Equal(2, ((string)line.Attribute("d")!).Count(c => c == 'M'));
        Assert.Contains(">–</td>", System.Net.WebUtility.HtmlDecode(html));
    }

    [Fact]
    public void The_uncovered_span_runs_from_our_due_time_to_theirs()
    {
        var gap = TwoClocksLayout.Uncovered(GalleryData.Clocks);
        Assert.Equal(Duration.FromMinutes(142), gap!.Value.Duration);
        Assert.Null(TwoClocksLayout.Uncovered([GalleryData.Clocks[0], GalleryData.Clocks[1] with { Due = GalleryData.Clocks[0].Due }]));
        Assert.Null(TwoClocksLayout.Uncovered([GalleryData.Clocks[0] with { Ended = GalleryData.At }, GalleryData.Clocks[1]]));
        Assert.Null(TwoClocksLayout.Uncovered([GalleryData.Clocks[0]]));
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(240, true)]
    [InlineData(60 * 24 * 9, false)]
    [InlineData(60 * 24 * 400, true)]
    public void The_axis_of_clocks_has_few_round_times_in_the_readers_zone(int minutes, bool narrow)
    {
        var start = Instant.FromUtc(2026, 10, 24, 21, 13);
        var on = new TwoClocksLayout([new("Customer", "x", start, start + Duration.FromMinutes(minutes))], start, DateTimeZoneProviders.Tzdb["Europe/Paris"], narrow);
        Assert.InRange(on.Ticks.Count, 1, narrow ? 5 : 9);
        Assert.All(on.Ticks, t => Assert.InRange(t.X, on.Left, on.Right));
        Assert.Equal(on.Ticks.OrderBy(t => t.X), on.Ticks);
    }

    [Theory]
    [InlineData(197, "3:17")]
    [InlineData(-65, "−1:05")]
    [InlineData(0, "0:00")]
    [InlineData(6000, "100:00")]
    public void Remaining_time_reads_as_hours_and_minutes(int minutes, string words) => Assert.Equal(words, ClockWords.Remaining(Duration.FromMinutes(minutes)));

    [Theory]
    [InlineData(11, "11 min")]
    [InlineData(190, "3 h 10")]
    [InlineData(120, "2 h")]
    [InlineData(2880, "2 d")]
    [InlineData(3120, "2 d 4 h")]
    public void A_span_reads_as_people_say_it(int minutes, string words) => Assert.Equal(words, ClockWords.Span(Duration.FromMinutes(minutes)));
}
