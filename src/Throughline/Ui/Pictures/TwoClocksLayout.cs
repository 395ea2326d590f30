using NodaTime;

namespace Throughline.Ui;

/// <summary>The common axis of clocks: 18 px lanes, round times below, as wide as its place or narrow, 326 px.</summary>
public sealed class TwoClocksLayout
{
    static readonly int[] Steps = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 7200, 14400, 43200];

    public TwoClocksLayout(IReadOnlyList<ClockLane> lanes, Instant now, DateTimeZone zone, bool narrow, double width = 760)
    {
        (Left, Right) = narrow ? (6, 310) : (104, width - 22);
        From = Instant.Min(now, lanes.Min(l => l.Start));
        To = Instant.Max(now, lanes.Max(l => Instant.Max(l.Due, l.Ended ?? l.Due)));
        if (To - From < Duration.FromMinutes(10)) To = From + Duration.FromMinutes(10);
        Pitch = 46;
        First = narrow ? 44 : 32;
        Bottom = First + Pitch * lanes.Count - 10;
        Height = Bottom + 24;
        Ticks = [.. TicksOf(zone, narrow ? 4 : Math.Max(4, (int)((width - 104) / 76)))];
    }

    public double Left { get; }
    public double Right { get; }
    public Instant From { get; }
    public Instant To { get; }
    public double Pitch { get; }
    public double First { get; }
    public double Bottom { get; }
    public double Height { get; }
    public IReadOnlyList<(double X, string Words)> Ticks { get; }

    public double X(Instant at) => Left + Math.Clamp((at - From) / (To - From), 0, 1) * (Right - Left);
    public double Lane(int at) => First + Pitch * at;

    /// <summary>Where we still owe the customer but the provider no longer has to have delivered: from our due time to theirs.</summary>
    public static Interval? Uncovered(IReadOnlyList<ClockLane> lanes) =>
        lanes.Count > 1 && lanes[0].Ended is null && lanes[1].Ended is null && lanes[1].Due > lanes[0].Due ? new Interval(lanes[0].Due, lanes[1].Due) : null;

    IEnumerable<(double, string)> TicksOf(DateTimeZone zone, int most)
    {
        var minutes = (To - From).TotalMinutes;
        var step = Steps.FirstOrDefault(s => minutes / s <= most, (int)Math.Ceiling(minutes / most / 1440) * 1440);
        var local = From.InZone(zone).LocalDateTime;
        var at = local.Date.AtMidnight();
        var past = (long)Math.Ceiling(Period.Between(at, local, PeriodUnits.Minutes).Minutes / (double)step) * step;
        for (at = at.PlusMinutes(past); ; at = at.PlusMinutes(step))
        {
            var instant = zone.ResolveLocal(at, NodaTime.TimeZones.Resolvers.LenientResolver).ToInstant();
            if (instant > To) yield break;
            if (instant < From) continue;
            yield return (X(instant), at.ToString(step >= 1440 ? "ddd d" : step >= 720 ? "ddd HH:mm" : "HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
