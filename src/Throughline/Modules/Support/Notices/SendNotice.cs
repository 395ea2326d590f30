using System.Text.Json;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Notices;

/// <summary>Puts a notice on a person's list and sends it out of the house; done twice it says it once.</summary>
public sealed class SendNotice(ThroughlineDb db, IEnumerable<ISendNotices> ways, IClock clock) : IDoDueWork
{
    public string Kind => Tell.Kind;

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var data = JsonSerializer.Deserialize<NoticeData>(work.Data, JsonSerializerOptions.Web)!;
        var person = await db.People.AsNoTracking().Where(p => p.Id == data.PersonId && p.DisabledAt == null).Select(p => new { p.Name, p.Email }).SingleOrDefaultAsync(stop);
        if (person is null) return;

        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Key == work.Key, stop);
        if (notice is null)
        {
            // on the list first: it stands there even while the mail server does not answer
            db.Notices.Add(notice = new Notice(work.Key, data.PersonId, data.Subject, data.Text, data.Href, clock.Now()));
            await db.SaveChangesAsync(stop);
        }
        if (notice.MailedAt is not null || person.Email is null) return;
        foreach (var way in ways)
            if (await way.Send(new NoticeToSend(person.Email, person.Name, data.Subject, data.Text), stop)) notice.Mailed(clock.Now());
        if (notice.MailedAt is not null) await db.SaveChangesAsync(stop);
    }
}
