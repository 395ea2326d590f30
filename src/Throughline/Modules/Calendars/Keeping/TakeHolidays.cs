using System.Text;
using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Keeping;

/// <summary>Closes the holidays of a country list, or of an iCalendar file, from today on. Days that have hours of their own keep them.</summary>
public sealed class TakeHolidays(ThroughlineDb db, RecordCalendarChange record, ExpectedVersion expected, IClock clock)
{
    /// <summary>A file that repeats a holiday for ever is taken so many years ahead.</summary>
    const int Years = 10;

    /// <param name="Country">Code of a list that comes with the product: GB, US, SE.</param>
    /// <param name="File">An iCalendar file, when no list is named.</param>
    public sealed record Input(string Calendar, [property: AtMost(10)] string? Country = null, Upload? File = null);

    public async Task<(WorkingCalendar Calendar, int Taken)> Run(Input input)
    {
        var calendar = await db.WorkingCalendars.One(input.Calendar);
        expected.Check(calendar);
        var (now, before) = (clock.Now(), calendar.Compiled);
        var (source, holidays) = Read(input, now.InZone(before.Zone).Date);
        var taken = calendar.Close(holidays, now);
        if (taken.Count == 0)
            throw new RuleException("no-holidays", holidays.Count == 0 ? $"{source} holds no day from today on. Take a newer one." : $"All {holidays.Count} days of {source} from today on stand in the calendar already.", input.File is null ? "/country" : "/file");
        await record.Run(calendar, before, taken.Min(h => h.Date), $"closed on {taken.Count} {(taken.Count == 1 ? "day" : "days")} of {source}, {taken.Min(h => h.Date).DateText()} to {taken.Max(h => h.Date).DateText()}");
        return (calendar, taken.Count);
    }

    static (string Source, IReadOnlyList<Holiday> Holidays) Read(Input input, LocalDate today)
    {
        if (input.Country is not null)
        {
            var list = CountryHolidays.Of(input.Country) ?? throw new RuleException([NoSuchList(input.Country)]);
            return (list.Name, [.. list.Public.Where(h => h.Date >= today)]);
        }
        if (input.File is not { } file) throw new RuleException("no-source", "Neither a list nor a file is given. Choose the list of a country, or an iCalendar file (.ics).", "/country");
        try
        {
            return (file.FileName, IcsHolidays.Read(Encoding.UTF8.GetString(file.Bytes), today, new LocalDate(Math.Min(today.Year + Years, WorkingCalendar.LastYear), 12, 31)));
        }
        catch (RuleException no)
        {
            // the lines are the file's: all stand at its field
            throw new RuleException([.. no.Obstacles.Select(o => o with { Pointer = "/file" })]);
        }
    }

    internal static Obstacle NoSuchList(string code) =>
        new("list-unknown", $"No list of holidays comes for {code}. There is {string.Join(", ", CountryHolidays.All.Select(l => $"{l.Code} ({l.Name})"))}; for another country take an iCalendar file.", "/country");
}
