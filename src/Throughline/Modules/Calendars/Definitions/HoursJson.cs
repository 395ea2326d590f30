using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Definitions;

/// <summary>Hours as they stand in a definitions file: <c>{"mon":[["09:00","12:00"],["13:00","24:00"]]}</c> and <c>{"2025-12-25":[]}</c>.</summary>
internal static class HoursJson
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> Weekly(Fields owner, string name)
    {
        var weekly = new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>>();
        foreach (var (day, hours) in Entries(owner, name))
        {
            var index = Array.IndexOf(Days, day);
            if (index < 0) owner.Wrong(name, $"\"{day}\" is not a weekday: write one of {string.Join(", ", Days)}", 0);
            else if (!weekly.TryAdd((IsoDayOfWeek)(index + 1), hours)) owner.Wrong(name, $"\"{day}\" stands twice: write all its hours in one list", 0);
        }
        return weekly;
    }

    public static Dictionary<LocalDate, IReadOnlyList<Hours>> Dates(Fields owner, string name)
    {
        var dates = new Dictionary<LocalDate, IReadOnlyList<Hours>>();
        foreach (var (text, hours) in Entries(owner, name))
        {
            if (LocalDatePattern.Iso.Parse(text) is not { Success: true } date) owner.Wrong(name, $"\"{text}\" is not a date of the calendar: write it as 2025-12-25", 0);
            else if (!dates.TryAdd(date.Value, hours)) owner.Wrong(name, $"\"{text}\" stands twice: write all its hours in one list", 0);
        }
        return dates;
    }

    private static IEnumerable<(string Key, IReadOnlyList<Hours> Hours)> Entries(Fields owner, string name)
    {
        if (owner.Find(name) is not { } table) yield break;
        if (table.ValueKind != JsonValueKind.Object)
        {
            owner.Wrong(name, "must be an object of lists of hours: put it in { }", 0);
            yield break;
        }
        foreach (var entry in table.EnumerateObject())
            yield return (entry.Name, Read(owner, $"{name}/{entry.Name}", entry.Value));
    }

    private static List<Hours> Read(Fields owner, string name, JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) return owner.Wrong<List<Hours>>(name, "must be a list of hours: [[\"09:00\",\"17:00\"]], or [] for closed", []);
        var hours = new List<Hours>();
        foreach (var pair in list.EnumerateArray())
        {
            if (pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
                && TimeOf(pair[0], asEnd: false) is { } from && TimeOf(pair[1], asEnd: true) is { } until)
                hours.Add(new Hours(from, until));
            else owner.Wrong(name, $"{pair.GetRawText()} is not a stretch of hours: write [\"09:00\",\"17:00\"], each from 00:00 to 23:59, the end also 24:00", 0);
        }
        return hours;
    }

    private static LocalTime? TimeOf(JsonElement element, bool asEnd)
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        var text = element.GetString()!;
        if (asEnd && text == "24:00") return LocalTime.Midnight;
        return Time.Parse(text) is { Success: true } time ? time.Value : null;
    }
}
