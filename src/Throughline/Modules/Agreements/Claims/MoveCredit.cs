using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>Finance looked at a credit and stands for its amount.</summary>
public sealed class ReviewCredit(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Credit, [property: AtMost(1000), Words("What you saw")] string? Note = null);

    public async Task<Credit> Run(Input input)
    {
        var credit = await db.Credits.One(input.Credit);
        expected.Check(credit);
        var now = clock.Now();
        credit.Review(user.Id, input.Note, now);
        db.Facts.Add(Moved(credit, input.Note, user, now));
        await db.SaveChangesAsync();
        return credit;
    }

    internal static Fact Moved(Credit credit, string? because, CurrentUser user, Instant now) =>
        Fact.Of(new CreditMoved(credit.Id, credit.Reference, credit.State, credit.MonthName, credit.AmountMinor, credit.Currency, because), credit.NetworkId, user.Id, now);
}

/// <summary>Tells the customer of a credit before they ask.</summary>
public sealed class OfferCredit(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Credit);

    public async Task<Credit> Run(Input input)
    {
        var credit = await db.Credits.One(input.Credit);
        expected.Check(credit);
        var now = clock.Now();
        credit.Offer(now);
        db.Facts.Add(ReviewCredit.Moved(credit, null, user, now));
        var network = await db.Networks.AsNoTracking().Include(n => n.Contacts).SingleAsync(n => n.Id == credit.NetworkId);
        foreach (var person in network.Contacts.Where(c => c.Purpose is ContactPurpose.Pays or ContactPurpose.Signs).Select(c => c.PersonId).Distinct())
            db.DueWork.Add(NoticeData.To(person, $"{credit.Reference}:offered", $"You get {Money.Text(credit.AmountMinor, credit.Currency)} back for {credit.MonthName}",
                $"{network.Name}: {string.Join(" ", credit.Because)} The amount stands on your next bill.", $"/networks/{network.Reference}/tickets", now));
        await db.SaveChangesAsync();
        return credit;
    }
}

/// <summary>Puts a credit on a bill.</summary>
public sealed class PostCredit(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Credit, [property: AtMost(80), Words("Number of the bill")] string? Invoice = null);

    public async Task<Credit> Run(Input input)
    {
        var credit = await db.Credits.One(input.Credit);
        expected.Check(credit);
        var now = clock.Now();
        credit.Post(input.Invoice, now);
        db.Facts.Add(ReviewCredit.Moved(credit, $"bill {input.Invoice}", user, now));
        await db.SaveChangesAsync();
        return credit;
    }
}

/// <summary>Does not pay a credit, and says why.</summary>
public sealed class WaiveCredit(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Credit, [property: AtMost(1000), Words("Why it is not paid")] string? Why = null);

    public async Task<Credit> Run(Input input)
    {
        var credit = await db.Credits.One(input.Credit);
        expected.Check(credit);
        var now = clock.Now();
        credit.Waive(input.Why);
        db.Facts.Add(ReviewCredit.Moved(credit, input.Why, user, now));
        await db.SaveChangesAsync();
        return credit;
    }
}
