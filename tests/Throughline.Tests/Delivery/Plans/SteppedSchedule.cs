using NodaTime;
using Throughline.Modules.Delivery.Plans;

namespace Throughline.Tests.Delivery.Plans;

/// <summary>The same question answered slowly: days are walked one by one, float is found by trying. Shares nothing with the engine.</summary>
sealed class SteppedSchedule(IReadOnlyList<ScheduleTask> tasks, Func<TaskParty, LocalDate, bool> works, LocalDate start, LocalDate today, IReadOnlyDictionary<int, int>? delays = null)
{
    readonly Dictionary<int, (LocalDate Start, LocalDate Finish)> known = [];

    public (LocalDate Start, LocalDate Finish) Of(int number)
    {
        if (known.TryGetValue(number, out var at)) return at;
        var task = tasks.Single(t => t.Number == number);
        var delay = delays?.GetValueOrDefault(number) ?? 0;
        if (task.ActualFinish is { } done) return known[number] = (task.ActualStart!.Value, done);
        if (task.ActualStart is { } began)
        {
            var finish = task.ExpectedFinish ?? Finish(task, task.CalendarDays is null ? Next(task, began) : began);
            for (var day = today; ; day = day.PlusDays(1)) if (Works(task, day)) { if (finish < day) finish = day; break; }
            foreach (var link in task.Links.Where(l => l.Kind == LinkKind.FinishToFinish))
            {
                var bound = Walk(task, Next(task, Of(link.After).Finish), link.Lag);
                if (bound > finish) finish = bound;
            }
            return known[number] = (began, Walk(task, finish, delay));
        }
        // the first working day that breaks no rule
        for (var day = start < today ? today : start; ; day = day.PlusDays(1))
        {
            if (!Works(task, day) || day < task.PinnedStart) continue;
            var finish = Finish(task, day);
            if (task.Links.All(l => Kept(task, l, day, finish))) return known[number] = Shifted(task, day, delay);
        }
    }

    (LocalDate, LocalDate) Shifted(ScheduleTask task, LocalDate day, int delay)
    {
        var begin = Walk(task, day, delay);
        return (begin, Finish(task, begin));
    }

    bool Kept(ScheduleTask task, ScheduleLink link, LocalDate begin, LocalDate finish)
    {
        var other = Of(link.After);
        return link.Kind switch
        {
            LinkKind.FinishToStart => begin >= Walk(task, Next(task, other.Finish.PlusDays(1)), link.Lag),
            LinkKind.StartToStart => begin >= Walk(task, Next(task, other.Start), link.Lag),
            _ => finish >= Walk(task, Next(task, other.Finish), link.Lag),
        };
    }

    /// <summary>How many working days it may be late before the aim moves or something ends after the end of all; at most 40.</summary>
    public static int Float(IReadOnlyList<ScheduleTask> tasks, Func<TaskParty, LocalDate, bool> works, LocalDate start, LocalDate today, int number, int aim, LocalDate? deadline)
    {
        var undisturbed = new SteppedSchedule(tasks, works, start, today);
        var end = tasks.Max(t => undisturbed.Of(t.Number).Finish);
        if (deadline > end) end = deadline.Value;
        for (var late = 1; late <= 40; late++)
        {
            var disturbed = new SteppedSchedule(tasks, works, start, today, new Dictionary<int, int> { [number] = late });
            if (disturbed.Of(aim).Finish > undisturbed.Of(aim).Finish || tasks.Any(t => t.ActualFinish is null && disturbed.Of(t.Number).Finish > end)) return late - 1;
        }
        return 40;
    }

    bool Works(ScheduleTask task, LocalDate day) => works(task.Party, day);

    LocalDate Next(ScheduleTask task, LocalDate day)
    {
        while (!Works(task, day)) day = day.PlusDays(1);
        return day;
    }

    LocalDate Walk(ScheduleTask task, LocalDate day, int days)
    {
        for (var step = Math.Sign(days); days != 0;)
        {
            day = day.PlusDays(step);
            if (Works(task, day)) days -= step;
        }
        return day;
    }

    LocalDate Finish(ScheduleTask task, LocalDate begin)
    {
        if (task.CalendarDays is not { } calendarDays) return Walk(task, begin, task.Days - 1);
        var finish = begin.PlusDays(calendarDays);
        while (!Works(task, finish)) finish = finish.PlusDays(-1);
        return finish < begin ? begin : finish;
    }
}
