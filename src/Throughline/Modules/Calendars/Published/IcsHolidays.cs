using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Holidays;

namespace Throughline.Modules.Calendars.Published;

/// <summary>Holidays from an iCalendar file (RFC 5545), as authorities and calendar programs publish them: events of whole days, some repeated every year.</summary>
public static class IcsHolidays
{
    /// <summary>The holidays of a file that fall on dates from <paramref name="from"/> to <paramref name="to"/>, both included, in order; cancelled events are left out.</summary>
    /// <exception cref="RuleException">The file has faults; every one is named with its line, and nothing is taken.</exception>
    public static IReadOnlyList<Holiday> Read(string text, LocalDate from, LocalDate to)
    {
        var faults = new List<Obstacle>();
        var holidays = new List<Holiday>();
        IcsEvent? current = null;
        var (calendars, nested) = (0, 0);
        foreach (var line in IcsLine.Of(text))
        {
            switch (line.Name, line.Value.ToUpperInvariant())
            {
                case ("BEGIN", "VCALENDAR"):
                    calendars++;
                    break;
                case ("BEGIN", "VEVENT"):
                    if (current is not null) faults.Add(current.Fault("event-open", "is not closed before the next begins: add END:VEVENT"));
                    (current, nested) = (new IcsEvent(line.Number), 0);
                    break;
                case ("END", "VEVENT"):
                    if (current is null) faults.Add(IcsEvent.Fault(line.Number, "event-not-begun", "END:VEVENT closes no event: add BEGIN:VEVENT before it"));
                    else holidays.AddRange(current.Holidays(from, to, faults));
                    current = null;
                    break;
                case ("BEGIN", _):
                    nested++; // an alarm in an event has dates of its own
                    break;
                case ("END", _):
                    nested--;
                    break;
                default:
                    if (line.Value.Length == 0 && current is not null && !IcsEvent.MayBeEmpty(line.Name)) faults.Add(IcsEvent.Fault(line.Number, "line-unreadable", $"\"{line.Name}\" is no line of a calendar: it has no value after a colon"));
                    else if (nested <= 0) current?.Take(line, faults);
                    break;
            }
        }
        if (current is not null) faults.Add(current.Fault("event-open", "is not closed: the file seems to be cut off; add END:VEVENT"));
        if (calendars == 0) faults.Insert(0, new Obstacle("not-a-calendar", "The file holds no calendar: it must begin with BEGIN:VCALENDAR."));
        RuleException.ThrowIfAny(faults);
        return [.. holidays.Distinct().OrderBy(h => h.Date)];
    }
}
