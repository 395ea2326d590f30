using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Holidays;

/// <summary>An event of an iCalendar file, as far as a holiday needs it.</summary>
internal sealed class IcsEvent(int number)
{
    private const int LongestDays = 366;
    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private readonly HashSet<LocalDate> _except = [];
    private LocalDate? _start, _end, _until;
    private int _days = 1, _interval = 1, _count = int.MaxValue;
    private string? _name;
    private IcsLine? _rule;
    private bool _yearly, _cancelled, _faulty;

    public static bool MayBeEmpty(string name) => name is "DESCRIPTION" or "LOCATION" or "COMMENT" or "CATEGORIES" || name.StartsWith("X-", StringComparison.Ordinal);

    public static Obstacle Fault(int line, string code, string what) => new(code, $"Line {line}: {what}.", $"/lines/{line}");

    public Obstacle Fault(string code, string what) => Fault(number, code, $"the event {(_name is null ? "" : $"\"{_name}\" ")}that begins here {what}");

    /// <summary>Takes a line of the event; what it cannot take is added to the faults.</summary>
    public void Take(IcsLine line, List<Obstacle> faults)
    {
        var before = faults.Count;
        switch (line.Name)
        {
            case "SUMMARY": _name = line.Text; break;
            case "STATUS": _cancelled = line.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase); break;
            case "DTSTART": _start = Day(line, line.Value, faults); break;
            case "DTEND": _end = Day(line, line.Value, faults); break;
            case "DURATION": Duration(line, faults); break;
            case "RRULE": _rule = line; break; // read at the end: it may stand before the start
            case "EXDATE":
                foreach (var value in line.Value.Split(',')) if (Day(line, value, faults) is { } except) _except.Add(except);
                break;
            case "RDATE" or "RECURRENCE-ID" or "EXRULE":
                faults.Add(Fault(line.Number, "not-taken", $"{line.Name} is not taken from holiday files: write each day as an event of its own"));
                break;
        }
        _faulty |= faults.Count > before;
    }

    public IEnumerable<Holiday> Holidays(LocalDate from, LocalDate to, List<Obstacle> faults)
    {
        var before = faults.Count;
        if (_rule is not null) Rule(_rule, faults);
        if (_start is null && !_faulty) faults.Add(Fault("start-missing", "has no DTSTART: say on which day it falls"));
        if (string.IsNullOrWhiteSpace(_name)) faults.Add(Fault("name-missing", "has no SUMMARY: say what the holiday is called"));
        if (_start is { } first && _end is { } end)
        {
            _days = Math.Max(1, Period.DaysBetween(first, end)); // DTEND is the day after the last; some programs write the day itself
            if (end < first) faults.Add(Fault("event-inverted", "ends before it begins: exchange DTSTART and DTEND"));
        }
        if (_days > LongestDays) faults.Add(Fault("event-too-long", $"lasts {_days} days: a holiday lasts at most {LongestDays}"));
        if (_faulty || faults.Count > before || _cancelled || _start is not { } start) return [];
        return Occurrences(start, to)
            .Where(day => !_except.Contains(day))
            .SelectMany(day => Enumerable.Range(0, _days).Select(day.PlusDays))
            .Where(day => day >= from && day <= to)
            .Select(day => new Holiday(day, _name!));
    }

    private IEnumerable<LocalDate> Occurrences(LocalDate start, LocalDate to)
    {
        if (!_yearly) { yield return start; yield break; }
        var counted = 0;
        for (var year = start.Year; year <= to.Year && counted < _count; year += _interval)
        {
            if (start is { Month: 2, Day: 29 } && !CalendarSystem.Iso.IsLeapYear(year)) continue; // such a year has no occurrence
            var day = new LocalDate(year, start.Month, start.Day);
            if (day > _until) yield break;
            counted++;
            yield return day;
        }
    }

    private static LocalDate? Day(IcsLine line, string value, List<Obstacle> faults)
    {
        // A whole day is a date, or local midnight as some programs write it.
        var text = value.EndsWith("T000000", StringComparison.Ordinal) ? value[..^7] : value;
        if (Date.Parse(text) is { Success: true } read)
        {
            if (read.Value.Year is >= 1900 and < 2200) return read.Value;
            faults.Add(Fault(line.Number, "date-out-of-range", $"{line.Name} {value} lies outside the years 1900 to 2199: no calendar of holidays reaches so far"));
            return null;
        }
        var timed = value.Length > 8 && value[8] == 'T';
        faults.Add(Fault(line.Number, timed ? "not-a-whole-day" : "date-unreadable",
            timed ? $"{line.Name} {value} is a time of day: a holiday covers whole days, such as 20261225" : $"{line.Name} \"{value}\" is not a date of the calendar: write it as 20261225"));
        return null;
    }

    private void Duration(IcsLine line, List<Obstacle> faults)
    {
        var (unit, digits) = (line.Value.LastOrDefault(), line.Value.Length > 2 && line.Value[0] == 'P' ? line.Value[1..^1] : "");
        if (unit is 'D' or 'W' && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000)
            _days = unit == 'W' ? number * 7 : number;
        else faults.Add(Fault(line.Number, "duration-unreadable", $"DURATION \"{line.Value}\" is not of whole days: write P1D"));
    }

    private void Rule(IcsLine line, List<Obstacle> faults)
    {
        foreach (var part in line.Value.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = part.Split('=', 2) is [var k, var v] ? (k.ToUpperInvariant(), v.ToUpperInvariant()) : (part, "");
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read > 0 ? read : 0;
            switch (key)
            {
                case "FREQ" when value == "YEARLY": _yearly = true; break;
                case "INTERVAL" when number is > 0 and <= 1000: _interval = number; break;
                case "COUNT" when number > 0: _count = number; break;
                case "UNTIL" when value.Length >= 8: _until = Day(line, value[..8], faults); break;
                case "WKST": break;
                case "BYMONTH" when number == _start?.Month: break;
                case "BYMONTHDAY" when number == _start?.Day: break;
                default:
                    faults.Add(Fault(line.Number, "rule-not-taken", $"the rule {part} is not taken: a holiday repeats every year on its date (FREQ=YEARLY, with INTERVAL, COUNT or UNTIL), any other is listed year by year"));
                    break;
            }
        }
    }
}
