using System.Globalization;
using NodaTime.Text;
using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>The rota of a team: its layers, its swaps, a month of turns as it is drawn, and the gaps of the next 14 days.</summary>
/// <param name="Zone">In which the month is drawn and swaps are written.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Changes">Changes of the clock in the month, each in a sentence.</param>
public sealed record RotaModel(
    Guid Id, int Version, string Team, string Href, string? Phone, string? Manager, string Zone, IReadOnlyList<string> Zones, Instant Now, DutyShift? OnDuty, LocalDate Month, IReadOnlyList<RotaWeek> Weeks,
    IReadOnlyList<RotaTurn> Turns, IReadOnlyList<string> Changes, IReadOnlyList<LayerLine> Layers, IReadOnlyList<OverrideLine> Overrides, IReadOnlyList<DutyHole> Gaps,
    IReadOnlyList<string> People, bool MaySwap, bool MayChange) : IVersioned;

/// <summary>A layer as a page says it and as a form shows it.</summary>
/// <param name="Number">Its place, 1 is the lowest.</param>
public sealed record LayerLine(int Number, string Name, string Zone, LocalDateTime Start, LocalDateTime? Until, RotationUnit Unit, int Every, IReadOnlyList<string> People, string Windows, string Words, bool HasEnded, bool HasBegun);

/// <summary>A swap that is to come or has been over for less than a month.</summary>
/// <param name="Number">Its place among all swaps of the rota.</param>
/// <param name="MayTakeBack">Whether the reader may; nobody may take back what is over.</param>
public sealed record OverrideLine(int Number, Instant From, Instant To, string? Person, string? Instead, bool IsOver, bool MayTakeBack);

/// <summary>A turn of the month.</summary>
/// <param name="Hours">Real hours that pass: a week with a change of the clock has 167 or 169.</param>
/// <param name="Why">The layer, the swap, or who is away.</param>
public sealed record RotaTurn(Instant From, Instant To, string? Person, bool IsSwap, string Hours, string Why);

/// <summary>A week as it is drawn, Monday to Monday in real time.</summary>
public sealed record RotaWeek(Instant From, Instant To, IReadOnlyList<RotaDay> Days, IReadOnlyList<RotaBar> Bars);

/// <summary>A day of a week, from 0 to 1 of its real time.</summary>
/// <param name="ClockChange"><c>+1 h</c> where the clocks go forward, and at which share of the week; null on any other day.</param>
public sealed record RotaDay(LocalDate Date, double From, double To, bool IsInMonth, string? ClockChange, double ChangesAt);

/// <summary>A stretch of one person, or of nobody, in a week.</summary>
public sealed record RotaBar(double From, double To, string? Person, bool IsSwap, string Why, int Who);

/// <summary>Reads one rota for a month.</summary>
public sealed class ReadRota(ThroughlineDb db, RotasWithLeave withLeave, DutyGaps gaps, CurrentUser user, IClock clock)
{
    /// <param name="Month"><c>2027-03</c>; this month when it is left out.</param>
    public sealed record Input(string Rota, [property: AtMost(7)] string? Month = null, [property: AtMost(60)] string? Zone = null);

