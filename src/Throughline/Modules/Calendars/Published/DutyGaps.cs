using System.Globalization;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Published;

/// <summary>A time in which nobody of a team would answer.</summary>
/// <param name="Manager">To whom calls go then; null when the team has none.</param>
/// <param name="Away">Who would have been on duty, had they not been on leave.</param>
public sealed record DutyGap(Guid TeamId, string Team, Guid? ManagerId, string? Manager, Instant From, Instant To, string? Away)
{
    /// <summary><c>nobody from Fri 20 Nov 18:00 to Sat 21 Nov 08:00, 14 h, because Callum Price is away</c></summary>
    public string Words(string zone) =>
        $"nobody from {new Interval(From, To).Text(zone)}, {HoursOf(To - From)}{(Away is null ? "" : $", because {Away} is away")}";

    /// <summary>Real hours that pass, to the minute: <c>167 h</c>, <c>7 h 30</c>.</summary>
    public static string HoursOf(Duration time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h{(time.Minutes == 0 ? "" : $" {time.Minutes:00}")}");
}

/// <summary>Finds when nobody will be on duty, before it is needed.</summary>
public sealed class DutyGaps(ThroughlineDb db, RotasWithLeave rotas)
{
    /// <summary>How far ahead a rota must be whole.</summary>
    public static readonly Duration Ahead = Duration.FromDays(14);

    /// <param name="team">Null for every team that has a rota.</param>
    public async Task<IReadOnlyList<DutyGap>> Of(Guid? team, Instant from, Instant to)
    {
        var rows = await (
            from r in db.DutyRotas.AsNoTracking()
            join t in db.Teams on r.TeamId equals t.Id
            join m in db.People on t.ManagerId equals m.Id into managers
            from m in managers.DefaultIfEmpty()
            where team == null || t.Id == team
            orderby t.Name
            select new { t.Id, t.Name, t.ManagerId, Manager = m == null ? null : m.Name, r.Definition }).ToListAsync();
        var known = await rotas.Of(rows.Select(r => r.Definition));
        var gaps = rows.SelectMany(row => In(known[row.Definition], from, to).Select(g => (row, g))).ToList();
        var people = await db.NamesOfPeople(gaps.Select(g => g.g.Away).OfType<Guid>());
        return [.. gaps.Select(g => new DutyGap(g.row.Id, g.row.Name, g.row.ManagerId, g.row.Manager, g.g.From, g.g.To, g.g.Away is { } away ? people.GetValueOrDefault(away) : null))];
    }

    // a hole has one sentence, whatever would have filled its parts
    static IEnumerable<(Instant From, Instant To, Guid? Away)> In(Rota rota, Instant from, Instant to)
    {
        (Instant From, Instant To, Guid? Away)? open = null;
        foreach (var stretch in rota.Explain(from, to).Where(s => s.User is null))
        {
            if (open is { } gap && gap.To == stretch.From) open = gap with { To = stretch.To, Away = gap.Away ?? Ids.Of(stretch.Away) };
            else
            {
                if (open is { } done) yield return done;
                open = (stretch.From, stretch.To, Ids.Of(stretch.Away));
            }
        }
        if (open is { } last) yield return last;
    }
}

/// <summary>Due work that looks for gaps of a team's rota and alarms its manager.</summary>
public static class DutyGapCheck
{
    public const string Kind = "duty-gaps";

    /// <param name="why">What made the check necessary, as part of the key: the same is queued once.</param>
    public static DueWork Of(Guid team, Instant at, string why) =>
        DueWork.At(at, Kind, $"{Kind}:{team:N}:{why}:{at.ToUnixTimeTicks() / 10}", $$"""{"team":"{{team}}"}""");
}
