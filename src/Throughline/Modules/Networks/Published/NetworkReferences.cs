

namespace Throughline.Modules.Networks.Published;

/// <summary>Finds networks by the number people use or by id; both are accepted everywhere.</summary>
public static class NetworkReferences
{
    /// <param name="reference"><c>N-1042</c> or the id.</param>
    public static IQueryable<Network> Referred(this IQueryable<Network> networks, string reference)
    {
        if (Guid.TryParse(reference, out var id)) return networks.Where(n => n.Id == id);
        var number = NumberIn(reference) ?? -1;
        return networks.Where(n => n.Number == number);
    }

    /// <summary>The numbers of the networks that any of these means, numbers and ids mixed.</summary>
    public static async Task<long[]> NumbersOf(this IQueryable<Network> networks, IReadOnlyCollection<string> references)
    {
        var ids = references.Select(r => Guid.TryParse(r, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty).ToList();
        var byId = ids.Count == 0 ? [] : await networks.AsNoTracking().Where(n => ids.Contains(n.Id)).Select(n => n.Number).ToListAsync();
        return [.. references.Select(NumberIn).OfType<long>().Concat(byId).Distinct()];
    }

    static long? NumberIn(string reference) => reference.StartsWith("N-", StringComparison.OrdinalIgnoreCase) && long.TryParse(reference.AsSpan(2), out var number) ? number : null;

    /// <summary>The network, with sites, services and contacts; NotFoundException if there is none or it is not shared with the reader.</summary>
    public static async Task<Network> One(this IQueryable<Network> networks, string reference) =>
        await networks.Include(n => n.Sites).Include(n => n.Services).Include(n => n.Contacts).AsSplitQuery().Referred(reference).SingleOrDefaultAsync()
        ?? throw new NotFoundException($"Network {reference}");

    public static async Task<Guid> IdOf(this IQueryable<Network> networks, string reference) =>
        await networks.AsNoTracking().Referred(reference).Select(n => (Guid?)n.Id).SingleOrDefaultAsync() ?? throw new NotFoundException($"Network {reference}");
}
