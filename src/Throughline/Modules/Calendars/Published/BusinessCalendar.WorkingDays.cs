using NodaTime;

namespace Throughline.Modules.Calendars.Published;

// Working days, for plans: whole local dates, without times.
public sealed partial class BusinessCalendar
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private static readonly long FirstDay = WallClock.DayNumber(LocalDate.MinIsoValue), LastDay = WallClock.DayNumber(LocalDate.MaxIsoValue);

    /// <summary>Whether opening hours start on this date: a holiday has none, nor has a date that the zone skipped, nor one that only sees the end of a night shift.</summary>
    public bool IsWorkingDay(LocalDate date) => IsWorkingDay(WallClock.DayNumber(date));

    /// <summary>The first working day on or after a date; null when there is none.</summary>
    public LocalDate? WorkingDayOnOrAfter(LocalDate date) => Step(WallClock.DayNumber(date) - 1, 1);

    /// <summary>The last working day on or before a date; null when there is none.</summary>
    public LocalDate? WorkingDayOnOrBefore(LocalDate date) => Step(WallClock.DayNumber(date) + 1, -1);

    /// <summary>The so-manieth working day after a date, or before it when negative; zero gives the date itself, even a holiday. Null when there are not so many.</summary>
    public LocalDate? AddWorkingDays(LocalDate date, int days) => days == 0 ? date : Step(WallClock.DayNumber(date), days);

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>: the slack from a finish to a deadline.
    /// When <paramref name="to"/> is earlier, minus the working days from it up to but not including <paramref name="from"/>.
    /// <c>AddWorkingDays(from, n)</c> is always n working days away.</summary>
    public int WorkingDaysBetween(LocalDate from, LocalDate to)
    {
        long start = WallClock.DayNumber(from), end = WallClock.DayNumber(to);
        var count = 0;
        for (var day = start + 1; day <= end; day++) if (IsWorkingDay(day)) count++;
        for (var day = start - 1; day >= end; day--) if (IsWorkingDay(day)) count--;
        return count;
    }

    private LocalDate? Step(long day, int days)
    {
        var direction = Math.Sign(days);
        long first = FirstDay, last = LastDay;
        // without weekly hours there are only the dates that are listed
        if (_reigns[0].Week.IsEmpty) first = Math.Min(_reigns[0].Dates.Keys.DefaultIfEmpty(LastDay).Min(), _reigns.Length > 1 ? _reigns[1].FirstDay : LastDay);
        if (_reigns[^1].Week.IsEmpty) last = Math.Max(_reigns[^1].Dates.Keys.DefaultIfEmpty(FirstDay).Max(), _reigns.Length > 1 ? _reigns[^1].FirstDay : FirstDay);
        while (days != 0)
        {
            day += direction;
            if (direction > 0 ? day > last : day < first) return null;
            if (IsWorkingDay(day)) days -= direction;
        }
        return Epoch.PlusDays((int)day);
    }

    private bool IsWorkingDay(long day) => ReignOn(day).IsWorkingDay(day);

    private Reign ReignOn(long day)
    {
        var i = _reigns.Length - 1;
        while (_reigns[i].FirstDay > day) i--;
        return _reigns[i];
    }
}
