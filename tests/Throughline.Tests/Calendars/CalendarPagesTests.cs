using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Calendars;

[Trait("needs", "server")]
public class CalendarPagesTests
{
    private sealed class Listener(Throughline.Data.ThroughlineDb db) : IWhenCalendarChanged
    {
        public static readonly List<CalendarChange> Heard = [];

        public async Task Changed(CalendarChange change)
        {
            // inside the transaction: the new version can be read already
            Assert.Equal(change.After.Later.Count, WorkingCalendar.Read(await db.WorkingCalendars.AsNoTracking().Where(c => c.Id == change.CalendarId).Select(c => c.Definition).SingleAsync()).Later.Count);
            Heard.Add(change);
            if (change.What.Contains("cannot", StringComparison.Ordinal)) throw new RuleException("no", "A clock could not be worked out anew.");
        }
    }

    private static readonly object Office = new { name = "Halden", zone = "Europe/London", monday = "09:00-17:00", tuesday = "09:00-17:00", wednesday = "09:00-12:00, 13:00-17:00", friday = "22:00-06:00+1", country = "GB" };

    [Fact]
    public async Task A_manager_keeps_a_calendar_and_changes_it_from_a_date_and_everybody_who_counts_by_it_is_told()
    {
        Listener.Heard.Clear();
        await using var site = await TestSite.Start(adjust: b => b.Services.AddScoped<IWhenCalendarChanged, Listener>());
        await site.Person("Jonas Weber", Role.Manager);
        await site.Person("Maja Kovač", Role.Engineer);
        var jonas = site.As("Jonas Weber");

        Assert.Equal(403, (await site.As("Maja Kovač").Send("/calendars", Office)).Status);
        Assert.Equal(201, (await jonas.Send("/calendars", Office)).Status);
        var (status, body) = await site.As("Maja Kovač").Read("/calendars/halden");
        Assert.Equal((200, "Europe/London"), (status, body.GetProperty("zone").GetString()));
        Assert.Contains(body.GetProperty("days").EnumerateArray(), d => d.GetProperty("name").GetString() == "Christmas Day");
        Assert.Equal("22:00–06:00 next day", body.GetProperty("hours")[4].GetProperty("words").GetString());

        Assert.Equal(200, (await jonas.Send("/calendars/halden/hours", new { from = "2026-12-01", monday = "08:00-18:00", reason = "Winter" })).Status);
        var version = (await jonas.Read("/calendars/halden")).Body.GetProperty("version").GetInt32();
        Assert.Equal(200, (await jonas.Send("/calendars/halden/days", new { date = "2026-11-18", name = "Half day", hours = "09:00-12:00" }, ("If-Match", $"\"{version}\""))).Status);
        Assert.Equal(412, (await jonas.Send("/calendars/halden/days", new { date = "2026-11-19", name = "Late" }, ("If-Match", $"\"{version}\""))).Status);
        Assert.Equal(2, Listener.Heard.Count);
        Assert.Equal((Instant.FromUtc(2026, 12, 1, 0, 0), "Halden: Mon 08:00–18:00 from 1 Dec 2026 on (Winter)."), (Listener.Heard[0].From, Listener.Heard[0].What));
        Assert.Equal((8d, 10d), (Hours(Listener.Heard[0].After, 11, 23), Hours(Listener.Heard[0].After, 12, 7)));

        // what the listener refuses is not written
        Assert.Equal(422, (await jonas.Send("/calendars/halden/days", new { date = "2026-11-20", name = "cannot" })).Status);
        Assert.Equal(version + 1, (await jonas.Read("/calendars/halden")).Body.GetProperty("version").GetInt32());

        var page = await jonas.GetStringAsync("/calendars/halden?year=2026", TestContext.Current.CancellationToken);
        Assert.Contains("Half day, 3 h", page, StringComparison.Ordinal);
        Assert.Contains("Planned", page, StringComparison.Ordinal);
        Assert.Contains("Mon 08:00", await jonas.GetStringAsync("/calendars", TestContext.Current.CancellationToken) + page, StringComparison.Ordinal);
        Assert.Equal(200, (await jonas.Send("/calendars/halden/hours/2026-12-01/take-back", new { })).Status);
        Assert.Equal(200, (await jonas.Send("/calendars/halden/days/2026-11-18/clear", new { })).Status);
        Assert.Equal(404, (await jonas.Send("/calendars/halden/days/2026-11-18/clear", new { })).Status);
        await site.Do(async (_, db) => Assert.Equal(5, await db.Facts.CountAsync(f => f.Kind == "calendar-made" || f.Kind == "calendar-changed")));

        static double Hours(BusinessCalendar calendar, int month, int day) =>
            calendar.Between(Instant.FromUtc(2026, month, day, 0, 0), Instant.FromUtc(2026, month, day + 1, 0, 0)).TotalHours;
    }

