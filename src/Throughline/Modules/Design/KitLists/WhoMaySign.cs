using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Whether the person who asks may sign for a network: its accountable engineer at this instant, nobody else.</summary>
public sealed class WhoMaySign(ThroughlineDb db, CurrentUser user)
{
    /// <param name="act">What he wants, as it stands before the network: sign the kit list of.</param>
    public async Task<Signer> Of(Network network, string act = "sign the kit list of")
    {
        if (user.Id is not { } id) return new(Guid.Empty, false, $"Sign in as the accountable engineer of {network.Reference} to {act} it.");
        if (network.EngineerId is not { } engineer) return new(id, false, $"{network.Reference} has no accountable engineer. Ask for one first: nobody else can {act} it.");
        if (engineer == id) return new(id, true, "");
        var name = await db.People.AsNoTracking().Where(p => p.Id == engineer).Select(p => p.Name).SingleAsync();
        return new(id, false, $"Only {name}, accountable for {network.Reference}, can {act} it; you are {user.Name}. Ask {name}.");
    }
}
