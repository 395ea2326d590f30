using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Raises, postpones and closes what must be done before a task can begin.</summary>
public sealed class RaiseAction(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network, [property: AtMost(300)] string What, TaskParty Party, [property: AtMost(200)] string Owner, LocalDate Due,
        [property: AtMost(60), Words("Task that waits for it")] string? BlocksTask = null, [property: AtMost(10)] string? Site = null, [property: AtMost(500)] string? Because = null);
    public sealed record CloseInput(string Network, Guid Action, [property: AtMost(500), Words("How it was done")] string How);
    public sealed record PostponeInput(string Network, Guid Action, LocalDate Due);

    public async Task<ReadinessAction> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var obstacles = new List<Obstacle>();
        if (input.BlocksTask is { } key && !PlanTemplate.ELineNewSite.Tasks.Any(t => t.Key == key) && !await db.Plans.AnyAsync(p => p.NetworkId == network.Id && p.Tasks.Any(t => t.Key == key)))
            obstacles.Add(new("no-such-task", $"There is no task “{key}” in the plan. Tasks: {string.Join(", ", PlanTemplate.ELineNewSite.Tasks.Select(t => t.Key))}.", "/blocksTask"));
        var site = network.SiteCalled(input.Site, obstacles);
        RuleException.ThrowIfAny(obstacles);
        var action = new ReadinessAction(network.Id, site?.Id, input.What, input.Party, input.Owner, input.Due, input.BlocksTask, input.Because, user.Id, clock.Now());
        db.ReadinessActions.Add(action);
        db.Facts.Add(Fact.Of(new ActionRaised(action.Id, action.What, action.Owner, action.Due, action.BlocksTask), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return action;
    }

    public async Task<ReadinessAction> Close(CloseInput input)
    {
        var action = await Find(input.Network, input.Action);
        if (!user.SeesAll && action.Party != TaskParty.Customer) throw new RuleException("not-yours", $"“{action.What}” is with {action.Owner}. They close it when it is done.");
        action.Close(input.How, Today(), user.Id);
        db.Facts.Add(Fact.Of(new ActionClosed(action.Id, action.What, input.How, user.Name), action.NetworkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return action;
    }

    public async Task<ReadinessAction> Postpone(PostponeInput input)
    {
        var action = await Find(input.Network, input.Action);
        action.Postpone(input.Due);
        db.Facts.Add(Fact.Of(new ActionRaised(action.Id, action.What, action.Owner, action.Due, action.BlocksTask), action.NetworkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return action;
    }

    LocalDate Today() => clock.Now().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(user.Zone) ?? DateTimeZone.Utc).Date;

    async Task<ReadinessAction> Find(string network, Guid id)
    {
        var networkId = await db.Networks.IdOf(network);
        return await db.ReadinessActions.SingleOrDefaultAsync(a => a.NetworkId == networkId && a.Id == id) ?? throw new NotFoundException("The action");
    }
}

/// <summary>An action was raised, or given another date.</summary>
public sealed record ActionRaised(Guid ActionId, string What, string Owner, LocalDate Due, string? Blocks) : Happening
{
    public override string Sentence => $"{What}: {Owner}, due {DayWords.Short(Due)}{(Blocks is null ? "" : $"; {Blocks} waits for it")}.";
    public override Guid? Subject => ActionId;
    public override Readers Readers => Readers.Everyone;
}

/// <summary>An action was done.</summary>
public sealed record ActionClosed(Guid ActionId, string What, string How, string By) : Happening
{
    public override string Sentence => $"{What}: done, {How} ({By}).";
    public override Guid? Subject => ActionId;
    public override Readers Readers => Readers.Everyone;
}
