using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Published;

/// <summary>Reads a promised time as people and carriers write it: <c>90</c>, <c>4 h</c>, <c>1 h 30 min</c>, <c>2 d</c>, <c>4 businessHours</c>.</summary>
public static partial class TimeLength
{
    /// <summary>A time that was read.</summary>
    /// <param name="Minutes">Rounded up; <see cref="int.MaxValue"/> for what is too long to count.</param>
    /// <param name="DayAndNight">By which hours it counts, when its unit says so; null when it does not.</param>
    public readonly record struct Time(int Minutes, bool? DayAndNight);

    /// <summary>Null when it cannot be read. Minutes are meant where no unit stands.</summary>
    /// <param name="hours">The agreement's hours: a day counted by them is as long as their commonest open day. Null is day and night.</param>
    public static Time? Read(string text, BusinessCalendar? hours, bool dayAndNight)
    {
        var (sum, at) = (0m, 0);
        bool? always = null;
        text = text.Trim();
        for (var part = Part().Match(text); part.Success; part = part.NextMatch())
        {
            if (part.Index != at) return null;
            at += part.Length;
            var unit = part.Groups[2].Value.ToLowerInvariant();
            if (unit.StartsWith("calendar", StringComparison.Ordinal)) (always, unit) = (true, unit["calendar".Length..]);
            else if (unit.StartsWith("business", StringComparison.Ordinal)) (always, unit) = (false, unit["business".Length..]);
            var minutes = unit switch
            {
                "" or "m" or "min" or "mins" or "minute" or "minutes" => 1,
                "h" or "hr" or "hrs" or "hour" or "hours" => 60,
                "d" or "day" or "days" => (always ?? dayAndNight) || hours is null ? 1440 : DayOf(hours),
                _ => 0,
            };
            if (minutes == 0) return null;
            sum += decimal.TryParse(part.Groups[1].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, -1_000_000, 1_000_000) * minutes : int.MaxValue;
        }
        return at == 0 || at != text.Length ? null : new Time(sum > int.MaxValue ? int.MaxValue : sum < 0 ? -1 : (int)Math.Ceiling(sum), always);
    }

    /// <summary>Minutes of the commonest open day of a week.</summary>
    public static int DayOf(BusinessCalendar hours) => hours.Definition.Weekly.Values.Select(day => day.Sum(Minutes)).Where(m => m > 0)
        .GroupBy(m => m).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).Select(g => g.Key).FirstOrDefault(1440);

    static int Minutes(Hours hours)
    {
        var minutes = (int)((hours.Until.TickOfDay - hours.From.TickOfDay) / NodaConstants.TicksPerMinute);
        return minutes <= 0 ? minutes + 1440 : minutes;
    }

    [GeneratedRegex(@"\G\s*(-?\d+(?:\.\d+)?)\s*([a-zA-Z]*)")]
    private static partial Regex Part();
}
