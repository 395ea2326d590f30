using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Delivery.Plans;
using Throughline.Tests.Calendars;

namespace Throughline.Tests.Delivery.Plans;

public class SchedulePropertyTests
{
    static readonly LocalDate Start = new(2026, 9, 21);

    public sealed record Case(IReadOnlyList<ScheduleTask> Tasks, IReadOnlyList<LocalDate> Holidays, LocalDate Today, int Aim, LocalDate? Deadline)
    {
        // one week of Monday to Friday, one of Sunday to Thursday, one of every day; holidays are everybody's
        public bool Works(TaskParty party, LocalDate day) => !Holidays.Contains(day) && party switch
        {
            TaskParty.Provider => day.DayOfWeek is not (IsoDayOfWeek.Friday or IsoDayOfWeek.Saturday),
            TaskParty.Authority => true,
            _ => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday),
        };

        public BusinessCalendar Calendar(TaskParty party)
        {
            var any = new LocalDate(2026, 1, 4);
            var nineToFive = new Hours(new LocalTime(9, 0), new LocalTime(17, 0));
            var week = Enumerable.Range(0, 7).Select(i => any.PlusDays(i)).Where(d => party switch
            {
                TaskParty.Provider => d.DayOfWeek is not (IsoDayOfWeek.Friday or IsoDayOfWeek.Saturday),
                TaskParty.Authority => true,
                _ => d.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday),
            });
            return new BusinessCalendar(new CalendarDefinition(party.ToString(), "Europe/London",
                week.ToDictionary(d => d.DayOfWeek, _ => (IReadOnlyList<Hours>)[nineToFive]), Holidays.Distinct().ToDictionary(d => d, _ => (IReadOnlyList<Hours>)[])));
        }
    }

    static readonly Gen<LocalDate> Near = Gen.Choose(-5, 60).Select(d => Start.PlusDays(d));

    static Gen<ScheduleTask> Task(int number, IReadOnlyList<int> earlier) =>
        from party in Gen.Elements(Enum.GetValues<TaskParty>())
        from days in Gen.Choose(1, 9)
        from links in Gen.ListOf(Link(earlier), earlier.Count == 0 ? 0 : Math.Min(3, earlier.Count))
        from keep in Gen.Choose(0, 3)
        from pinned in Gen.OneOf(Gen.Constant((LocalDate?)null), Gen.Constant((LocalDate?)null), Near.Select(d => (LocalDate?)d))
        from calendarDays in Gen.Elements<int?>(null, null, null, 0, 4, 13)
        from actual in Gen.Choose(0, 9)
        from began in Near
        from took in Gen.Choose(0, 10)
        from expected in Gen.Elements<int?>(null, 3, 30)
        select new ScheduleTask(number, party, days, [.. links.Take(keep)])
        {
            PinnedStart = pinned,
            CalendarDays = calendarDays,
            ActualStart = actual < 3 ? began : null,
            ActualFinish = actual < 2 ? began.PlusDays(took) : null,
            ExpectedFinish = actual == 2 && expected is { } e ? began.PlusDays(e) : null,
        };

    static Gen<ScheduleLink> Link(IReadOnlyList<int> earlier) =>
        from after in Gen.Elements(earlier.DefaultIfEmpty(0).ToArray())
        from kind in Gen.Elements(LinkKind.FinishToStart, LinkKind.FinishToStart, LinkKind.StartToStart, LinkKind.FinishToFinish)
        from lag in Gen.Choose(-2, 4)
        select new ScheduleLink(after, kind, lag);

    static readonly Gen<Case> Cases =
        from count in Gen.Choose(1, 8)
        from numbers in Gen.Shuffle(Enumerable.Range(1, count).ToArray())
        from tasks in Gen.CollectToList(Enumerable.Range(0, count), i => Task(numbers[i], numbers[..i]))
        from holidays in Gen.ListOf(Near)
        from today in Near
        from aim in Gen.Elements(numbers)
        from deadline in Gen.OneOf(Gen.Constant((LocalDate?)null), Near.Select(d => (LocalDate?)d.PlusDays(30)))
        select new Case([.. tasks], [.. holidays.Take(6)], today, aim, deadline);

    [Fact]
    public void Dates_are_those_found_by_walking_day_by_day() => Cases.Holds(c =>
    {
        var schedule = Schedule.Of(c.Tasks, Memo(c), Start, c.Today, c.Aim, c.Deadline);
        var slow = new SteppedSchedule(c.Tasks, c.Works, Start, c.Today);
        foreach (var task in c.Tasks) Assert.Equal(slow.Of(task.Number), (schedule.Tasks[task.Number].Start, schedule.Tasks[task.Number].Finish));
        Assert.Equal(slow.Of(c.Aim).Finish, schedule.Finish);
    }, 1000);

    [Fact]
    public void Float_is_how_late_a_task_may_be_before_the_aim_moves() => Cases.Holds(c =>
    {
        var schedule = Schedule.Of(c.Tasks, Memo(c), Start, c.Today, c.Aim, c.Deadline);
        // calendar days do not shift with working days, so float by trying says nothing there
        foreach (var task in c.Tasks.Where(t => t.ActualFinish is null && c.Tasks.All(o => o.CalendarDays is null)))
            Assert.Equal(SteppedSchedule.Float(c.Tasks, c.Works, Start, c.Today, task.Number, c.Aim, c.Deadline), Math.Min(40, schedule.Tasks[task.Number].Float));
    }, 600);

    [Fact]
    public void Slack_counts_the_working_days_from_the_aim_to_the_deadline() => Cases.Holds(c =>
    {
        var schedule = Schedule.Of(c.Tasks, Memo(c), Start, c.Today, c.Aim, c.Deadline);
        if (c.Deadline is not { } deadline) Assert.Null(schedule.Slack);
        else
        {
            var party = c.Tasks.Single(t => t.Number == c.Aim).Party;
            var (from, to, sign) = schedule.Finish <= deadline ? (schedule.Finish.PlusDays(1), deadline, 1) : (deadline, schedule.Finish.PlusDays(-1), -1);
            var days = 0;
            for (var day = from; day <= to; day = day.PlusDays(1)) if (c.Works(party, day)) days++;
            Assert.Equal(sign * days, schedule.Slack);
        }
    });

    static Func<TaskParty, BusinessCalendar> Memo(Case c)
    {
        var made = Enum.GetValues<TaskParty>().ToDictionary(p => p, c.Calendar);
        return p => made[p];
    }
}
