using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Throughline.Modules.Networks.Published;

/// <summary>Finds networks by the number people use or by id; both are accepted everywhere.</summary>
public static class NetworkReferences
{
    /// <summary>The numbers of the networks that any of these means, numbers and ids mixed.</summary>
    public static async Task<long[]> NumbersOf(this IQueryable<Network> networks, IReadOnlyCollection<string> references)
    {
        var ids = references.Select(r => Guid.TryParse(r, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty).ToList();
        var byId = ids.Count == 0 ? [] : await networks.AsNoTracking().Where(n => ids.Contains(n.Id)).Select(n => n.Number).ToListAsync();
        return [.. references.Select(References.NumberIn<Network>).OfType<long>().Concat(byId).Distinct()];
    }

    /// <summary>The network, with sites, services and contacts; NotFoundException if there is none or it is not shared with the reader.</summary>
    public static async Task<Network> One(this IQueryable<Network> networks, string reference) =>
        await networks.Include(n => n.Sites).Include(n => n.Services).Include(n => n.Contacts).AsSplitQuery().Referred(reference).SingleOrDefaultAsync()
        ?? throw new NotFoundException($"Network {reference}");

    /// <summary>The id, of a network that is there and shared with the reader.</summary>
    public static async Task<Guid> IdOf(this DbSet<Network> networks, string reference) =>
        (await Ids.One((ThroughlineDb)networks.GetService<ICurrentDbContext>().Context, reference))!.Value;

    static readonly KnownReference<Network, Guid?> Ids = new(
        (db, id) => db.Networks.AsNoTracking().Where(n => n.Id == id).Select(n => (Guid?)n.Id),
        (db, number) => db.Networks.AsNoTracking().Where(n => n.Number == number).Select(n => (Guid?)n.Id));
}
