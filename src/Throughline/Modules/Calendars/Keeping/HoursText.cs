using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Hours as people write them in a form: <c>09:00–12:00, 13:00–17:00</c>, or <c>22:00–06:00+1</c> into the next day; nothing is closed.</summary>
static partial class HoursText
{
    static readonly IsoDayOfWeek[] Days = [.. Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d)];

    /// <summary>The hours of one day; what cannot be taken is added to the obstacles.</summary>
    /// <param name="day">As sentences name it: Monday, 24 Dec 2026.</param>
    public static List<Hours> Read(string? text, string day, string pointer, List<Obstacle> obstacles)
    {
        var hours = new List<Hours>();
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Equals("closed", StringComparison.OrdinalIgnoreCase)) return hours;
        foreach (var part in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Stretch(part) is not var (from, until, next)) { No("hours-unreadable", $"{day}: “{part}” is no stretch of hours. Write it as 09:00–17:00, several with a comma between them, and leave the field empty for a closed day."); continue; }
            var (start, end) = (Of(from), Of(until));
            if (from >= 1440) No("hours-unreadable", $"{day}: “{part}” begins at the end of the day. Write it on the next day, from 00:00.");
            else if (next && until > from) No("hours-too-long", $"{day}: {part} would last longer than a day. End it by {start:HH:mm}+1, and write the rest on the next day.");
            else if (!next && until == from) No("hours-empty", $"{day}: {part} is empty: it ends when it begins. Write 00:00–24:00 for the whole day, {start:HH:mm}–{end:HH:mm}+1 for 24 hours, or leave it out.");
            else if (!next && until < from) No("hours-inverted", $"{day}: {part} ends before it begins. Exchange the two, or write {start:HH:mm}–{end:HH:mm}+1 when it ends on the next day.");
            else hours.Add(new Hours(start, end));
        }
        var sorted = hours.OrderBy(h => h.From).ToList();
        foreach (var (one, two) in sorted.Zip(sorted.Skip(1)))
            if (one.OfItsDay.Until > two.OfItsDay.From) No("hours-overlap", $"{day}: {one} and {two} overlap. Write them as one stretch, {one.From:HH:mm}–{(one.OfItsDay.Until > two.OfItsDay.Until ? one : two).Until:HH:mm}.");
        return sorted;

        void No(string code, FormattableString what) => obstacles.Add(new(code, what.ToString(CultureInfo.InvariantCulture), pointer));
    }

    /// <summary>The seven days of a week, Monday first, also checked against the night before.</summary>
    public static Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> ReadWeek(IReadOnlyList<string?> texts, List<Obstacle> obstacles)
    {
        var before = obstacles.Count;
        var week = Days.ToDictionary(d => d, IReadOnlyList<Hours> (d) => Read(texts[(int)d - 1], d.ToString(), Pointer(d), obstacles));
        if (obstacles.Count > before) return week;
        foreach (var day in Days)
        {
            var eve = Days[((int)day + 5) % 7];
            if (week[eve].LastOrDefault() is { CrossesMidnight: true } night && week[day].Count > 0 && week[day][0].From < night.Until)
                obstacles.Add(new("hours-overlap", $"{eve}'s {Text(night)} runs into {day}'s {Text(week[day][0])}. Begin {day} at {night.Until.ToString("HH:mm", CultureInfo.InvariantCulture)} or later, or end the night before it.", Pointer(day)));
        }
        return week.Where(d => d.Value.Count > 0).ToDictionary();
    }

    /// <summary>As the field of a form shows it.</summary>
    public static string Text(IEnumerable<Hours> hours) => string.Join(", ", hours.Select(Text));

    /// <summary>As a page says it.</summary>
    public static string Words(IReadOnlyList<Hours> hours) =>
        hours.Count == 0 ? "closed" : hours is [{ From: var f, Until: var u }] && f == LocalTime.Midnight && u == f ? "day and night" : string.Join(" and ", hours.Select(h => h.CrossesMidnight ? $"{h} next day" : h.ToString()));

    /// <summary>A week in one line, days of the same hours together: <c>Mon–Fri 09:00–17:30</c>.</summary>
    public static string WeekWords(IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> weekly)
    {
        var runs = new List<(IsoDayOfWeek First, IsoDayOfWeek Last, string Words)>();
        foreach (var day in Days)
        {
            var words = weekly.TryGetValue(day, out var hours) ? Words(hours) : "closed";
            if (runs.Count > 0 && runs[^1].Words == words) runs[^1] = runs[^1] with { Last = day };
            else runs.Add((day, day, words));
        }
        if (runs.Count == 1) return runs[0].Words == "closed" ? "never open" : $"every day, {runs[0].Words}";
        return string.Join(" · ", runs.Where(r => r.Words != "closed").Select(r => $"{Short(r.First)}{(r.Last == r.First ? "" : (r.Last == r.First + 1 ? ", " : "–") + Short(r.Last))} {r.Words}"));
    }

    public static string Pointer(IsoDayOfWeek day) => "/" + day.ToString().ToLowerInvariant();

    static string Short(IsoDayOfWeek day) => day.ToString()[..3];

    static string Text(Hours hours) => hours.CrossesMidnight ? $"{hours}+1" : hours.ToString();

    static LocalTime Of(int minute) => LocalTime.FromMinutesSinceMidnight(minute % 1440);

    static (int From, int Until, bool Next)? Stretch(string text)
    {
        if (Written().Match(text) is not { Success: true } match) return null;
        return Minute(match, "h1", "m1") is { } from && Minute(match, "h2", "m2") is { } until ? (from, until, match.Groups["next"].Success) : null;
    }

    static int? Minute(Match match, string hour, string minute)
    {
        var (h, m) = (int.Parse(match.Groups[hour].Value, CultureInfo.InvariantCulture), match.Groups[minute].Success ? int.Parse(match.Groups[minute].Value, CultureInfo.InvariantCulture) : 0);
        return h > 24 || m > 59 || (h == 24 && m > 0) ? null : h * 60 + m;
    }

    [GeneratedRegex(@"^(?<h1>\d{1,2})(:(?<m1>\d{2}))?\s*(-|–|to|until)\s*(?<h2>\d{1,2})(:(?<m2>\d{2}))?\s*(?<next>\+1|next day)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
