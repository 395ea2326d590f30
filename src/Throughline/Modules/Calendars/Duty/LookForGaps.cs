using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Has every rota that names a person looked through when their leave changes: a hole is alarmed the same minute.</summary>
public sealed class LookForGaps(ThroughlineDb db) : IWhenLeaveChanged
{
    public async Task LeaveChanged(Person person, Instant now)
    {
        foreach (var rota in await db.DutyRotas.AsNoTracking().Select(r => new { r.TeamId, r.Definition }).ToListAsync())
            if (RotasWithLeave.PeopleOf(DutyRota.Read(rota.Definition)).Contains(person.Id))
                db.DueWork.Add(DutyGapCheck.Of(rota.TeamId, now, $"leave-{person.Id:N}-{person.Version}"));
    }
}
