using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Start;

/// <summary>The customer signed: the network is won, the plan is made from its template, and it is known who signs, who is on site and who pays.</summary>
public sealed class StartDelivery(ThroughlineDb db, MovePhase phases, Readiness.BeginReadiness readiness, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network,
        [property: AtMost(200), Words("Who signs for the customer")] string Signatory,
        [property: AtMost(200), Words("Contact on site")] string SiteContact,
        [property: AtMost(200), Words("Contact for bills")] string BillingContact,
        [property: AtMost(200), Words("Mail of who signs")] string? SignatoryEmail = null,
        [property: AtMost(200), Words("Mail of the contact on site")] string? SiteContactEmail = null,
        [property: AtMost(60), Words("Phone of the contact on site")] string? SiteContactPhone = null,
        [property: AtMost(200), Words("Mail of the contact for bills")] string? BillingContactEmail = null,
        [property: Words("Plan starts on")] LocalDate? StartsOn = null,
        [property: Words("Hard deadline")] LocalDate? Deadline = null,
        [property: AtMost(200), Words("Why that day")] string? DeadlineReason = null,
        [property: AtMost(200), Words("The paper that says so")] string? DeadlineSource = null,
        [property: AtMost(100)] string? Template = null,
        [property: AtMost(200), Words("Who builds the access")] string? Provider = null,
        [property: AtMost(200), Words("Who leads the plan")] string? Lead = null);

    public async Task<Plan> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var customer = await db.Organisations.SingleAsync(o => o.Id == network.CustomerId);
        var us = await db.Organisations.AsNoTracking().FirstAsync(o => o.Side == PartyKind.Us);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(us.Zone) ?? DateTimeZone.Utc;
        var now = clock.Now();
        var today = now.InZone(zone).Date;

        var template = PlanTemplate.ELineNewSite;
        var obstacles = new List<Obstacle>();
        if (input.Template is { } name && !PlanTemplate.All.TryGetValue(name, out template))
            obstacles.Add(new("no-such-template", $"There is no template “{name}”. There are: {string.Join(", ", PlanTemplate.All.Keys)}.", "/template"));
        if (string.Equals(input.Signatory, input.SiteContact, StringComparison.OrdinalIgnoreCase))
            obstacles.Add(new("same-person", $"{input.Signatory} both signs and is the contact on site. Who accepts must not be who let the crew in: name somebody else for one of the two.", "/siteContact"));
        if (input.Deadline is { } deadline && deadline <= today)
            obstacles.Add(new("in-the-past", $"The deadline {DayWords.Short(deadline)} is not after today, {DayWords.Short(today)}. Give the day as it stands in the contract.", "/deadline"));
        if (input.Deadline is not null && string.IsNullOrWhiteSpace(input.DeadlineReason))
            obstacles.Add(new("missing", "Say why the deadline is that day: what ends, who said so.", "/deadlineReason"));
        if (await db.Plans.AnyAsync(p => p.NetworkId == network.Id))
            obstacles.Add(new("plan-exists", $"{network.Reference} has a plan already: /networks/{network.Reference}/plan.", null));
        if (network.Phase != Phase.Won) obstacles.AddRange(await phases.ObstaclesTo(Phase.Won, network));
        RuleException.ThrowIfAny(obstacles);

        network.AddContact(await Contact(customer, input.Signatory, input.SignatoryEmail, null, Role.Signatory), ContactPurpose.Signs);
        network.AddContact(await Contact(customer, input.SiteContact, input.SiteContactEmail, input.SiteContactPhone, Role.SiteContact), ContactPurpose.OnSite);
        network.AddContact(await Contact(customer, input.BillingContact, input.BillingContactEmail, null, Role.BillingContact), ContactPurpose.Pays);

        var startsOn = input.StartsOn ?? today;
        var lead = input.Lead is null ? null : await db.People.AsNoTracking().Where(p => p.Name == input.Lead || p.Id == Ids.Of(input.Lead)).Select(p => (Guid?)p.Id).FirstOrDefaultAsync();
        var plan = Plan.FromTemplate(template!, network.Id, startsOn,
            new Dictionary<TaskParty, string> { [TaskParty.Us] = us.Name, [TaskParty.Customer] = customer.Name, [TaskParty.Provider] = input.Provider ?? "Provider" },
            [PlanCalendar.Of(TaskParty.Us, us.Zone, startsOn.Year), PlanCalendar.Of(TaskParty.Customer, customer.Zone, startsOn.Year)],
            input.Deadline is { } day ? new PlanDeadline(day, input.DeadlineReason!, input.DeadlineSource) : null, lead ?? user.Id);
        plan.SetBaseline(today);
        plan.Reforecast(today);
        db.Plans.Add(plan);
        await readiness.For(network);

        if (network.Phase != Phase.Won) await phases.To(Phase.Won, network);
        await phases.To(Phase.Implementing, network);
        db.Facts.Add(Fact.Of(new PlanMade(plan.Id, template!.Name, template.Version, plan.Forecast, plan.SlackDays, input.Signatory), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return plan;
    }

    async Task<Guid> Contact(Organisation customer, string name, string? email, string? phone, Role role)
    {
        var person = db.People.Local.FirstOrDefault(p => p.OrganisationId == customer.Id && p.Name == name)
            ?? await db.People.FirstOrDefaultAsync(p => p.OrganisationId == customer.Id && (p.Name == name || (email != null && p.Email == email)));
        if (person is null) db.People.Add(person = new Person(customer.Id, name, email, role));
        else if (!person.Holds(role)) person.GiveRoles(person.Roles | role);
        person.Phone ??= phone;
        return person.Id;
    }
}

/// <summary>The plan of a network was made from a template when the customer had signed.</summary>
public sealed record PlanMade(Guid PlanId, string Template, int TemplateVersion, LocalDate Forecast, int? SlackDays, string Signatory) : Happening
{
    public override string Sentence => $"{Signatory} signed. Plan made from “{Template}” v{TemplateVersion}: ready {DayWords.Short(Forecast)}{(SlackDays is { } s ? $", {DayWords.Working(s)} before the deadline" : "")}.";
    public override Guid? Subject => PlanId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}
