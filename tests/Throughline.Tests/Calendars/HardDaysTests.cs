using NodaTime;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

/// <summary>Named days on which calendars go wrong, each with the same hard hours, against the definition stepped through minute by minute.</summary>
public class HardDaysTests
{
    private const int Days = 6;

    [Theory]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "half an hour is skipped")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "half an hour comes twice")]
    [InlineData("Africa/Casablanca", "2026-02-15", "the clock goes back for Ramadan")]
    [InlineData("Africa/Casablanca", "2026-03-22", "and forward after it")]
    [InlineData("Africa/El_Aaiun", "2025-02-23", "the same in the south")]
    [InlineData("America/Santiago", "2026-09-06", "midnight is skipped")]
    [InlineData("America/Santiago", "2026-04-05", "the last hour of the day comes twice")]
    [InlineData("Asia/Gaza", "2024-04-20", "an hour after midnight on the first Saturday after Ramadan")]
    [InlineData("Asia/Gaza", "2024-10-26", "two in the morning comes twice")]
    [InlineData("Asia/Beirut", "2024-03-31", "midnight is skipped")]
    [InlineData("Asia/Beirut", "2024-10-27", "the hour before midnight comes twice")]
    [InlineData("America/Havana", "2025-03-09", "midnight is skipped")]
    [InlineData("America/Havana", "2025-11-02", "midnight comes twice")]
    [InlineData("Pacific/Apia", "2011-12-30", "the day that never was")]
    [InlineData("Pacific/Fakaofo", "2011-12-30", "and the one beside it")]
    [InlineData("Pacific/Kwajalein", "1993-08-21", "another")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "midnight is skipped on a holiday's eve")]
    [InlineData("America/Asuncion", "2024-03-24", "the last hour comes twice for the last time")]
    [InlineData("Africa/Cairo", "2024-04-26", "a Friday begins at one")]
    [InlineData("Africa/Juba", "2021-02-01", "an hour comes twice on a Monday")]
    [InlineData("Antarctica/Troll", "2026-03-29", "two hours are skipped")]
    [InlineData("Antarctica/Troll", "2026-10-25", "two hours come twice")]
    [InlineData("Asia/Pyongyang", "2015-08-15", "half an hour comes twice at midnight")]
    [InlineData("Asia/Pyongyang", "2018-05-04", "half an hour is skipped at the end of the day")]
    [InlineData("America/Caracas", "2016-05-01", "half an hour is skipped")]
    [InlineData("Europe/Dublin", "2026-10-25", "negative summer time")]
    [InlineData("Europe/Istanbul", "2016-09-07", "summer time that stays changes nothing")]
    [InlineData("America/Nuuk", "2023-03-25", "the zone moves and summer time does not come")]
    [InlineData("America/Scoresbysund", "2024-03-31", "the zone moves two hours and an hour")]
    [InlineData("Atlantic/Azores", "2026-03-29", "midnight is skipped")]
    [InlineData("America/St_Johns", "2009-11-01", "a minute past midnight comes twice")]
    [InlineData("Pacific/Chatham", "2026-04-05", "a quarter to four")]
    public void Business_time_and_duty_are_what_stepping_through_the_minutes_gives(string zone, string day, string why)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var from = date.AtMidnight().InUtc().ToInstant() - Duration.FromDays(Days / 2);
        foreach (var (name, weekly, dates) in Hardest(date))
        {
            var definition = new CalendarDefinition("hard", zone, weekly, dates);
            var calendar = new BusinessCalendar(definition);
            var stepped = new SteppedTime(calendar.Zone, from, Days);
            var open = stepped.Open(definition);
            var counted = 0;
            for (var i = 1440; i < open.Length - 1440; i++)
            {
                if (open[i] != calendar.IsOpen(stepped.At(i))) Assert.Fail($"{zone} {day} ({why}), {name}: open at {stepped.At(i)} is {!open[i]}");
                if (i % 7 == 0 && calendar.Between(stepped.At(1440), stepped.At(i)) != Duration.FromMinutes(counted)) Assert.Fail($"{zone} {day} ({why}), {name}: {counted} minutes by {stepped.At(i)}");
                if (open[i]) counted++;
                // due exactly at a closing, not at the next opening
                if (open[i] && !open[i + 1] && calendar.Add(stepped.At(1440), Duration.FromMinutes(counted)) != stepped.At(i + 1)) Assert.Fail($"{zone} {day} ({why}), {name}: {counted} minutes are due {calendar.Add(stepped.At(1440), Duration.FromMinutes(counted))}, not {stepped.At(i + 1)}");
            }
            var rota = new RotaDefinition("hard", [new RotaLayer("hours", zone, date.PlusDays(-2) + new LocalTime(0, 30), date.PlusDays(2) + new LocalTime(2, 15), RotationUnit.Hour, 5, ["ana", "bor", "cene"], weekly), new RotaLayer("days", zone, date.PlusDays(-1) + new LocalTime(2, 30), null, RotationUnit.Day, 1, ["zoe", "ana"], null)], []);
            var onDuty = SteppedTime.OnDuty(rota, from, Days);
            var asked = new Rota(rota);
            for (var i = 1440; i < onDuty.Length - 1440; i++)
                if (onDuty[i] != asked.OnCall(stepped.At(i))) Assert.Fail($"{zone} {day} ({why}), {name}: on duty at {stepped.At(i)} is {onDuty[i]}");
        }
    }

    private static IEnumerable<(string Name, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> Weekly, IReadOnlyDictionary<LocalDate, IReadOnlyList<Hours>> Dates)> Hardest(LocalDate day)
    {
        static Hours H(int from, int until) => new(LocalTime.Midnight.PlusMinutes(from), LocalTime.Midnight.PlusMinutes(until));
        static IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> Every(params Hours[] hours) => Enumerable.Range(1, 7).ToDictionary(d => (IsoDayOfWeek)d, _ => (IReadOnlyList<Hours>)hours);
        var none = new Dictionary<LocalDate, IReadOnlyList<Hours>>();
        yield return ("shifts over midnight", Every(H(1320, 360)), none);
        yield return ("shifts over midnight into a holiday", Every(H(1320, 360)), new Dictionary<LocalDate, IReadOnlyList<Hours>> { [day] = [] });
        yield return ("a half day with hours of its own", Every(H(1320, 360), H(540, 1020)), new Dictionary<LocalDate, IReadOnlyList<Hours>> { [day] = [H(0, 150), H(150, 720)], [day.PlusDays(1)] = [H(135, 0)] });
        yield return ("whole days that touch, and one that is off", Every(H(480, 480)), new Dictionary<LocalDate, IReadOnlyList<Hours>> { [day.PlusDays(-1)] = [], [day] = [H(0, 0)] });
        yield return ("pieces inside the hour that goes or comes twice", Every(H(0, 10), H(5, 20), H(61, 119), H(120, 135), H(140, 149), H(1380, 1410), H(1425, 0)), none);
    }
}
