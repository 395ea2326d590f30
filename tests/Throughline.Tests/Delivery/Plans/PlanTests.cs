using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Delivery.Plans;

namespace Throughline.Tests.Delivery.Plans;

public class PlanTests
{
    static readonly LocalDate Start = new(2026, 9, 21);

    static Plan Made(LocalDate? deadline = null) => Plan.FromTemplate(PlanTemplate.ELineNewSite, Guid.CreateVersion7(), Start,
        new Dictionary<TaskParty, string> { [TaskParty.Us] = "Halden", [TaskParty.Provider] = "Norrvik", [TaskParty.Customer] = "Brightwater" },
        [PlanCalendar.Of(TaskParty.Us, "Europe/London", 2026)], deadline is { } d ? new PlanDeadline(d, "Telvane circuit ends", "letter of 2 Jul") : null, null);

    [Fact]
    public void The_template_gives_dates_on_working_days_without_bank_holidays()
    {
        var plan = Made(new LocalDate(2027, 1, 29));

        var schedule = plan.ScheduleOn(Start);

        var construction = schedule.Tasks[plan.Tasks.Single(t => t.Key == "construction").Number];
        Assert.True(construction.IsCritical);
        Assert.DoesNotContain(schedule.Tasks.Values, t => plan.CalendarOf(TaskParty.Us).IsWorkingDay(t.Start) is false);
        Assert.Equal(plan.CalendarOf(TaskParty.Us).WorkingDaysBetween(schedule.Finish, new LocalDate(2027, 1, 29)), schedule.Slack);
        Assert.Equal(0, schedule.Tasks[plan.Aim].Float);
    }

    [Fact]
    public void Ninety_days_of_construction_leave_less_slack_than_the_estimate()
    {
        var plan = Made(new LocalDate(2027, 1, 29));
        var construction = plan.Tasks.Single(t => t.Key == "construction");

        var (likely, worst) = (plan.ScheduleOn(Start), plan.ScheduleOn(Start, atWorst: true));

        Assert.Equal(likely.Tasks[construction.Number].Start, worst.Tasks[construction.Number].Start);
        var last = worst.Tasks[construction.Number].Start.PlusDays(90);
        Assert.InRange(Period.DaysBetween(worst.Tasks[construction.Number].Finish, last), 0, 4);
        Assert.True(worst.Slack < likely.Slack);
    }

    [Fact]
    public void A_late_finish_moves_all_that_waits_and_asks_whose_doing_it_was()
    {
        var plan = Made(new LocalDate(2027, 1, 29));
        plan.SetBaseline(Start);
        var before = plan.Forecast;
        var permit = plan.Tasks.Single(t => t.Key == "permits");
        var late = permit.BaselineFinish!.Value.PlusDays(7);

        var no = Assert.Throws<RuleException>(() => plan.Record(permit, permit.BaselineStart, late, null, null, null, late, null, Instant.FromUtc(2026, 10, 20, 9, 0)));
        Assert.Equal("/cause", Assert.Single(no.Obstacles).Pointer);

        plan.Record(permit, permit.BaselineStart, late, null, DelayCause.Authority, "council on strike", late, null, Instant.FromUtc(2026, 10, 20, 9, 0));
        Assert.True(plan.Forecast > before);
    }

    [Fact]
    public void Every_fault_of_a_report_comes_at_once()
    {
        var plan = Made();
        plan.SetBaseline(Start);
        var kickoff = plan.Tasks.Single(t => t.Key == "kickoff");

        var codes = plan.ObstaclesToRecord(kickoff, Start.PlusDays(3), Start.PlusDays(1), Start.PlusDays(-1), null, Start).Select(o => o.Code).Distinct();

        Assert.Equal(["finish-before-start", "in-the-future", "not-running"], codes.Order());
    }

    [Fact]
    public void A_task_that_would_wait_for_itself_is_refused()
    {
        var plan = Made();
        var install = plan.Tasks.Single(t => t.Key == "install");
        var test = plan.Tasks.Single(t => t.Key == "test");

        var no = Assert.Throws<RuleException>(() => plan.AddTask("Free one rack unit", TaskParty.Customer, "Dev Patel", 12, test.Number, install, false, Start));

        Assert.Equal("circle", Assert.Single(no.Obstacles).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000_000)]
    public void A_task_has_between_one_and_a_thousand_working_days(int days) =>
        Assert.Throws<RuleException>(() => Made().AddTask("x", TaskParty.Us, "Halden", days, null, null, false, Start));

    [Fact]
    public void A_pinned_task_does_not_start_earlier()
    {
        var plan = Made();
        var survey = plan.Tasks.Single(t => t.Key == "survey");
        plan.Pin(survey, new LocalDate(2026, 10, 15), Start);

        Assert.Equal(new LocalDate(2026, 10, 15), plan.ScheduleOn(Start).Tasks[survey.Number].Start);
        Assert.Throws<RuleException>(() => plan.Pin(survey, Start.PlusDays(-1), Start));
    }

    [Fact]
    public void Bank_holidays_are_those_of_gov_uk()
    {
        LocalDate[] published =
        [
            new(2026, 1, 1), new(2026, 4, 3), new(2026, 4, 6), new(2026, 5, 4), new(2026, 5, 25), new(2026, 8, 31), new(2026, 12, 25), new(2026, 12, 28),
            new(2027, 1, 1), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 3), new(2027, 5, 31), new(2027, 8, 30), new(2027, 12, 27), new(2027, 12, 28),
        ];

        Assert.Equal(published, BankHolidays.England(2026).Concat(BankHolidays.England(2027)).Order());
    }
}
