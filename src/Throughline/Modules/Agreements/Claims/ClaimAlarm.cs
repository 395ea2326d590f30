using System.Globalization;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>Watches the window of a claim: a week before it closes finance is told, at its end an unsubmitted claim is lost, and an accepted one should be credited within 90 days.</summary>
public sealed class ClaimAlarm(ThroughlineDb db, IClock clock) : IDoDueWork
{
    public const string Work = "claim-alarm";

    public string Kind => Work;

    /// <summary>The alarm and the end of the window, at nine in the morning of the day and of the day after.</summary>
    public static IEnumerable<DueWork> For(Claim claim, string zone, Instant now)
    {
        Instant Morning(LocalDate day) => day.At(new LocalTime(9, 0)).InZoneLeniently(Times.ZoneOf(zone)).ToInstant();
        yield return DueWork.At(Instant.Max(now, Morning(claim.DueOn.PlusDays(-Claim.AlarmDays))), Work, $"{Work}:{claim.Reference}:due", $"due {claim.Id}");
        yield return DueWork.At(Instant.Max(now, Morning(claim.DueOn.PlusDays(1))), Work, $"{Work}:{claim.Reference}:end", $"end {claim.Id}");
    }

    /// <summary>Looks again when an accepted claim should have been credited.</summary>
    public static DueWork AfterSubmission(Claim claim, Instant now) =>
        DueWork.At(now + Duration.FromDays(Claim.CreditDays), Work, $"{Work}:{claim.Reference}:credit:{now.ToUnixTimeSeconds()}", $"credit {claim.Id}");

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var id = Guid.Parse(work.Data.Split(' ')[1], CultureInfo.InvariantCulture);
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id, stop) is not { } claim) return;
        var now = clock.Now();
        var zone = await db.Agreements.Where(a => a.Id == claim.AgreementId).Select(a => a.Zone).SingleAsync(stop);
        switch (work.Data.Split(' ')[0])
        {
            case "due" when claim.FallsDue():
                db.Facts.Add(Fact.Of(new ClaimFellDue(claim.Id, claim.Reference, claim.DueOn), claim.NetworkId, null, now));
                await Tell(claim, "due", $"{claim.Reference}: {Money.Text(claim.AmountMinor, claim.Currency)} must be claimed by {claim.DueOn.DateText()}", "After that day the provider owes us nothing.", now, stop);
                break;
            case "end" when claim.Lapse(now.DateIn(zone)):
                db.Facts.Add(Fact.Of(new ClaimLapsed(claim.Id, claim.Reference, claim.AmountMinor, claim.Currency), claim.NetworkId, null, now));
                await Tell(claim, "lapsed", $"{claim.Reference} lapsed: {Money.Text(claim.AmountMinor, claim.Currency)} is lost", $"Its window closed on {claim.DueOn.DateText()} and nobody had submitted it.", now, stop);
                break;
            case "credit" when claim.State is ClaimState.Submitted or ClaimState.Accepted or ClaimState.Partial:
                await Tell(claim, "slow", $"{claim.Reference} is {Claim.Word(claim.State)} and not credited after {Claim.CreditDays} days", "Ask the provider where the credit note is.", now, stop);
                break;
        }
        await db.SaveChangesAsync(stop);
    }

    // whoever keeps the money hears of it; without a finance person the managers do
    async Task Tell(Claim claim, string what, string subject, string text, Instant now, CancellationToken stop)
    {
        var people = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & (Role.Finance | Role.Manager)) != 0).Select(p => new { p.Id, p.Roles }).ToListAsync(stop);
        var finance = people.Where(p => p.Roles.HasFlag(Role.Finance)).ToList();
        foreach (var person in finance.Count > 0 ? finance : people) db.DueWork.Add(NoticeData.To(person.Id, $"{claim.Reference}:{what}", subject, text, $"/claims/{claim.Reference}", now));
    }
}
