using System.Text.RegularExpressions;
using Throughline.Modules.Calendars.Keeping;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>The hours of a layer in one field: <c>Mon–Fri 18:00–08:00+1; Sat, Sun 00:00–24:00</c>. Empty is at all times.</summary>
static partial class WindowText
{
    static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>>? Read(string? text, string pointer, List<Obstacle> obstacles)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var week = new string?[7];
        var before = obstacles.Count;
        foreach (var part in text.Split([';', '·', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Part().Match(part);
            if (!match.Success || DaysOf(match.Groups["days"].Value) is not { } days)
            {
                obstacles.Add(new("window-unreadable", $"“{part}” is no window. Write days and hours, Mon–Fri 18:00–08:00+1, several with a semicolon between them, or leave the field empty for all times.", pointer));
                continue;
            }
            foreach (var day in days) week[day] = week[day] is { } hours ? $"{hours}, {match.Groups["hours"].Value}" : match.Groups["hours"].Value;
        }
        var read = HoursText.ReadWeek(week, obstacles);
        for (var i = before; i < obstacles.Count; i++) obstacles[i] = obstacles[i] with { Pointer = pointer };
        return read;
    }

    /// <summary>As the field shows it, days of the same hours together.</summary>
    public static string Of(IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>>? windows) => windows is null ? ""
        : string.Join("; ", windows.OrderBy(w => w.Key).GroupBy(w => HoursText.Text(w.Value)).Select(g => $"{(g.Count() == 7 ? "every day" : string.Join(", ", g.Select(d => d.Key.ToString()[..3])))} {g.Key}"));

    static List<int>? DaysOf(string text)
    {
        if (text.Trim().ToLowerInvariant() is "every day" or "daily") return [.. Enumerable.Range(0, 7)];
        var days = new List<int>();
        foreach (var run in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = run.Split(['-', '–'], StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last) return null;
            for (var d = first; ; d = (d + 1) % 7)
            {
                days.Add(d);
                if (d == last) break;
            }
        }
        return days.Count == 0 ? null : days;
    }

    static int? Day(string text) => text.Length >= 3 && Array.FindIndex(Days, d => text.StartsWith(d, StringComparison.OrdinalIgnoreCase)) is >= 0 and var day ? day : null;

    [GeneratedRegex(@"^(?<days>[\p{L} ,–-]+?)\s+(?<hours>\d.*)$")]
    private static partial Regex Part();
}
