using System.Globalization;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>Sends a claim to the provider: what it rests on is fixed from now on.</summary>
public sealed class SubmitClaim(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="TheirReference">The provider's number for the claim, when they gave one.</param>
    public sealed record Input(string Claim, [property: AtMost(80), Words("Their number for it")] string? TheirReference = null);

    public async Task<Claim> Run(Input input)
    {
        var claim = await db.Claims.One(input.Claim);
        expected.Check(claim);
        var now = clock.Now();
        var zone = await db.Agreements.Where(a => a.Id == claim.AgreementId).Select(a => a.Zone).SingleAsync();
        claim.Submit(input.TheirReference, user.Id, now.DateIn(zone), now);
        var provider = await db.Organisations.Where(o => o.Id == claim.ProviderId).Select(o => o.Name).SingleAsync();
        db.Facts.Add(Fact.Of(new ClaimSubmitted(claim.Id, claim.Reference, provider, claim.AmountMinor, claim.Currency, claim.TheirReference), claim.NetworkId, user.Id, now));
        db.DueWork.Add(ClaimAlarm.AfterSubmission(claim, now));
        await db.SaveChangesAsync();
        return claim;
    }
}

/// <summary>Records what the provider answered: all of it, a part, or nothing.</summary>
public sealed class AnswerClaim(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Accepted">What they agree to, in whole units of the currency; without it all of it.</param>
    public sealed record Input(string Claim, [property: Words("What they accept")] decimal? Accepted = null, [property: AtMost(1000), Words("Why not all")] string? Why = null);

    public async Task<Claim> Run(Input input)
    {
        var claim = await db.Claims.One(input.Claim);
        expected.Check(claim);
        var now = clock.Now();
        claim.Answer(Amounts.Minor(input.Accepted, "/accepted") ?? claim.AmountMinor, input.Why, now);
        db.Facts.Add(Fact.Of(new ClaimAnswered(claim.Id, claim.Reference, claim.State, claim.AcceptedMinor!.Value, claim.Currency, input.Why), claim.NetworkId, user.Id, now));
        if (claim.State == ClaimState.Rejected && claim.SubmittedBy is { } who && who != user.Id)
            db.DueWork.Add(NoticeData.To(who, $"{claim.Reference}:rejected:{now.ToUnixTimeSeconds()}", $"{claim.Reference} was rejected", $"{input.Why}\nSubmit it again with better evidence by {claim.DueOn.DateText()}, or drop it.", $"/claims/{claim.Reference}", now));
        await db.SaveChangesAsync();
        return claim;
    }
}

/// <summary>Records the provider's credit note.</summary>
public sealed class CreditClaim(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Credited">What the credit note says; without it what was agreed.</param>
    /// <param name="On">Its date; without it today.</param>
    public sealed record Input(string Claim, [property: AtMost(80), Words("Credit note")] string? CreditNote = null, [property: Words("Amount")] decimal? Credited = null, LocalDate? On = null);

    public async Task<Claim> Run(Input input)
    {
        var claim = await db.Claims.One(input.Claim);
        expected.Check(claim);
        var now = clock.Now();
        var today = now.DateIn(user.Zone);
        claim.Credit(Amounts.Minor(input.Credited, "/credited") ?? claim.AcceptedMinor ?? 0, input.CreditNote, input.On ?? today, today);
        db.Facts.Add(Fact.Of(new ClaimCredited(claim.Id, claim.Reference, claim.CreditedMinor!.Value, claim.Currency, claim.CreditNote!), claim.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return claim;
    }
}

/// <summary>Says that the money was found in the account: the end of a claim.</summary>
public sealed class ReconcileClaim(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Claim, [property: AtMost(1000), Words("Why another amount is right")] string? Why = null);

    public async Task<Claim> Run(Input input)
    {
        var claim = await db.Claims.One(input.Claim);
        expected.Check(claim);
        var now = clock.Now();
        claim.Reconcile(input.Why, now);
        db.Facts.Add(Fact.Of(new ClaimReconciled(claim.Id, claim.Reference, claim.CreditedMinor!.Value, claim.Currency), claim.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return claim;
    }
}

/// <summary>Leaves the money with the provider, and says why.</summary>
public sealed class DropClaim(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Claim, [property: AtMost(1000), Words("Why it is not claimed")] string? Why = null);

    public async Task<Claim> Run(Input input)
    {
        var claim = await db.Claims.One(input.Claim);
        expected.Check(claim);
        var now = clock.Now();
        claim.Drop(input.Why);
        db.Facts.Add(Fact.Of(new ClaimDropped(claim.Id, claim.Reference, claim.AmountMinor, claim.Currency, input.Why!), claim.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return claim;
    }
}

/// <summary>Amounts as people type them, 49.50, to minor units.</summary>
static class Amounts
{
    const decimal Most = 1_000_000_000;

    /// <returns>Null for null.</returns>
    public static long? Minor(decimal? amount, string pointer) => amount switch
    {
        null => null,
        < 0 or > Most => throw new RuleException("amount-out-of-range", string.Create(CultureInfo.InvariantCulture, $"An amount of {amount} is not one: give 0 to 1,000,000,000."), pointer),
        { } a when decimal.Round(a, 2) != a => throw new RuleException("amount-too-fine", string.Create(CultureInfo.InvariantCulture, $"{a} has parts of a penny: give at most two decimals."), pointer),
        { } a => Money.MinorOf(a),
    };
}