    static readonly YearMonthPattern Months = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    public async Task<RotaModel> Run(Input input)
    {
        var (found, now) = (await db.OneRota(input.Rota), clock.Now());
        var faults = new List<Obstacle>();
        var zoneId = input.Zone is null || Zones.Find(input.Zone, "/zone", faults) is not null ? input.Zone ?? user.Zone : "Etc/UTC";
        var month = input.Month is null ? now.DateIn(zoneId).ToYearMonth() : Months.Parse(input.Month) is { Success: true } read && read.Value.Year is >= WorkingCalendar.FirstYear and <= WorkingCalendar.LastYear ? read.Value : default;
        if (month == default) faults.Add(new("month-unreadable", $"“{input.Month}” is no month from {WorkingCalendar.FirstYear} to {WorkingCalendar.LastYear}. Write it as 2027-03.", "/month"));
        RuleException.ThrowIfAny(faults);

        var zone = Times.ZoneOf(zoneId);
        var rota = (await withLeave.Of([found.Rota.Definition]))[found.Rota.Definition];
        var ids = RotasWithLeave.PeopleOf(rota).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Phone }).ToDictionaryAsync(p => p.Id);
        string? Name(string? id) => Ids.Of(id) is { } known && people.TryGetValue(known, out var person) ? person.Name : null;
        var manager = await (from t in db.Teams.AsNoTracking() where t.Id == found.Team.Id join m in db.People on t.ManagerId equals m.Id select m.Name).SingleOrDefaultAsync();
        var holes = await gaps.Of(found.Team.Id, now, now + DutyGaps.Ahead);
        var possible = await db.OnDutyPossible().Select(p => p.Name).ToListAsync();

        var layers = rota.Definition.Layers.Select((l, i) => Line(l, i + 1, Name, now)).ToList();
        var drawing = new RotaDrawing(rota, zone, Name, layers);
        var first = month.OnDayOfMonth(1);
        var on = rota.Timeline(now, now + Duration.FromDays(31))[0];
        return new RotaModel(found.Rota.Id, found.Rota.Version, found.Team.Name, found.Href, found.Rota.Phone ?? found.Team.DutyPhone, manager, zoneId,
            [.. rota.Definition.Layers.Select(l => l.Zone).Prepend(user.Zone).Distinct()], now, Name(on.User) is { } who ? new DutyShift(on.From, on.To, who, people[Ids.Of(on.User)!.Value].Phone) : null,
            first, drawing.Weeks(first), drawing.Turns(first, first.PlusMonths(1)), drawing.ClockChanges(first, first.PlusMonths(1)), layers,
            [.. rota.Definition.Overrides.Select((o, i) => new OverrideLine(i + 1, o.From, o.To, Name(o.User), Name(o.Replaces), o.To <= now, o.To > now && user.Holds(Roles.Technical) && found.ObstaclesToSwap(o, user).Count == 0)).Where(o => o.To > now - Duration.FromDays(30)).OrderBy(o => o.From)],
            [.. holes.Select(g => new DutyHole(g.From, g.To, g.Words(zoneId)))], [.. possible.Order(StringComparer.Ordinal)], user.Holds(Roles.Technical), user.Holds(Keeping.ReadCalendars.Managing));
    }

    static LayerLine Line(RotaLayer layer, int number, Func<string?, string?> name, Instant now)
    {
        var (zone, windows) = (Times.ZoneOf(layer.Zone), WindowText.Of(layer.Windows));
        var ended = layer.Until is { } until && WallClock.Reach(zone, until) <= now;
        var begun = WallClock.Reach(zone, layer.Begins) <= now;
        var hand = layer.Unit switch
        {
            RotationUnit.Week => layer.Start.ToString("ddd HH:mm", CultureInfo.InvariantCulture),
            RotationUnit.Day => layer.Start.ToString("HH:mm", CultureInfo.InvariantCulture),
            _ => layer.Start.ToString("d MMM HH:mm", CultureInfo.InvariantCulture),
        };
        var words = $"{(layer.Users.Count == 1 ? "one person" : $"{LayerInput.TurnWords(layer.Unit, layer.Every)}, hand-off {hand}")} {layer.Zone}{(windows.Length == 0 ? ", at all times" : $", only {windows.Replace("+1", " next day", StringComparison.Ordinal)}")}"
            + (begun ? "" : $", from {layer.Begins.ToString("d MMM uuuu HH:mm", CultureInfo.InvariantCulture)}") + (layer.Until is { } end ? $", until {end.ToString("d MMM uuuu HH:mm", CultureInfo.InvariantCulture)}" : "");
        return new LayerLine(number, layer.Name, layer.Zone, layer.Start, layer.Until, layer.Unit, layer.Every, [.. layer.Users.Select(u => name(u) ?? "somebody unknown")], windows, words, ended, begun);
    }
}
