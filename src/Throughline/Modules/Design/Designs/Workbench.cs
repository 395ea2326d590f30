using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>A network's design and kit list, taken together: every change to either asks whether the signature still stands.</summary>
public sealed class Workbench(ThroughlineDb db, CurrentUser user, IClock clock, MovePhase move, ExpectedVersion expected)
{
    public Network Network { get; private set; } = null!;
    public NetworkDesign Design { get; private set; } = null!;
    public KitList List { get; private set; } = null!;
    public KitCatalogue Catalogue { get; private set; } = null!;
    public Instant Now { get; } = clock.Now();

    /// <summary>Loads both to be changed, and makes them when the network has none yet.</summary>
    /// <exception cref="RuleException">Nobody is accountable yet, or the network is closed.</exception>
    public async Task<Workbench> Open(string network)
    {
        Network = await db.Networks.One(network);
        RuleException.ThrowIfAny(ObstaclesToWork(Network));
        await Load(Network.Id);
        expected.Check(List);
        return this;
    }

    /// <summary>The same for a change order, which has looked at versions and phases itself.</summary>
    internal async Task<Workbench> Open(Network network)
    {
        Network = network;
        await Load(network.Id);
        return this;
    }

    async Task Load(Guid network)
    {
        Design = await db.Designs.OfNetwork(network).SingleOrDefaultAsync() ?? db.Designs.Add(new NetworkDesign(network)).Entity;
        List = await db.KitLists.OfNetwork(network).SingleOrDefaultAsync() ?? db.KitLists.Add(new KitList(network, DesignQueries.CurrencyOf(Network), Now)).Entity;
        Catalogue = await db.CatalogueOf(Design);
    }

    public KitFacts Facts => new(Design, List, Catalogue, Network.Sites.ToDictionary(s => s.Code, s => s.Name), Now.InUtc().Date);

    public Site Site(string code, string pointer = "/site") => Network.SiteCalled(code, pointer);
    public Site? Site(string code, List<Obstacle> obstacles) => Network.SiteCalled(code, obstacles);

    /// <summary>Saves the change; a signature that it made void locks the proposal and brings the network back to design.</summary>
    /// <param name="why">What changed: line 5 changed, handoff H-2 added, change CO-7.</param>
    public async Task Save(string why, params IReadOnlyList<Happening> facts)
    {
        await Settle(why);
        foreach (var fact in facts) db.Facts.Add(Fact.Of(fact, Network.Id, user.Id, Now));
        await Commit();
    }

    /// <summary>Saves what stands; two desks that gave out the same number at once are told so, like any other race.</summary>
    internal async Task Commit()
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException twice) when (twice.IsClash())
        {
            throw new StaleException("Somebody else changed this a moment ago. Reload to see the change, then try again.");
        }
    }

    internal async Task<KitVersion?> Settle(string why)
    {
        if (List.Settle(Design, why, Now) is not { } gone) return null;

        var differ = KitDifference.Between(gone, List, Design);
        var words = $"sign-off v{gone.Number} void, {differ.Words}";
        foreach (var proposal in await db.Proposals.Where(p => p.NetworkId == Network.Id && p.LockedAt == null).ToListAsync()) proposal.Lock(words, Now);
        db.Facts.Add(Fact.Of(new KitListVoided(List.Id, gone.Number, why, words), Network.Id, user.Id, Now));
        if (Network.Phase is Phase.KitSigned or Phase.Proposed) await move.To(Phase.Design, Network);
        return gone;
    }

    static List<Obstacle> ObstaclesToWork(Network network)
    {
        var all = new List<Obstacle>();
        if (network.EngineerId is null) all.Add(new("no-engineer", $"{network.Reference} has no accountable engineer yet. Ask for one first: somebody must answer for what is designed."));
        if (network.Phase is Phase.Retired or Phase.Lost or Phase.Withdrawn) all.Add(new("network-closed", $"{network.Reference} is {network.Phase.Word().ToLowerInvariant()}; nothing is designed for it any more."));
        return all;
    }
}

/// <summary>A signature no longer covers what stands in the list.</summary>
public sealed record KitListVoided(Guid KitListId, int Version, string Why, string Words) : Happening
{
    public override string Sentence => $"{Words.Capital()} ({Why}).";
    public override Guid? Subject => KitListId;
    public override bool IsKey => true;
}
