using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Throughline.Bench.Measure;
using Throughline.Modules.Agreements.Exposure;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Bench;

/// <summary>How long it takes to find the worst start of 500 promises over the four-week grid, on one core, beside the bar of two seconds.</summary>
internal static class BackToBackBench
{
    private const int Promises = 500;
    private const double Bar = 2;
    private static readonly Instant From = Instant.FromUtc(2026, 11, 16, 0, 0);
    private static readonly LocalDate[] Holidays = [new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1), new(2027, 3, 26), new(2027, 3, 29), new(2027, 5, 3), new(2027, 5, 31), new(2027, 8, 30)];

    /// <param name="args"><c>--write</c> puts the table into docs/benchmarks.md.</param>
    public static int Run(string[] args)
    {
        var section = new Section("backtoback", "Back to back");
        section.Begin($"The worst start of {Promises} promises, each with one to four promises behind it, one core; {BackToBack.Quarters.ToString("N0", CultureInfo.InvariantCulture)} starts, and in the second row the days around eight holidays of the year as well.",
            "what", "seconds", "bar", "ratio");
        Row(section, "the grid of four weeks", Chains([]));
        Row(section, "the same and the days around holidays", Chains(Holidays));
        section.Close(args);
        return 0;
    }

    private static void Row(Section section, string what, Chain[] chains)
    {
        var sum = Worst(chains); // warm: compiled, calendars laid out
        var clock = Stopwatch.StartNew();
        sum += Worst(chains);
        var seconds = clock.Elapsed.TotalSeconds;
        GC.KeepAlive(sum);
        section.Row(what, seconds.ToString("0.000", CultureInfo.InvariantCulture), Bar.ToString("0.0", CultureInfo.InvariantCulture), (Bar / seconds).ToString("0.0", CultureInfo.InvariantCulture));
    }

    private static double Worst(Chain[] chains)
    {
        // a new one each time: what it keeps of the calendars is part of the work
        var grid = new BackToBack(From);
        return chains.Sum(c => grid.Worst(c)!.Margin!.Value.TotalSeconds);
    }

    private static Chain[] Chains(LocalDate[] closed)
    {
        var random = new Random(20261116);
        string[] zones = ["Europe/London", "Europe/Stockholm", "America/Chicago", "America/New_York", "Asia/Singapore"];
        var calendars = Enumerable.Range(0, 40).Select(i => Weekdays(zones[i % zones.Length], 7 + i % 3, 16 + i % 4, closed)).Append(StandardHours.Always).ToArray();
        PromisedTime Any(int least) => new(calendars[random.Next(calendars.Length)], Duration.FromMinutes(random.Next(least, least + 8 * 60)));
        return [.. Enumerable.Range(0, Promises).Select(_ => new Chain(Any(120), [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => (IReadOnlyList<PromisedTime>)[Any(60), .. Enumerable.Range(0, random.Next(2)).Select(_ => Any(60))])], Duration.FromMinutes(15), Duration.FromMinutes(15)))];
    }

    private static BusinessCalendar Weekdays(string zone, int from, int until, LocalDate[] closed) => new(new CalendarDefinition("weekdays", zone,
        Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => (IReadOnlyList<Hours>)[new Hours(new LocalTime(from, 0), new LocalTime(until, 30))]),
        closed.ToDictionary(d => d, _ => (IReadOnlyList<Hours>)[])));
}
