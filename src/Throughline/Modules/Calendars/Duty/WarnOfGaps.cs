using System.Text.Json;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Tells the manager of a team, before it is needed, when nobody will be on duty; looks again every day.</summary>
public sealed class WarnOfGaps(ThroughlineDb db, DutyGaps gaps, IClock clock) : IDoDueWork
{
    static readonly Duration Again = Duration.FromDays(1);

    public string Kind => DutyGapCheck.Kind;

    sealed record Asked(Guid Team);

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var (team, now) = (JsonSerializer.Deserialize<Asked>(work.Data, JsonSerializerOptions.Web)!.Team, clock.Now());
        if (!await db.DutyRotas.AnyAsync(r => r.TeamId == team, stop)) return;
        var found = await gaps.Of(team, now, now + DutyGaps.Ahead);
        var told = found.Count == 0 ? [] : await Managers(found[0].ManagerId, stop);
        var queued = found.SelectMany(gap => told.Select(m => NoticeData.To(m.Id, Key(gap, now), $"Duty of {gap.Team}: nobody from {gap.From.Text(m.Zone)}",
            $"In the duty of {gap.Team} there is {gap.Words(m.Zone)}. Until somebody takes it, calls would go to you.", RotaReferences.AddressOf(gap.Team), now))).ToList();
        // one look a day, however many changes asked for one in between
        var next = DutyGapCheck.Of(team, now.InUtc().Date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(6), "daily");
        queued.Add(next);
        try
        {
            await Queue(queued, stop);
        }
        catch (DbUpdateException clash) when (clash.IsClash())
        {
            // another node looked at the same moment and was first: what it queued is known now
            db.ChangeTracker.Clear();
            await Queue(queued, stop);
        }
    }

    async Task Queue(List<DueWork> rows, CancellationToken stop)
    {
        var keys = rows.Select(q => q.Key).ToList();
        var known = await db.DueWork.AsNoTracking().Where(w => keys.Contains(w.Key)).Select(w => w.Key).ToListAsync(stop);
        db.DueWork.AddRange(rows.DistinctBy(q => q.Key).Where(q => !known.Contains(q.Key)));
        await db.SaveChangesAsync(stop);
    }

    // a gap ahead is told once; one that runs already, once a day
    static string Key(DutyGap gap, Instant now) =>
        gap.From > now ? $"duty-gap:{gap.TeamId:N}:{gap.From.ToUnixTimeSeconds()}" : $"duty-gap:{gap.TeamId:N}:now:{now.InUtc().Date:uuuu-MM-dd}";

    /// <summary>The team's manager; every manager of ours when the team has none.</summary>
    async Task<List<(Guid Id, string Zone)>> Managers(Guid? manager, CancellationToken stop)
    {
        var rows = await (
            from p in db.People.AsNoTracking()
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.DisabledAt == null && o.Side == PartyKind.Us && (p.Id == manager || (p.Roles & Role.Manager) != 0)
            select new { p.Id, o.Zone }).ToListAsync(stop);
        return [.. (rows.Any(r => r.Id == manager) ? rows.Where(r => r.Id == manager) : rows).Select(r => (r.Id, r.Zone))];
    }
}
