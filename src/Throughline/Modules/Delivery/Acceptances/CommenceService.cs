using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Acceptances;

/// <summary>What follows an acceptance, signed or by silence: billing starts on its day and the network is in service. The caller saves.</summary>
public sealed class CommenceService(ThroughlineDb db, MovePhase phases, CurrentUser user, IClock clock)
{
    public async Task<BillingStart> Of(Network network, Acceptance acceptance, DateTimeZone zone)
    {
        var on = acceptance.CommencesOn(zone) ?? throw new RuleException("not-accepted", "Billing starts with the acceptance, and there is none yet.");
        var (once, monthly, currency) = await db.ChargesOf(network);
        var start = new BillingStart(network.Id, acceptance.Id, on, once, monthly, currency, acceptance.State == AcceptanceState.DeemedAccepted, clock.Now());
        db.BillingStarts.Add(start);
        db.Facts.Add(Fact.Of(new BillingStarted(start.Id, on, once, monthly, currency), network.Id, user.Id, clock.Now()));
        if (network.Phase == Phase.ReadyForUse) await phases.To(Phase.InService, network);
        if (await db.Plans.OfOrNull(network.Id) is { } plan)
        {
            plan.Accomplish("customer-tests", on);
            plan.Accomplish("acceptance", on);
        }
        return start;
    }
}

/// <summary>Billing of a network started.</summary>
public sealed record BillingStarted(Guid BillingStartId, LocalDate On, long OnceMinor, long MonthlyMinor, string Currency) : Happening
{
    // providers read the journal too: what it costs stands on the acceptance
    public override string Sentence => $"Billing starts {DayWords.Long(On)}.";
    public override Guid? Subject => BillingStartId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}
