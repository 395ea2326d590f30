using Throughline.Modules.Calendars.Duty;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Feeds;

/// <summary>A person's own feed and what stands in it next.</summary>
/// <param name="MadeAt">When its address was made; null while there is none.</param>
public sealed record FeedModel(Instant? MadeAt, IReadOnlyList<FeedTurn> Turns, string Zone);

/// <summary>A turn of duty to come.</summary>
public sealed record FeedTurn(string Team, string Href, Instant From, Instant To, string Hours);

/// <summary>Reads a person's duty for their calendar: from a month ago to half a year ahead.</summary>
public sealed class ReadFeed(ThroughlineDb db, RotasWithLeave withLeave, CurrentUser user, IClock clock)
{
    static readonly Duration Back = Duration.FromDays(30), Ahead = Duration.FromDays(182);

    public async Task<FeedModel> Run(Web.Nothing _)
    {
        var now = clock.Now();
        var made = await db.CalendarFeeds.AsNoTracking().Where(f => f.PersonId == user.Id).Select(f => f.MadeAt).SingleOrDefaultAsync();
        var turns = (await Turns(user.Id!.Value, now, now + Ahead)).Take(20);
        return new FeedModel(made, [.. turns.Select(t => new FeedTurn(t.Team, RotaReferences.AddressOf(t.Team), t.Turn.From, t.Turn.To, DutyGap.HoursOf(t.Turn.To - t.Turn.From)))], user.Zone);
    }

    /// <summary>The feed of a secret as iCalendar text; null when no feed has it, or its person has left.</summary>
    public async Task<string?> Text(string secret)
    {
        var (hash, now) = (CalendarFeed.HashOf(secret), clock.Now());
        var person = await (from f in db.CalendarFeeds.IgnoreQueryFilters().AsNoTracking() where f.Hash == hash && f.MadeAt != null join p in db.People on f.PersonId equals p.Id where p.DisabledAt == null select new { p.Id, p.Name }).SingleOrDefaultAsync();
        if (person is null) return null;
        var turns = await Turns(person.Id, now - Back, now + Ahead);
        return IcsText.Of($"Duty of {person.Name}", turns.Select(t => new IcsEntry(
            $"duty-{t.TeamId:N}-{t.Turn.From.ToUnixTimeSeconds()}@throughline", t.Turn.From, t.Turn.To, $"On duty: {t.Team}", t.Phone is null ? null : $"Calls come to {t.Phone}")), now);
    }

    // whole turns: one that began before the window keeps its real beginning, so that its entry stays the same from day to day
    async Task<IReadOnlyList<(Guid TeamId, string Team, string? Phone, DutyTurn Turn)>> Turns(Guid person, Instant from, Instant to)
    {
        var rows = await (from r in db.DutyRotas.AsNoTracking() join t in db.Teams on r.TeamId equals t.Id select new { t.Id, t.Name, Phone = r.Phone ?? t.DutyPhone, r.Definition }).ToListAsync();
        var mine = rows.Where(r => RotasWithLeave.PeopleOf(DutyRota.Read(r.Definition)).Contains(person)).ToList();
        var rotas = await withLeave.Of(mine.Select(r => r.Definition));
        return [.. mine.SelectMany(r => rotas[r.Definition].Timeline(from - Duration.FromDays(40), to + Duration.FromDays(40))
            .Where(t => Ids.Of(t.User) == person && t.To > from && t.From < to).Select(t => (r.Id, r.Name, r.Phone, t))).OrderBy(t => t.t.From)];
    }
}
