using System.Text.Json;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Notices;

/// <summary>Puts a notice on a person's list and sends it out of the house; done twice it says it once.</summary>
public sealed class SendNotice(ThroughlineDb db, IEnumerable<ISendNotices> ways, IClock clock) : IDoDueWork
{
    sealed record Letter(Guid Work, Notice Notice, string Email, string Name);

    public string Kind => Tell.Kind;

    public async Task Do(DueWork work, CancellationToken stop)
    {
        foreach (var letter in await List([work], stop)) await Send(letter, stop);
    }

    /// <summary>Puts all on their lists in one write, then sends them out; what could not be sent is tried again alone.</summary>
    public async Task<IReadOnlyCollection<Guid>> DoTogether(IReadOnlyList<DueWork> works, CancellationToken stop)
    {
        var done = works.Select(w => w.Id).ToHashSet();
        foreach (var letter in await List(works, stop))
            try
            {
                await Send(letter, stop);
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                done.Remove(letter.Work);
            }
        return done;
    }

    /// <summary>Puts on the lists what is not there yet, and answers what is still to be sent. On the list first: it stands there even while the mail server does not answer.</summary>
    async Task<IReadOnlyList<Letter>> List(IReadOnlyList<DueWork> works, CancellationToken stop)
    {
        var about = works.Select(w => (Work: w, Says: JsonSerializer.Deserialize<NoticeData>(w.Data, JsonSerializerOptions.Web)!)).ToList();
        var (persons, keys) = (about.Select(a => a.Says.PersonId).Distinct().ToList(), works.Select(w => w.Key).ToList());
        var people = await db.People.AsNoTracking().Where(p => persons.Contains(p.Id) && p.DisabledAt == null).Select(p => new { p.Id, p.Name, p.Email }).ToDictionaryAsync(p => p.Id, stop);
        var notices = await db.Notices.Where(n => keys.Contains(n.Key)).ToDictionaryAsync(n => n.Key, stop);
        var letters = new List<Letter>();
        foreach (var (work, says) in about)
        {
            if (!people.TryGetValue(says.PersonId, out var person)) continue;
            if (!notices.TryGetValue(work.Key, out var notice)) db.Notices.Add(notice = new Notice(work.Key, says.PersonId, says.Subject, says.Text, says.Href, clock.Now()));
            if (notice.MailedAt is null && person.Email is { } email) letters.Add(new(work.Id, notice, email, person.Name));
        }
        await db.SaveChangesAsync(stop);
        return letters;
    }

    async Task Send(Letter letter, CancellationToken stop)
    {
        var notice = letter.Notice;
        foreach (var way in ways)
            if (await way.Send(new NoticeToSend(letter.Email, letter.Name, notice.Subject, notice.Text), stop)) notice.Mailed(clock.Now());
        // noted before the next is sent: nobody gets fifty letters twice because the program fell among them
        if (notice.MailedAt is not null) await db.SaveChangesAsync(stop);
    }
}
