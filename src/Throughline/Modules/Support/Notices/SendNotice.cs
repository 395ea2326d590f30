using System.Text.Json;
using Throughline.Modules.Parties.Published;
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

    /// <summary>Puts all on their lists in one write, then sends them out; what could not be sent is tried again alone.</summary>
    public async Task<IReadOnlyCollection<Guid>> DoTogether(IReadOnlyList<DueWork> works, CancellationToken stop)
    {
        var data = works.ToDictionary(w => w.Id, w => JsonSerializer.Deserialize<NoticeData>(w.Data, JsonSerializerOptions.Web)!);
        var (persons, keys) = (data.Values.Select(d => d.PersonId).Distinct().ToList(), works.Select(w => w.Key).ToList());
        var people = await db.People.AsNoTracking().Where(p => persons.Contains(p.Id) && p.DisabledAt == null).Select(p => new { p.Id, p.Name, p.Email }).ToDictionaryAsync(p => p.Id, stop);
        var notices = await db.Notices.Where(n => keys.Contains(n.Key)).ToDictionaryAsync(n => n.Key, stop);
        foreach (var work in works.Where(w => people.ContainsKey(data[w.Id].PersonId) && !notices.ContainsKey(w.Key)))
        {
            var said = data[work.Id];
            db.Notices.Add(notices[work.Key] = new Notice(work.Key, said.PersonId, said.Subject, said.Text, said.Href, clock.Now()));
        }
        await db.SaveChangesAsync(stop);

        var done = new List<Guid>();
        foreach (var work in works)
            if (await IsOut(work)) done.Add(work.Id);
        return done;

        async Task<bool> IsOut(DueWork work)
        {
            if (!notices.TryGetValue(work.Key, out var notice) || notice.MailedAt is not null || people[notice.PersonId] is not { Email: { } email, Name: var name }) return true;
            try
            {
                foreach (var way in ways)
                    if (await way.Send(new NoticeToSend(email, name, notice.Subject, notice.Text), stop)) notice.Mailed(clock.Now());
                // noted before the next is sent: nobody gets fifty letters twice because the program fell among them
                if (notice.MailedAt is not null) await db.SaveChangesAsync(stop);
                return true;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                return false;
            }
        }
    }
}
