using System.Globalization;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Lays a rota out for a picture and a list: in real time, so that a day on which the clock changes is an hour shorter or longer.</summary>
sealed class RotaDrawing(Rota rota, DateTimeZone zone, Func<string?, string?> name, IReadOnlyList<LayerLine> layers)
{
    readonly Dictionary<string, int> seen = [];

    /// <summary>The weeks that meet a month, Monday to Monday.</summary>
    public IReadOnlyList<RotaWeek> Weeks(LocalDate first)
    {
        var monday = first.PlusDays(1 - (int)first.DayOfWeek);
        var weeks = new List<RotaWeek>();
        for (; monday < first.PlusMonths(1); monday = monday.PlusWeeks(1))
        {
            var (from, to) = (Midnight(monday), Midnight(monday.PlusWeeks(1)));
            double Share(Instant at) => Math.Clamp((at - from) / (to - from), 0, 1);
            var days = Enumerable.Range(0, 7).Select(d => monday.PlusDays(d)).Select(date =>
            {
                var (begin, end) = (Midnight(date), Midnight(date.PlusDays(1)));
                var change = Changes(begin, end).FirstOrDefault();
                return new RotaDay(date, Share(begin), Share(end), date.Month == first.Month, change == default ? null : Signed(change.Shift), change == default ? 0 : Share(change.At));
            }).ToList();
            weeks.Add(new RotaWeek(from, to, days, [.. Merged(from, to).Select(t => new RotaBar(Share(t.From), Share(t.To), t.Person, t.IsSwap, t.Why, t.Who))]));
        }
        return weeks;
    }

    /// <summary>The turns that meet <c>[first, end)</c>, whole: they begin and end where they really do.</summary>
    public IReadOnlyList<RotaTurn> Turns(LocalDate first, LocalDate end)
    {
        var (from, to) = (Midnight(first), Midnight(end));
        // a turn that began before the month is shown from its beginning; forty days hold any that people take
        return [.. Merged(from - Duration.FromDays(40), to + Duration.FromDays(40)).Where(t => t.To > from && t.From < to)
            .Select(t => new RotaTurn(t.From, t.To, t.Person, t.IsSwap, DutyGap.HoursOf(t.To - t.From), t.Why))];
    }

    public IReadOnlyList<string> ClockChanges(LocalDate first, LocalDate end) =>
        [.. Changes(Midnight(first), Midnight(end)).Select(c =>
            $"On {(c.At - Duration.Epsilon).InZone(zone).ToString("ddd d MMM", CultureInfo.InvariantCulture)} the clocks of {zone.Id} go {(c.Shift > Offset.Zero ? "forward" : "back")} from {c.Before.ToString("HH:mm", CultureInfo.InvariantCulture)} to {c.After.ToString("HH:mm", CultureInfo.InvariantCulture)}: that day has {(Midnight(c.Before.Date.PlusDays(1)) - Midnight(c.Before.Date)).TotalHours.ToString("0.##", CultureInfo.InvariantCulture)} hours. Hand-offs keep their local time.")];

    IEnumerable<(Instant At, Offset Shift, LocalDateTime Before, LocalDateTime After)> Changes(Instant from, Instant to)
    {
        var interval = zone.GetZoneInterval(from);
        while (interval.HasEnd && interval.End < to)
        {
            var next = zone.GetZoneInterval(interval.End);
            if (next.WallOffset != interval.WallOffset && next.Start > from) yield return (next.Start, next.WallOffset - interval.WallOffset, interval.IsoLocalEnd, next.IsoLocalStart);
            interval = next;
        }
    }

    List<(Instant From, Instant To, string? Person, bool IsSwap, string Why, int Who)> Merged(Instant from, Instant to)
    {
        var turns = new List<(Instant From, Instant To, string? Person, bool IsSwap, string Why, int Who)>();
        foreach (var s in rota.Explain(from, to))
        {
            var (person, swap) = (name(s.User), s.Override is not null);
            if (turns.Count > 0 && turns[^1] is var last && last.Person == person && last.IsSwap == swap) turns[^1] = last with { To = s.To, Why = Both(last.Why, Why(s)) };
            else turns.Add((s.From, s.To, person, swap, Why(s), s.User is null ? -1 : Number(s.User)));
        }
        return turns;
    }

    string Why(DutyStretch s) =>
        s.Override is { } o ? s.Away is not null ? $"swap, but {name(s.Away)} is away" : rota.Definition.Overrides[o].Replaces is { } instead ? $"instead of {name(instead)}" : "swap"
        : s.Layer is { } l ? s.Away is null ? layers[l].Name : $"{layers[l].Name}, {name(s.Away)} is away"
        : s.Away is not null ? $"{name(s.Away)} is away" : "no layer has anybody";

    // one stretch of one person out of two layers: the longer sentence when it begins with the other
    static string Both(string one, string two) => one.Contains(two, StringComparison.Ordinal) ? one : two.StartsWith(one, StringComparison.Ordinal) ? two : $"{one}; {two}";

    int Number(string user) => seen.TryGetValue(user, out var number) ? number : seen[user] = seen.Count;

    Instant Midnight(LocalDate date) => WallClock.Reach(zone, date.AtMidnight());

    static string Signed(Offset shift) => string.Create(CultureInfo.InvariantCulture, $"{(shift > Offset.Zero ? "+" : "−")}{Math.Abs(shift.Seconds) / 3600.0:0.##} h");
}
