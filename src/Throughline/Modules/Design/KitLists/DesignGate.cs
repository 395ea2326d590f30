using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>What design has to say about a phase: signed before signed phases, an open proposal before an order, a standing signature before use.</summary>
public sealed class DesignGate(ThroughlineDb db) : IPhaseGate
{
    public async Task<IReadOnlyList<Obstacle>> ObstaclesTo(Phase next, Network network) => next switch
    {
        Phase.KitSigned or Phase.ReadyForUse => await Signature(network),
        Phase.Proposed or Phase.Won => [.. await Signature(network), .. await Offer(network)],
        _ => [],
    };

    async Task<IReadOnlyList<Obstacle>> Signature(Network network)
    {
        var list = db.KitLists.Local.FirstOrDefault(k => k.NetworkId == network.Id) ?? await db.KitLists.OfNetwork(network.Id).SingleOrDefaultAsync();
        var design = db.Designs.Local.FirstOrDefault(d => d.NetworkId == network.Id) ?? await db.Designs.OfNetwork(network.Id).SingleOrDefaultAsync();
        if (list is null || design is null) return [new("no-kit-list", $"{network.Reference} has no kit list yet. Design it and let its engineer sign the list.")];
        if (list.IsSignedOff && list.MatchesSignature(design)) return [];
        if (list.IsSignedOff) return [new("signature-broken", $"What stands in kit list v{list.Number} is not what was signed (hash {list.Current.Hash![..8]}): it was changed around the program. Find out how, then change a line to begin a new version.")];
        return [list.LastSigned is { } last
            ? new("signature-void", $"Sign-off v{last.Number} is void, {KitDifference.Between(last, list, design).Words}. {network.Reference} needs version {list.Number} signed by its engineer.")
            : new("not-signed", $"Kit list v{list.Number} of {network.Reference} is not signed. Its accountable engineer signs it on /networks/{network.Reference}/kit-list.")];
    }

    async Task<IReadOnlyList<Obstacle>> Offer(Network network)
    {
        var last = db.Proposals.Local.Where(p => p.NetworkId == network.Id).MaxBy(p => p.Number)
            ?? await db.Proposals.Where(p => p.NetworkId == network.Id).OrderByDescending(p => p.Number).FirstOrDefaultAsync();
        if (last is null) return [new("no-proposal", $"{network.Reference} has no proposal yet. Issue one on /networks/{network.Reference}/proposal.")];
        return last.IsOpen ? [] : [new("proposal-locked", $"Proposal {last.Reference} is locked: {last.LockedWhy}. Sign the kit list again and issue a new proposal.")];
    }
}
