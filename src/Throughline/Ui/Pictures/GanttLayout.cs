using NodaTime;

namespace Throughline.Ui;

/// <summary>Where the bars, weeks and dependencies of a plan stand. Pixels; row 32, head 52, width 840.</summary>
public sealed class GanttLayout
{
    public const double Width = 840, Head = 52, RowHeight = 32, BarTop = 6, BarHeight = 14;

    readonly Dictionary<LocalDate, int> column;

    public GanttLayout(GanttPlan plan)
    {
        Plan = plan;
        Days = plan.Days.Count > 0 ? plan.Days : Weekdays(plan);
        column = Days.Select((day, at) => (day, at)).ToDictionary(d => d.day, d => d.at);
        DayWidth = Width / Math.Max(1, Days.Count);
        Bottom = Head + RowHeight * plan.Tasks.Count;
        Weeks = [.. FirstDays(Days)];
        Routes = GanttRoutes.Of(this);
    }

    public GanttPlan Plan { get; }
    public IReadOnlyList<LocalDate> Days { get; }
    public double DayWidth { get; }
    public double Bottom { get; }
    public IReadOnlyList<GanttWeek> Weeks { get; }
    public IReadOnlyList<GanttRoute> Routes { get; }

    public double Row(int task) => Head + RowHeight * task;

    /// <summary>Left edge of the first working day at or after the date.</summary>
    public double Left(LocalDate date) => At(date) * DayWidth;

    /// <summary>Right edge of the last working day at or before the date; never left of the bar's own day.</summary>
    public double Right(LocalDate date) => (column.ContainsKey(date) ? At(date) + 1 : At(date)) * DayWidth;

    public (double Left, double Right) Bar(GanttTask task)
    {
        var left = Math.Min(Left(task.Start), Width - DayWidth);
        return (left, Math.Max(Right(task.Finish), left + Math.Min(DayWidth, 6)));
    }

    /// <summary>Working days from first to last, both included.</summary>
    public int Count(LocalDate first, LocalDate last) => Days.Count(d => d >= first && d <= last);

    int At(LocalDate date)
    {
        if (column.TryGetValue(date, out var at)) return at;
        var next = Days.Count;
        for (var i = Days.Count - 1; i >= 0 && Days[i] > date; i--) next = i;
        return next;
    }

    static List<LocalDate> Weekdays(GanttPlan plan)
    {
        if (plan.Tasks.Count == 0) return [plan.Today];
        var first = plan.Tasks.Min(t => Earlier(t.Start, t.BaselineStart));
        var last = plan.Tasks.Max(t => Later(Later(t.Finish, t.BaselineFinish), t.LatestFinish));
        if (plan.Deadline is { } deadline && deadline > last) last = deadline;
        last = last.PlusDays(4);
        List<LocalDate> days = [];
        for (var day = first; day <= last; day = day.PlusDays(1))
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) days.Add(day);
        return days.Count > 0 ? days : [first];
    }

    static LocalDate Earlier(LocalDate a, LocalDate? b) => b is { } other && other < a ? other : a;
    static LocalDate Later(LocalDate a, LocalDate? b) => b is { } other && other > a ? other : a;

    // labels stand at least 26 px apart, months at least 34: a plan of two years still reads
    IEnumerable<GanttWeek> FirstDays(IReadOnlyList<LocalDate> days)
    {
        double lastDay = -99, lastMonth = -99;
        int? month = null;
        for (var i = 0; i < days.Count; i++)
        {
            if (i > 0 && days[i].DayOfWeek > days[i - 1].DayOfWeek && Period.DaysBetween(days[i - 1], days[i]) < 7) continue;
            var x = i * DayWidth;
            var named = days[i].Year * 12 + days[i].Month - 1;
            string? title = null;
            if (month != named && x - lastMonth >= 34 && x < Width - 20)
            {
                title = days[i].ToString(month is not null && month / 12 != named / 12 ? "MMM yyyy" : "MMM", System.Globalization.CultureInfo.InvariantCulture);
                (month, lastMonth) = (named, title.Length > 3 ? x + 26 : x);
            }
            var label = x - lastDay >= 26 && x < Width - 12;
            if (label) lastDay = x;
            yield return new GanttWeek(x, title, label ? days[i].Day : null);
        }
    }
}

/// <summary>The first working day of a week: its line, the month above when it changes, the day when there is room.</summary>
public sealed record GanttWeek(double X, string? Month, int? Day);
