using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>Writes a new version of an agreement from a day on; the months before keep the version they had.</summary>
public sealed class ChangeAgreement(ThroughlineDb db, WriteTerms write, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public async Task<Agreement> Run(AgreementForm form)
    {
        var agreement = await db.Agreements.One(form.Agreement!);
        expected.Check(agreement);
        var now = clock.Now();
        if (form.From is not { } from) throw new RuleException("missing", "Say from which day the new version holds.", "/from");
        var terms = agreement.Change(from, form.Why ?? "");
        await write.Into(terms, form);
        db.Add(terms);
        db.Facts.Add(Fact.Of(new AgreementChanged(agreement.Id, agreement.Reference, terms.Number, from, form.Why!), null, user.Id, now));
        // clocks that run under it go on by the new terms from that day; at once when the day is past
        db.DueWork.Add(AgreementWork.Begins(agreement, terms));
        if (AgreementWork.Alarm(agreement) is { } alarm) await db.QueueOnce(alarm);
        await db.SaveChangesAsync();
        return agreement;
    }
}

/// <summary>Prolongs an agreement to a later last day.</summary>
public sealed class RenewAgreement(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Until">The new last day; without it it goes on until it is cancelled.</param>
    public sealed record Input(string Agreement, [property: Words("The last day")] LocalDate? Until = null);

    public async Task<Agreement> Run(Input input)
    {
        var agreement = await db.Agreements.One(input.Agreement);
        expected.Check(agreement);
        agreement.Renew(input.Until);
        db.Facts.Add(Fact.Of(new AgreementRenewed(agreement.Id, agreement.Reference, input.Until), null, user.Id, clock.Now()));
        if (AgreementWork.Alarm(agreement) is { } alarm) await db.QueueOnce(alarm);
        await db.SaveChangesAsync();
        return agreement;
    }
}

/// <summary>Ends an agreement with a day; what ran under it until then is judged as agreed.</summary>
public sealed class EndAgreement(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Agreement, [property: Words("The last day")] LocalDate Until, [property: AtMost(400)] string Why);

    public async Task<Agreement> Run(Input input)
    {
        var agreement = await db.Agreements.One(input.Agreement);
        expected.Check(agreement);
        agreement.End(input.Until, input.Why);
        db.Facts.Add(Fact.Of(new AgreementEnded(agreement.Id, agreement.Reference, input.Until, input.Why), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return agreement;
    }
}
