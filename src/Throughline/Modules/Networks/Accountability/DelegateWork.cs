using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Accountability;

/// <summary>The accountable engineer hands work on a network to somebody for a time, up to the power to sign as deputy.</summary>
public sealed class DelegateWork(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network,
        [property: AtMost(200), Words("To whom")] string Delegate,
        DelegationKind Kind,
        [property: AtMost(200)] string What,
        DelegationScope Scope,
        [property: Words("Last day")] LocalDate Until,
        [property: Words("First day")] LocalDate? From = null,
        [property: AtMost(60)] string? Site = null);

    public async Task<(Network Network, Delegation Delegation)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var now = clock.Now();
        var zone = Times.ZoneOf(user.Zone);
        var from = input.From is { } first && first > now.DateIn(user.Zone) ? zone.AtStartOfDay(first).ToInstant() : now;
        var until = zone.AtStartOfDay(input.Until.PlusDays(1)).ToInstant();
        var to = await (from p in db.People.AsNoTracking()
                        join o in db.Organisations on p.OrganisationId equals o.Id
                        where (p.Name == input.Delegate || p.Id == Ids.Of(input.Delegate)) && p.DisabledAt == null
                        select new { p.Id, p.Name, p.Roles, o.Side }).FirstOrDefaultAsync();
        var obstacles = new List<Obstacle>();
        if (network.EngineerId is null) obstacles.Add(new("no-engineer", $"{network.Reference} has no accountable engineer, so there is nothing to delegate. Ask for one first."));
        else if (network.EngineerId != user.Id && !user.Holds(Role.Manager) && !user.IsSystem) obstacles.Add(new("not-accountable", $"Only the accountable engineer of {network.Reference}, or a manager, delegates its work."));
        if (to is null) obstacles.Add(new("no-person", $"There is no active person {input.Delegate}. Check the name.", "/delegate"));
        else
        {
            if (to.Id == network.EngineerId) obstacles.Add(new("to-holder", $"{to.Name} is accountable for {network.Reference}; delegate to somebody else.", "/delegate"));
            if (input.Scope == DelegationScope.DeputySign && (to.Side != PartyKind.Us || (to.Roles & Role.Engineer) == 0))
                obstacles.Add(new("deputy-not-engineer", $"{to.Name} is not an engineer of ours and cannot sign as deputy. Delegate work, or name one of our engineers.", "/scope"));
        }
        var site = network.SiteCalled(input.Site, obstacles);
        RuleException.ThrowIfAny(obstacles);

        var delegation = new Delegation(network.Id, input.Kind, input.What, site?.Id, to!.Id, input.Scope, from, until, user.Id);
        db.Delegations.Add(delegation);
        db.Facts.Add(Fact.Of(new WorkDelegated(delegation.Id, to.Name, input.What, input.Scope, input.Until), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return (network, delegation);
    }
}

/// <summary>Takes a delegation back from now on.</summary>
public sealed class EndDelegation(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, Guid Delegation);

    public async Task Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == input.Delegation && d.NetworkId == networkId) ?? throw new NotFoundException("The delegation");
        delegation.End(clock.Now());
        var name = await db.People.AsNoTracking().Where(p => p.Id == delegation.DelegateId).Select(p => p.Name).SingleAsync();
        db.Facts.Add(Fact.Of(new DelegationEnded(delegation.Id, name, delegation.What), networkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
    }
}

/// <summary>Work was handed to somebody for a time.</summary>
public sealed record WorkDelegated(Guid DelegationId, string To, string What, DelegationScope Scope, LocalDate Until) : Happening
{
    public override string Sentence => $"Delegated to {To} until {Until.DateText()}: {What} ({Scope switch
    {
        DelegationScope.Work => "work",
        DelegationScope.SpeakToCustomer => "speaks to the customer",
        _ => "may sign as deputy",
    }}).";
    public override Guid? Subject => DelegationId;
}

/// <summary>A delegation was taken back.</summary>
public sealed record DelegationEnded(Guid DelegationId, string From, string What) : Happening
{
    public override string Sentence => $"Delegation to {From} ended: {What}.";
    public override Guid? Subject => DelegationId;
}
