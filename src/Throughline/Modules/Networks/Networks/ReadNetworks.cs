using System.Globalization;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Networks;

/// <summary>A page of networks, newest number first, and what was asked for.</summary>
public sealed record NetworksModel(IReadOnlyList<NetworkLine> Networks, string? Next, ReadNetworks.Input Asked, bool IsOurs);

/// <summary>A network in a list.</summary>
public sealed record NetworkLine(string Reference, string Name, string Customer, Phase Phase, string? Engineer, string Region, NetworkHealth Health);

/// <summary>Lists the networks that the reader may see, by key.</summary>
public sealed class ReadNetworks(ThroughlineDb db, HealthOfNetworks health, CurrentUser user)
{
    const int PageSize = 50;

    /// <param name="Q">A part of the name, the customer, a site, a circuit number or the number of the network.</param>
    /// <param name="Mine">Only those that the reader is accountable for or sells to.</param>
    public sealed record Input(long? Cursor = null, Phase? Phase = null, [property: AtMost(100)] string? Q = null, bool Mine = false);

    public async Task<NetworksModel> Run(Input input)
    {
        var networks = await db.Seen(db.Networks.AsNoTracking());
        if (input.Cursor is { } before) networks = networks.Where(n => n.Number < before);
        if (input.Phase is { } phase) networks = networks.Where(n => n.Phase == phase);
        if (input.Mine) networks = networks.Where(n => n.EngineerId == user.Id || n.AccountManagerId == user.Id);
        if (input.Q?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
            var number = References.NumberSought<Network>(words);
            networks = networks.Where(n => n.Number == number || n.Name.ToLower().Contains(words) || db.Organisations.Any(c => c.Id == n.CustomerId && c.Name.ToLower().Contains(words))
                || n.Sites.Any(s => s.Name.ToLower().Contains(words) || s.Address.ToLower().Contains(words)) || n.Services.Any(s => s.CircuitId != null && s.CircuitId.ToLower().Contains(words)));
        }
        var rows = await (
            from n in networks
            join c in db.Organisations on n.CustomerId equals c.Id
            join p in db.People on n.EngineerId equals p.Id into engineers
            from e in engineers.DefaultIfEmpty()
            orderby n.Number descending
            select new { n.Id, n.Number, n.Name, Customer = c.Name, n.Phase, Engineer = e == null ? null : e.Name, n.Region }).Take(PageSize + 1).ToListAsync();
        var shown = rows.Take(PageSize).ToList();
        var states = await health.Of([.. shown.Select(n => n.Id)]);
        return new NetworksModel([.. shown.Select(n => new NetworkLine($"N-{n.Number}", n.Name, n.Customer, n.Phase, n.Engineer, n.Region, states[n.Id]))],
            rows.Count > PageSize ? $"{rows[PageSize - 1].Number}" : null, input, user.SeesAll);
    }
}
