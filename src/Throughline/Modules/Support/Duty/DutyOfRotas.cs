using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Support.Duty;

/// <summary>Answers who is on duty out of the rotas of the teams; without a team, out of the first that has somebody.</summary>
public sealed class DutyOfRotas(ThroughlineDb db, WhoIsOnDuty duty) : IWhoIsOnDuty
{
    public async Task<OnDuty?> At(Guid? team, Instant at)
    {
        var teams = team is { } one ? [one] : await db.DutyRotas.AsNoTracking().Join(db.Teams, r => r.TeamId, t => t.Id, (r, t) => t).OrderBy(t => t.Name).Select(t => t.Id).ToListAsync();
        foreach (var id in teams)
            if (await duty.At(id, at) is { } found) return new OnDuty(found.PersonId, found.Name, found.Phone, found.Until);
        return null;
    }
}
