using NodaTime;
using Throughline.Ui;
using Throughline.Ui.Gallery;

namespace Throughline.Tests.Ui;

public class GanttTests
{
    static readonly LocalDate Monday = new(2026, 11, 2);

    static GanttTask Task(string id, int from, int to, params string[] after) => new(id, id, "us", Monday.PlusDays(from), Monday.PlusDays(to), "todo", "To do") { After = after };

    [Fact]
    public void Only_working_days_are_columns()
    {
        var layout = new GanttLayout(new GanttPlan("x", [Task("a", 0, 11)], Monday));
        Assert.DoesNotContain(layout.Days, d => d.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        Assert.Equal(10, layout.Count(Monday, Monday.PlusDays(11)));
    }

    [Fact]
    public void A_holiday_left_out_of_the_days_takes_no_room()
    {
        LocalDate[] days = [Monday, Monday.PlusDays(1), Monday.PlusDays(3), Monday.PlusDays(4)];
        var layout = new GanttLayout(new GanttPlan("x", [Task("a", 0, 4)], Monday) { Days = days });
        Assert.Equal(210, layout.DayWidth);
        Assert.Equal((0, 840), layout.Bar(layout.Plan.Tasks[0]));
        Assert.Equal(420, layout.Left(Monday.PlusDays(2)));
        Assert.Equal(420, layout.Right(Monday.PlusDays(2)));
    }

    [Fact]
    public void A_task_on_a_weekend_is_still_seen_and_dates_outside_stay_inside_the_picture()
    {
        var layout = new GanttLayout(new GanttPlan("x", [Task("a", 5, 6), Task("b", -30, -20), Task("c", 90, 99)], Monday) { Days = [.. Enumerable.Range(0, 12).Select(i => Monday.PlusDays(i)).Where(d => d.DayOfWeek < IsoDayOfWeek.Saturday)] });
        foreach (var task in layout.Plan.Tasks)
        {
            var (left, right) = layout.Bar(task);
            Assert.True(right - left >= 6);
            Assert.InRange(left, 0, 840);
            Assert.InRange(right, 0, 840 + layout.DayWidth);
        }
    }

    [Fact]
    public void A_dependency_that_others_imply_is_not_drawn()
    {
        var layout = new GanttLayout(new GanttPlan("x", [Task("a", 0, 0), Task("b", 1, 1, "a"), Task("c", 2, 2, "a", "b")], Monday));
        Assert.Equal([("a", "b"), ("b", "c")], layout.Routes.Select(r => (r.From, r.To)));
    }

    [Fact]
    public void A_circle_or_an_unknown_task_does_not_break_the_picture()
    {
        var layout = new GanttLayout(new GanttPlan("x", [Task("a", 0, 0, "b", "a", "ghost"), Task("b", 1, 1, "a")], Monday));
        Assert.All(layout.Routes, r => Assert.NotEqual(r.From, r.To));
    }

    [Fact]
    public void Tasks_that_begin_together_get_lanes_of_their_own()
    {
        var layout = new GanttLayout(new GanttPlan("x", [Task("a", 0, 1), Task("b", 0, 1), Task("c", 4, 8, "a"), Task("d", 4, 8, "b")], Monday));
        var ends = layout.Routes.Select(r => r.EndX).ToList();
        Assert.True(Math.Abs(ends[0] - ends[1]) >= 2.5);
    }

    [Fact]
    public async Task A_plan_of_two_years_and_sixty_tasks_keeps_its_labels_apart()
    {
        var tasks = Enumerable.Range(0, 60).Select(i => Task($"t{i}", i * 12, i * 12 + 9, i > 0 ? [$"t{i - 1}"] : [])).ToList();
        var plan = new GanttPlan("Long", tasks, Monday.PlusDays(300)) { Deadline = Monday.PlusDays(730), DeadlineText = "the old circuit ends, which nobody can move any more", SlackText = "3 d slack" };
        var days = new GanttLayout(plan).Weeks.Where(w => w.Day is not null).Select(w => w.X).ToList();
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 26));
        Markup.Read(await Drawn.Html<Gantt>(new { Plan = plan }));
    }

    [Fact]
    public async Task The_phone_gets_every_open_task_as_a_line_and_the_done_ones_folded()
    {
        var page = Markup.Read(await Drawn.Html<Gantt>(new { Plan = GalleryData.Plan }));
        var list = page.Descendants("div").Single(d => (string?)d.Attribute("class") == "gantt-list");
        Assert.Equal(GalleryData.Plan.Tasks.Count(t => t.Done), list.Element("details")!.Descendants("li").Count());
        Assert.Equal(GalleryData.Plan.Tasks.Count(t => !t.Done) + 1, list.Element("ol")!.Elements("li").Count());
    }

    [Fact]
    public async Task The_words_of_a_bar_do_not_cross_the_deadline()
    {
        var plan = new GanttPlan("x", [Task("a", 0, 60) with { LatestFinish = Monday.PlusDays(74), LatestText = "90 d leaves 1 day of slack" }, Task("b", 60, 100)], Monday) { Deadline = Monday.PlusDays(91) };
        var drawing = Markup.Read(await Drawn.Html<Gantt>(new { Plan = plan })).Descendants("svg").First(s => ((string?)s.Attribute("class"))?.Contains("gantt-c", StringComparison.Ordinal) == true);
        var words = drawing.Descendants("text").Where(t => t.Value is "90 d leaves" or "1 day of slack").ToList();
        Assert.Equal(2, words.Count);
        var deadline = new GanttLayout(plan).Right(plan.Deadline.Value);
        Assert.All(words, w => Assert.True((double)w.Attribute("x")! + Px.Wide(w.Value, 5.7) < deadline, $"{w.Value} ends behind the deadline at {deadline}"));
    }

    [Fact]
    public async Task The_customers_view_knows_nothing_of_tasks_it_was_not_given()
    {
        var html = await Drawn.Html<Gantt>(new { Plan = GalleryData.Plan with { Tasks = [.. GalleryData.Plan.Tasks.Where(t => !t.Internal)] } });
        Assert.DoesNotContain("Sign kit list", html);
        Assert.DoesNotContain("internal", html);
    }
}
