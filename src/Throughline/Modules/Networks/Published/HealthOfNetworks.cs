namespace Throughline.Modules.Networks.Published;

/// <summary>Asks every module how networks are and keeps the gravest answer of each.</summary>
public sealed class HealthOfNetworks(IEnumerable<INetworkHealth> modules)
{
    public static readonly NetworkHealth Healthy = new("ok", "Healthy", 0);

    public async Task<IReadOnlyDictionary<Guid, NetworkHealth>> Of(IReadOnlyCollection<Guid> networks)
    {
        var worst = networks.Distinct().ToDictionary(n => n, _ => Healthy);
        if (networks.Count == 0) return worst;
        foreach (var module in modules)
            foreach (var (network, health) in await module.Of(networks))
                worst[network] = health.Gravity > worst[network].Gravity
                    ? health with { OpenTickets = Math.Max(health.OpenTickets, worst[network].OpenTickets) }
                    : worst[network] with { OpenTickets = Math.Max(health.OpenTickets, worst[network].OpenTickets) };
        return worst;
    }
}