    [Fact]
    public async Task What_cannot_be_a_calendar_is_refused_with_every_fault_and_its_field()
    {
        await using var site = await TestSite.Start();
        await site.Person("Jonas Weber", Role.Manager);
        var jonas = site.As("Jonas Weber");

        var (status, body) = await jonas.Send("/calendars", new { name = "Bad", zone = "Europe/Lundon", monday = "09:00-12:00, 11:00-17:00", tuesday = "17:00-09:00", wednesday = "10:00-10:00", country = "ZZ" });
        Assert.Equal(422, status);
        var faults = body.GetProperty("errors").EnumerateArray().ToDictionary(e => e.GetProperty("pointer").GetString()!, e => e.GetProperty("message").GetString()!);
        Assert.Contains("did you mean Europe/London?", faults["/zone"], StringComparison.Ordinal);
        Assert.Contains("overlap. Write them as one stretch, 09:00–17:00.", faults["/monday"], StringComparison.Ordinal);
        Assert.Contains("ends before it begins", faults["/tuesday"], StringComparison.Ordinal);
        Assert.Contains("is empty", faults["/wednesday"], StringComparison.Ordinal);
        Assert.Contains("No list of holidays comes for ZZ", faults["/country"], StringComparison.Ordinal);

        Assert.Equal(201, (await jonas.Send("/calendars", Office)).Status);
        Assert.Equal("name-taken", (await jonas.Send("/calendars", Office)).Body.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("never-open", (await jonas.Send("/calendars", new { name = "Never", zone = "Europe/London" })).Body.GetProperty("errors")[0].GetProperty("code").GetString());
        foreach (var (date, code) in new[] { ("1899-12-31", "date-out-of-range"), ("1900-01-01", "date-past"), ("2026-11-16", "date-past"), ("2200-01-01", "date-out-of-range") })
            Assert.Equal(code, (await jonas.Send("/calendars/halden/hours", new { from = date, monday = "09:00-17:00" })).Body.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(200, (await jonas.Send("/calendars/halden/days", new { date = "2199-12-31", name = "The last" })).Status);
        Assert.Equal("date-crosses-midnight", (await jonas.Send("/calendars/halden/days", new { date = "2026-12-31", name = "New Year's Eve", hours = "20:00-02:00+1" })).Body.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(404, (await jonas.Read("/calendars/nothing")).Status);
        foreach (var year in new[] { 1900, 2199 }) Assert.Equal(12, (await jonas.Read($"/calendars/halden?year={year}")).Body.GetProperty("months").GetArrayLength());
        Assert.Equal(422, (await jonas.Read("/calendars/halden?year=2200")).Status);
    }

    [Fact]
    public async Task Holidays_come_from_a_country_or_a_file_and_a_bad_line_is_named()
    {
        await using var site = await TestSite.Start();
        await site.Person("Jonas Weber", Role.Manager);
        var jonas = site.As("Jonas Weber");
        await jonas.Send("/calendars", new { name = "Desk", zone = "Europe/London", monday = "09:00-17:00" });

        object File(string text) => new { file = new { fileName = "days.ics", base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) } };
        var (status, body) = await jonas.Send("/calendars/desk/holidays", File("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20261341\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\nEND:VEVENT\nEND:VCALENDAR"));
        Assert.Equal(422, status);
        Assert.Equal(["Line 4: DTSTART \"20261341\" is not a date of the calendar: write it as 20261225.", "Line 6: the event that begins here has no SUMMARY: say what the holiday is called."],
            body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()));

        Assert.Equal(200, (await jonas.Send("/calendars/desk/holidays", File("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Town fair\nDTSTART;VALUE=DATE:20261123\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR"))).Status);
        Assert.Equal(200, (await jonas.Send("/calendars/desk/holidays", new { country = "GB" })).Status);
        Assert.Equal("no-holidays", (await jonas.Send("/calendars/desk/holidays", new { country = "GB" })).Body.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("no-source", (await jonas.Send("/calendars/desk/holidays", new { })).Body.GetProperty("errors")[0].GetProperty("code").GetString());
        var names = (await jonas.Read("/calendars/desk?year=2036")).Body.GetProperty("days").EnumerateArray().Select(d => d.GetProperty("name").GetString());
        Assert.Equal(["Town fair"], names);
    }
}
