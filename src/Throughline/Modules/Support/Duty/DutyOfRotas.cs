using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Support.Duty;

/// <summary>Answers who is on duty out of the rotas of the teams; without a team, out of the first that has somebody.</summary>
public sealed class DutyOfRotas(WhoIsOnDuty duty) : IWhoIsOnDuty
{
    public async Task<OnDuty?> At(Guid? team, Instant at)
    {
        var teams = team is { } one ? [one] : await duty.Teams();
        foreach (var id in teams)
            if (await duty.At(id, at) is { } found) return new OnDuty(found.PersonId, found.Name, found.Phone, found.Until);
        return null;
    }
}
