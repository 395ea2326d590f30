using NodaTime;
using NodaTime.Text;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Definitions;

/// <summary>Business calendars of a definitions file.</summary>
/// <remarks>
/// A calendar that changed has its later versions in <c>versions</c>: <c>[{"from":"2027-01-01","weekly":{…},"dates":{…}}]</c>, each with its own
/// hours and dates, and in the zone of the one before unless it names another. What dates are called stands in <c>names</c>.
/// </remarks>
internal static class CalendarJson
{
    public static DefinitionsFile<BusinessCalendar> Read(string json) => new(json, "calendar", Calendar);

    private static BusinessCalendar? Calendar(Fields fields)
    {
        var first = Definition(fields, fields.Text("id"), "");
        var later = new List<CalendarVersion>();
        foreach (var version in fields.List("versions"))
            later.Add(new CalendarVersion(version.Date("from"), Definition(version, first.Id, (later.LastOrDefault()?.Definition ?? first).Zone)));
        fields.Faults.AddRange(CalendarVersion.Obstacles(first, later));
        return fields.Faults.Count == 0 ? new BusinessCalendar(first, later) : null;
    }

    private static CalendarDefinition Definition(Fields fields, string id, string zone) => new(
        id, fields.OptionalText("zone") ?? zone, HoursJson.Weekly(fields, "weekly"), HoursJson.Dates(fields, "dates"), Names(fields));

    private static Dictionary<LocalDate, string>? Names(Fields fields) => fields.Find("names") is not { ValueKind: System.Text.Json.JsonValueKind.Object } names ? null
        : names.EnumerateObject().Where(n => LocalDatePattern.Iso.Parse(n.Name).Success).ToDictionary(n => LocalDatePattern.Iso.Parse(n.Name).Value, n => n.Value.ToString());
}
