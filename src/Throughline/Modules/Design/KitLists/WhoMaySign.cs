using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Whether the person who asks may sign for a network: its accountable engineer at this instant, or a deputy named by them.</summary>
public sealed class WhoMaySign(SigningPower power, CurrentUser user)
{
    public async Task<Signer> Of(Network network, string what)
    {
        var no = await power.ObstaclesTo(network.Id, user.Id, what);
        return new(user.Id ?? Guid.Empty, no.Count == 0, string.Join(" ", no.Select(o => o.Message)));
    }
}
