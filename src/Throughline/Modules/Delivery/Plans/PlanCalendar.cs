using NodaTime.Text;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>The days on which one side of a plan works: Monday to Friday, without its holidays.</summary>
public sealed class PlanCalendar
{
    static readonly IReadOnlyList<Hours> Day = [new(new LocalTime(9, 0), new LocalTime(17, 30))];
    static readonly Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> Week = new()
    {
        [IsoDayOfWeek.Monday] = Day,
        [IsoDayOfWeek.Tuesday] = Day,
        [IsoDayOfWeek.Wednesday] = Day,
        [IsoDayOfWeek.Thursday] = Day,
        [IsoDayOfWeek.Friday] = Day,
    };

    BusinessCalendar? built;

    PlanCalendar() { }

    public PlanCalendar(TaskParty party, string zone, IEnumerable<LocalDate> daysOff) =>
        (Party, Zone, DaysOff) = (party, zone, [.. daysOff.Distinct().Order().Select(LocalDatePattern.Iso.Format)]);

    /// <summary>The calendar of a side, with the bank holidays of its country for so many years.</summary>
    public static PlanCalendar Of(TaskParty party, string zone, int fromYear, int years = 3) =>
        new(party, zone, zone == "Europe/London" ? Enumerable.Range(fromYear, years).SelectMany(BankHolidays.England) : []);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public TaskParty Party { get; private set; }
    public string Zone { get; private set; } = "Etc/UTC";

    /// <summary>Dates without work, ISO 8601.</summary>
    public List<string> DaysOff { get; private set; } = [];

    public IEnumerable<LocalDate> DatesOff => DaysOff.Select(d => LocalDatePattern.Iso.Parse(d).Value);

    public BusinessCalendar Calendar => built ??= new BusinessCalendar(new CalendarDefinition(
        Party.ToString(), Zone, Week, DatesOff.ToDictionary(d => d, _ => (IReadOnlyList<Hours>)[])));

    internal void TakeOff(LocalDate day)
    {
        var text = LocalDatePattern.Iso.Format(day);
        if (!DaysOff.Contains(text)) DaysOff = [.. DaysOff, text];
        built = null;
    }
}
