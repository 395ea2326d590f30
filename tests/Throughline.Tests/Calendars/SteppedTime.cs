using NodaTime;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

/// <summary>
/// The definition taken literally, minute by minute over some days: slow, and sharing nothing with the engine but the definitions it reads.
/// Good where the zone changes on whole minutes, which all do since 1973.
/// </summary>
internal sealed class SteppedTime
{
    public const int MarginDays = 3;
    private readonly long[] _shown; // the latest wall minute shown up to each minute

    public SteppedTime(DateTimeZone zone, Instant from, int days)
    {
        Zone = zone;
        Begin = from - Duration.FromDays(MarginDays);
        _shown = new long[(days + 2 * MarginDays) * 1440];
        var latest = long.MinValue;
        for (var i = 0; i < _shown.Length; i++)
        {
            var wall = (Begin + Duration.FromMinutes(i)).InZone(zone).LocalDateTime;
            latest = Math.Max(latest, Minutes(wall));
            _shown[i] = latest;
        }
    }

    public DateTimeZone Zone { get; }

    public Instant Begin { get; }

    public int Length => _shown.Length;

    public Instant At(int minute) => Begin + Duration.FromMinutes(minute);

    /// <summary>First minute whose wall clock shows the moment or anything later.</summary>
    public int Reach(LocalDateTime local)
    {
        var wanted = Minutes(local);
        var first = 0;
        while (first < _shown.Length && _shown[first] < wanted) first++;
        return first;
    }

    public bool[] WithinWeekly(IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> weekly)
    {
        var open = new bool[_shown.Length];
        for (var date = Begin.InZone(Zone).Date.PlusDays(-3); date <= At(Length).InZone(Zone).Date.PlusDays(3); date = date.PlusDays(1))
            if (weekly.TryGetValue(date.DayOfWeek, out var hours))
                foreach (var h in hours) Mark(open, Reach(date + h.From), Reach((h.Until > h.From ? date : date.PlusDays(1)) + h.Until), true);
        return open;
    }

    public bool[] Open(CalendarDefinition calendar)
    {
        var open = WithinWeekly(calendar.Weekly);
        foreach (var date in calendar.Dates.Keys)
            Mark(open, Reach(date.AtMidnight()), Reach(date.PlusDays(1).AtMidnight()), false);
        foreach (var (date, hours) in calendar.Dates)
            foreach (var h in hours)
                Mark(open, Reach(date + h.From), Reach((h.Until == LocalTime.Midnight ? date.PlusDays(1) : date) + h.Until), true);
        return open;
    }

    /// <summary>The person on duty in each minute.</summary>
    public static string?[] OnDuty(RotaDefinition rota, Instant from, int days)
    {
        var onDuty = new string?[(days + 2 * MarginDays) * 1440];
        foreach (var layer in rota.Layers)
        {
            var time = new SteppedTime(DateTimeZoneProviders.Tzdb[layer.Zone], from, days);
            var turn = new string?[onDuty.Length];
            for (var k = 0; ; k++)
            {
                var reached = time.Reach(Handoff(layer, k));
                if (reached == time.Length) break;
                Array.Fill(turn, layer.Users[k % layer.Users.Count], reached, turn.Length - reached);
            }
            if (layer.Until is { } until)
            {
                var end = time.Reach(until);
                Array.Fill(turn, null, end, turn.Length - end);
            }
            var windows = layer.Windows is null ? null : time.WithinWeekly(layer.Windows);
            for (var i = 0; i < turn.Length; i++)
                if (turn[i] is { } user && windows?[i] != false) onDuty[i] = user;
        }
        var begin = from - Duration.FromDays(MarginDays);
        foreach (var swap in rota.Overrides)
            for (var i = 0; i < onDuty.Length; i++)
                if (begin + Duration.FromMinutes(i) is var at && at >= swap.From && at < swap.To && (swap.Replaces is null || swap.Replaces == onDuty[i]))
                    onDuty[i] = swap.User;
        return onDuty;
    }

    public static LocalDateTime Handoff(RotaLayer layer, int k) => layer.Unit switch
    {
        RotationUnit.Hour => layer.Start.PlusHours(k * layer.Every),
        RotationUnit.Day => layer.Start.PlusDays(k * layer.Every),
        _ => layer.Start.PlusWeeks(k * layer.Every),
    };

    private static void Mark(bool[] minutes, int from, int until, bool value)
    {
        for (var i = from; i < until; i++) minutes[i] = value;
    }

    private static long Minutes(LocalDateTime local) => local.InUtc().ToInstant().ToUnixTimeSeconds() / 60;
}
