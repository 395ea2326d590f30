using System.Globalization;
using Throughline.Modules.Calendars.Published;
using Throughline.Ui;
using Throughline.Web;

namespace Throughline.Modules.Support.Duty;

/// <summary>Puts on every page who of the reader's team is on duty now, and how many notices are unread.</summary>
public sealed class FrameOfDuty(ThroughlineDb db, WhoIsOnDuty duty, CurrentUser user, IClock clock) : IFramePart
{
    sealed record OfPerson(Guid? TeamId, int Unread);

    static readonly KnownQuery<Guid, OfPerson> Mine = new((db, id) => db.People.AsNoTracking().Where(p => p.Id == id).Select(p => new OfPerson(p.TeamId, db.Notices.Count(n => n.PersonId == id && n.ReadAt == null))));

    public async Task Fill(Frame frame, HttpContext http)
    {
        if (user.Id is not { } id) return;
        var now = clock.Now();
        var mine = await Mine.Row(db, id);
        frame.Self = [.. frame.Self, new FrameItem("/notices", "Notices", "bell", mine?.Unread)];
        if (user.Side != PartyKind.Us) return;
        // who stands in no team is told who of the first team is on duty
        var team = mine?.TeamId ?? (await duty.Teams()).Cast<Guid?>().FirstOrDefault();
        if (team is not { } asked || await duty.At(asked, now) is not { } on) return;
        (frame.DutyName, frame.DutyPhone) = (on.Name, on.Phone);
        frame.DutyUntil = on.Until is { } until ? until.InZone(Times.ZoneOf(user.Zone)).ToString(until.DateIn(user.Zone) == now.DateIn(user.Zone) ? "HH:mm" : "ddd HH:mm", CultureInfo.InvariantCulture) : null;
    }
}
