using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>An agreement must be renewed, or given notice, soon: the account managers of what it covers are told, without any the managers.</summary>
public sealed class ExpiryAlarm(ThroughlineDb db, IClock clock) : IDoDueWork
{
    public string Kind => AgreementWork.Expires;

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var id = Guid.Parse(work.Data);
        var agreement = await db.Agreements.AsNoTracking().Whole().SingleAsync(a => a.Id == id, stop);
        // it was renewed or ended since: the alarm of its new last day speaks
        if (agreement.EndedWhy is not null || AgreementWork.Alarm(agreement)?.Key != work.Key) return;
        var now = clock.Now();
        var networks = agreement.Covers.Select(c => c.NetworkId).ToList();
        var people = await db.Networks.AsNoTracking().Where(n => networks.Contains(n.Id)).Select(n => n.AccountManagerId).Distinct().ToListAsync(stop);
        var told = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && people.Contains(p.Id)).Select(p => p.Id).ToListAsync(stop);
        if (told.Count == 0) told = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Role.Manager) != 0).Select(p => p.Id).ToListAsync(stop);
        var with = await db.Organisations.AsNoTracking().Where(o => o.Id == agreement.OrganisationId).Select(o => o.Name).SingleAsync(stop);
        var (until, notice) = (agreement.Until!.Value, agreement.NoticeBy!.Value);
        db.Facts.Add(Fact.Of(new AgreementEndsSoon(agreement.Id, agreement.Reference, until, notice), null, null, now));
        foreach (var person in told)
            db.DueWork.Add(NoticeData.To(person, work.Key, $"{agreement.Reference} with {with} ends on {until.DateText()}", $"Notice must be given by {notice.DateText()}. Renew it, change it, or let it end.", $"/agreements/{agreement.Reference}", now));
        await db.SaveChangesAsync(stop);
    }
}

sealed record AgreementEndsSoon(Guid Agreement, string Reference, LocalDate Until, LocalDate NoticeBy) : Happening
{
    public override string Sentence => $"{Reference} ends on {Until.DateText()}; notice by {NoticeBy.DateText()}.";
    public override Guid? Subject => Agreement;
}
