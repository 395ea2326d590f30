using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Acceptances;

/// <summary>Hands the service over to be tested: the network is ready for use, the signatory gets a link to accept, and silence counts from the end of the test days.</summary>
public sealed class DeclareReady(ThroughlineDb db, MovePhase phases, ISendDocuments mail, PublicAddress address, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: Between(1, 60), Words("Test days")] int TestDays = 5);

    /// <param name="Link">The address for the signatory, shown once: only its hash is kept.</param>
    public sealed record Outcome(Acceptance Acceptance, string Link, bool Mailed);

    public async Task<Outcome> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var obstacles = new List<Obstacle>();
        if (user.Id is null || user.Id != network.EngineerId) obstacles.Add(new("not-the-engineer", "Only the accountable engineer of this network declares it ready for use. Ask them."));
        var signatory = await (from c in db.Networks.Where(n => n.Id == network.Id).SelectMany(n => n.Contacts) where c.Purpose == ContactPurpose.Signs join p in db.People on c.PersonId equals p.Id select p).FirstOrDefaultAsync();
        if (signatory is null) obstacles.Add(new("no-signatory", $"{network.Reference} has no contact who signs. Name one among its contacts first."));
        var earlier = await db.Acceptances.AsNoTracking().Where(a => a.NetworkId == network.Id).OrderByDescending(a => a.Round).FirstOrDefaultAsync();
        if (earlier is { State: AcceptanceState.CustomerTesting or AcceptanceState.Suspended }) obstacles.Add(new("testing", $"The customer tests already, until {DayWords.Short(earlier.TestEndsOn)}."));
        if (network.Phase != Phase.ReadyForUse) obstacles.AddRange(await phases.ObstaclesTo(Phase.ReadyForUse, network));
        RuleException.ThrowIfAny(obstacles);

        if (network.Phase != Phase.ReadyForUse) await phases.To(Phase.ReadyForUse, network);
        var now = clock.Now();
        var calendar = await db.CustomerCalendar(network, now);
        var today = now.InZone(calendar.Zone).Date;
        var endsOn = calendar.AddWorkingDays(today, input.TestDays) ?? today.PlusDays(input.TestDays);
        var endsAt = calendar.Zone.AtLeniently(endsOn + new LocalTime(17, 0)).ToInstant();
        var content = await ContentOf(network, now);
        var acceptance = new Acceptance(network.Id, (earlier?.Round ?? 0) + 1, signatory!.Id, now, endsAt, endsOn, input.TestDays, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), content, user.Id);
        db.Acceptances.Add(acceptance);
        db.DueWork.Add(DeemAcceptance.At(acceptance));
        if (await db.Plans.OfOrNull(network.Id) is { } plan) plan.Accomplish("test", plan.Today(clock));

        var (link, token) = SignedLink.For(LinkPurpose.Accept, network.Id, acceptance.Id, signatory.Id, now, endsAt);
        db.SignedLinks.Add(link);
        var href = address.Of($"/accept/{token}");
        if (signatory.Email is { } email)
            mail.Queue(new OutgoingLetter(email, signatory.Name, $"{network.Name} is ready for your test, until {DayWords.Long(endsOn)}",
                $"Dear {signatory.Name},\n\n{network.Name} is ready. You have {DayWords.Working(input.TestDays)} to test it, until {DayWords.Long(endsOn)}, 17:00.\n\nAccept it, or tell us what is wrong:\n{href}\n\nIf we hear nothing by then it counts as accepted, as agreed, and billing starts on that day.\n\n{user.Name}, your accountable engineer"), $"accept:{acceptance.Id}");
        db.Facts.Add(Fact.Of(new ReadyNotified(acceptance.Id, acceptance.Round, signatory.Name, endsOn, acceptance.ContentHash), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return new Outcome(acceptance, href, signatory.Email is not null && mail.IsOn);
    }

    // the words that are signed: what is delivered, what was measured, what it costs
    async Task<string> ContentOf(Network network, Instant now)
    {
        var lines = new List<string> { $"{network.Reference} {network.Name}" };
        foreach (var service in network.Services.OrderBy(s => s.Number))
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"Service {service.Reference}: {service.Kind}, {service.Description}, circuit {service.CircuitId ?? "–"}, {BitRate.Words(service.CommittedKbps)}, {Money.Text(service.MonthlyMinor, service.Currency)} a month"));
        var tests = await db.ServiceTests.AsNoTracking().Where(t => t.NetworkId == network.Id).OrderBy(t => t.ImportedAt).Select(t => new { t.ServiceId, t.Method, t.Verdict, t.Hash, t.WaivedBecause }).ToListAsync();
        foreach (var test in tests.GroupBy(t => t.ServiceId).Select(g => g.Last()))
            lines.Add($"Test {test.Method}: {test.Verdict.ToString().ToUpperInvariant()}{(test.WaivedBecause is null ? "" : $", waived: {test.WaivedBecause}")}, file {test.Hash}");
        var (once, monthly, currency) = await db.ChargesOf(network);
        lines.Add($"Charges: {Money.Text(once, currency)} once, {Money.Text(monthly, currency)} a month from the day of acceptance");
        return string.Join('\n', lines);
    }
}

/// <summary>The service was handed over to be tested.</summary>
public sealed record ReadyNotified(Guid AcceptanceId, int Round, string Signatory, LocalDate TestEndsOn, string Hash) : Happening
{
    public override string Sentence => $"Ready for use; {Signatory} asked to accept by {DayWords.Short(TestEndsOn)}{(Round > 1 ? $", round {Round}" : "")}.";
    public override Guid? Subject => AcceptanceId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}

static class AcceptanceQueries
{
    /// <summary>The days on which the customer works.</summary>
    public static async Task<Calendars.Published.BusinessCalendar> CustomerCalendar(this ThroughlineDb db, Network network, Instant now)
    {
        if (await db.Plans.AsNoTracking().Include(p => p.Calendars).SingleOrDefaultAsync(p => p.NetworkId == network.Id) is { } plan) return plan.CalendarOf(TaskParty.Customer);
        var zone = await db.Organisations.AsNoTracking().Where(o => o.Id == network.CustomerId).Select(o => o.Zone).SingleAsync();
        return PlanCalendar.Of(TaskParty.Customer, zone, now.InUtc().Year).Calendar;
    }

    /// <summary>What the customer pays: once by proposal and changes, monthly by services.</summary>
    public static async Task<(long Once, long Monthly, string Currency)> ChargesOf(this ThroughlineDb db, Network network)
    {
        var proposal = await db.Proposals.AsNoTracking().Where(p => p.NetworkId == network.Id).OrderByDescending(p => p.Number).Select(p => new { p.OnceMinor, p.Currency }).FirstOrDefaultAsync();
        var changes = await db.ChangeOrders.AsNoTracking().Where(c => c.NetworkId == network.Id && c.State == Changes.ChangeState.Applied).SumAsync(c => c.OnceMinor + c.RecoveryMinor);
        return ((proposal?.OnceMinor ?? 0) + changes, network.Services.Sum(s => s.MonthlyMinor), network.Services.FirstOrDefault()?.Currency ?? proposal?.Currency ?? "GBP");
    }

    public static async Task<Acceptance> Latest(this IQueryable<Acceptance> acceptances, Guid networkId) =>
        await acceptances.Where(a => a.NetworkId == networkId).OrderByDescending(a => a.Round).FirstOrDefaultAsync() ?? throw new NotFoundException("An acceptance of this network");
}
