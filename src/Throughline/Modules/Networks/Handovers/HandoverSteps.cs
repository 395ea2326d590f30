using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>Names the network whose running handover a verb is about.</summary>
public sealed record OfNetwork(string Network);

/// <summary>Puts a planned handover to the successor.</summary>
public sealed class ProposeHandover(ThroughlineDb db, CurrentHandover current)
{
    public async Task<Network> Run(OfNetwork input)
    {
        var (network, handover) = await current.Of(input.Network);
        current.RefuseOthers(handover);
        handover.Propose();
        current.Note(handover, "Handover proposed to the successor.");
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>The successor accepts; the transition begins.</summary>
public sealed class AcceptHandover(ThroughlineDb db, CurrentHandover current, CurrentUser user, IClock clock)
{
    public async Task<Network> Run(OfNetwork input)
    {
        var (network, handover) = await current.Of(input.Network);
        if (user.Id != handover.ToId) throw new RuleException("not-successor", "Only the successor accepts a handover. Ask them.");
        handover.Accept(clock.Now());
        current.Note(handover, $"{user.Name} accepts the handover.");
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>The successor begins to shadow: works beside the predecessor, who stays accountable.</summary>
public sealed class ShadowNetwork(ThroughlineDb db, CurrentHandover current)
{
    public async Task<Network> Run(OfNetwork input)
    {
        var (network, handover) = await current.Of(input.Network);
        current.RefuseOthers(handover, handover.ToId);
        handover.Shadow();
        current.Note(handover, "The successor shadows.");
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>The successor declines, or the customer vetoes through them or a manager; the reason is kept.</summary>
public sealed class DeclineHandover(ThroughlineDb db, CurrentHandover current)
{
    public sealed record Input(string Network, [property: AtMost(1000)] string Reason);

    public async Task<Network> Run(Input input)
    {
        var (network, handover) = await current.Of(input.Network);
        current.RefuseOthers(handover, handover.ToId);
        handover.Decline(input.Reason);
        current.Note(handover, $"Handover declined: {input.Reason}");
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>Cancels a handover that has not taken effect.</summary>
public sealed class CancelHandover(ThroughlineDb db, CurrentHandover current)
{
    public sealed record Input(string Network, [property: AtMost(1000)] string Reason);

    public async Task<Network> Run(Input input)
    {
        var (network, handover) = await current.Of(input.Network);
        current.RefuseOthers(handover);
        handover.Cancel(input.Reason);
        current.Note(handover, $"Handover cancelled: {input.Reason}");
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>Another successor takes the place of one who drops out; back to proposed.</summary>
public sealed class ReplaceSuccessor(ThroughlineDb db, CurrentHandover current, Accountability.PassAccountability pass)
{
    public sealed record Input(string Network, [property: AtMost(200), Words("Successor")] string To);

    public async Task<Network> Run(Input input)
    {
        var (network, handover) = await current.Of(input.Network);
        current.RefuseOthers(handover);
        var to = await db.People.AsNoTracking().Where(p => p.Name == input.To || p.Id == Ids.Of(input.To)).Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync()
            ?? throw new RuleException("no-person", $"There is no person {input.To}. Choose one of our engineers.", "/to");
        RuleException.ThrowIfAny([.. (await pass.ObstaclesToHold(to.Id)).Select(o => o with { Pointer = "/to" })]);
        handover.ReplaceSuccessor(to.Id);
        current.Note(handover, $"{to.Name} takes the successor's place; proposed anew.");
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>Decides on an open item: keep, move or close.</summary>
public sealed class DecideItem(ThroughlineDb db, CurrentHandover current, CurrentUser user)
{
    public sealed record Input(string Network, Guid Item, ItemDecision Decision);

    public async Task<Network> Run(Input input)
    {
        var (network, handover) = await current.Of(input.Network);
        current.RefuseOthers(handover, handover.ToId);
        handover.Decide(input.Item, input.Decision, user.Id);
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>Takes the list of open items anew; decisions that were made stay.</summary>
public sealed class RefreshItems(ThroughlineDb db, CurrentHandover current)
{
    public async Task<Network> Run(OfNetwork input)
    {
        var (network, handover) = await current.Of(input.Network);
        handover.Snapshot(await current.Open(network.Id));
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>Ticks a point of the list, with a note on where it is filed or with whom it was.</summary>
public sealed class TickCheck(ThroughlineDb db, CurrentHandover current, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, HandoverCheckKind Check, [property: AtMost(500)] string Note);

    public async Task<Network> Run(Input input)
    {
        var (network, handover) = await current.Of(input.Network);
        current.RefuseOthers(handover, handover.ToId);
        handover.Tick(input.Check, input.Note, user.Id, clock.Now());
        current.Note(handover, $"Handover: {input.Check.Words()}. {input.Note}");
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>Closes a handover whose aftercare is over.</summary>
public sealed class CloseHandover(ThroughlineDb db, CurrentHandover current, CurrentUser user, IClock clock)
{
    public async Task<Network> Run(OfNetwork input)
    {
        var (network, handover) = await current.Of(input.Network);
        handover.Close(clock.Now().DateIn(user.Zone));
        current.Note(handover, "Handover closed.");
        await db.SaveChangesAsync();
        return network;
    }
}
