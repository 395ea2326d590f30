using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Changes;

/// <summary>Raises a change order and computes at once what it does to kit, price, dates and agreement. Nothing is changed yet.</summary>
public sealed class RaiseChange(ThroughlineDb db, KitChange kit, Numbers numbers, CurrentUser user, IClock clock)
{
    public sealed record Part([property: AtMost(200), Words("Part number")] string PartNumber, int Quantity, [property: AtMost(500)] string? Purpose = null, [property: AtMost(500)] string? Serves = null);

    public sealed record Input(
        string Network, [property: AtMost(1000), Words("What is wanted")] string What, ChangePreset Preset = ChangePreset.Other, [property: AtMost(200), Words("Who asks for it")] string? AskedBy = null,
        [property: AtMost(10)] string? Site = null, [property: AtMost(20)] string? Connector = null, [property: Between(1, 800_000)] int RateMbps = 1000, [property: Between(0, 100_000)] int DistanceMetres = 20,
        [property: AtMost(60), Words("Device")] string? Node = null, [property: AtMost(60)] string? Port = null, IReadOnlyList<Part>? Parts = null,
        [property: Between(0, 100_000_000), Words("More each month")] decimal Monthly = 0, [property: Between(0, 100_000_000), Words("Cost recovered")] decimal Recovery = 0, [property: AtMost(500), Words("Effect on the agreement")] string? SlaEffect = null);

    public async Task<ChangeOrder> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        if (network.Phase is not (Phase.Won or Phase.Implementing or Phase.ReadyForUse or Phase.InService))
            throw new RuleException("nothing-bought", $"{network.Reference} is in {network.Phase.Word()}: nothing is bought yet, so change the design and the kit list themselves.");
        var impact = await Impact(network, input);
        var change = new ChangeOrder(await numbers.Next("CO"), network.Id, input.Preset, input.What, input.AskedBy ?? user.Name, impact, user.Id, clock.Now());
        db.ChangeOrders.Add(change);
        db.Facts.Add(Fact.Of(new ChangeRaised(change.Id, change.Reference, change.What, change.AskedBy, change.OnceMinor, change.Currency, change.ForecastAfter), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return change;
    }

    async Task<ChangeImpact> Impact(Network network, Input input)
    {
        var medium = input.Preset switch { ChangePreset.AddCopperPort => Medium.Copper, ChangePreset.AddMultimodePort => Medium.Multimode, ChangePreset.AddSingleModePort => Medium.SingleMode, _ => (Medium?)null };
        var additions = (input.Parts ?? []).Select(p => new KitAddition(p.PartNumber, p.Quantity, p.Purpose ?? input.What, p.Serves)).ToList();
        HandoffAddition? handoff = null;
        if (medium is { } wanted)
        {
            var site = network.SiteCalled(input.Site ?? network.Sites.OrderBy(s => s.Code, StringComparer.Ordinal).FirstOrDefault()?.Code ?? "");
            var connector = input.Connector ?? (wanted == Medium.Copper ? "RJ45" : "LC");
            handoff = new HandoffAddition(site.Code, wanted, connector, input.RateMbps, input.DistanceMetres, input.Node, input.Port);
            if (await kit.TakesOptic(network.Id, handoff) && additions.Count == 0)
                additions.Add(new KitAddition(await kit.OpticFor(wanted, connector, input.RateMbps, input.DistanceMetres)
                    ?? throw new RuleException("no-optic", $"The catalogue has no {wanted.Word()} {connector} optic for {Media.Rate(input.RateMbps)} over {input.DistanceMetres} m. Name the part yourself.", "/parts"), 1, input.What, "new"));
        }
        var effect = await kit.Preview(network.Id, additions, handoff);
        var plan = await db.Plans.AsNoTracking().OfOrNull(network.Id);
        LocalDate? before = null, after = null;
        int? slackBefore = null, slackAfter = null;
        if (plan is not null)
        {
            var today = plan.Today(clock);
            var now = plan.ScheduleOn(today);
            (before, slackBefore) = (now.Finish, now.Slack);
            if (effect.LeadDays > 0 || effect.VoidsSignOff) Reschedule(plan, "the change", effect.LeadDays, effect.VoidsSignOff, today);
            var then = plan.ScheduleOn(today);
            (after, slackAfter) = (then.Finish, then.Slack);
        }
        return new ChangeImpact(effect, additions, handoff, Money.MinorOf(input.Monthly), Money.MinorOf(input.Recovery), before, after, slackBefore, slackAfter,
            input.SlaEffect ?? (input.Monthly > 0 ? "Credits follow the new monthly charge; targets stay as agreed." : "None: targets and credits stay as agreed."));
    }

    /// <summary>What a change does to a plan: the list is signed again, the parts come, and what cannot begin without them waits.</summary>
    internal static void Reschedule(Plan plan, string reference, int leadDays, bool signAgain, LocalDate today)
    {
        var waits = new[] { "install", "configure", "test", "customer-tests" }.Select(key => plan.Tasks.FirstOrDefault(t => t.Key == key)).FirstOrDefault(t => t is { ActualStart: null });
        var us = plan.Tasks.First(t => t.Party == TaskParty.Us).Who;
        PlanTask? sign = signAgain ? plan.AddTask($"Sign kit list for {reference}", TaskParty.Us, us, 1, null, leadDays == 0 ? waits : null, isInternal: true, today, $"sign-{reference.ToLowerInvariant()}") : null;
        if (leadDays > 0) plan.AddTask($"Kit for {reference}, {DayWords.Working(leadDays)}", TaskParty.Us, us, leadDays, sign?.Number, waits, isInternal: false, today, $"delivery-{reference.ToLowerInvariant()}");
    }
}

/// <summary>A change was asked for and its effect computed.</summary>
public sealed record ChangeRaised(Guid ChangeId, string Reference, string What, string AskedBy, long OnceMinor, string Currency, LocalDate? Forecast) : Happening
{
    // providers read the journal too: what it costs stands on the change
    public override string Sentence => $"{Reference}: asked for by {AskedBy}: {What.TrimEnd('.')}{(Forecast is { } f ? $", ready {DayWords.Short(f)}" : "")}.";
    public override Guid? Subject => ChangeId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}
