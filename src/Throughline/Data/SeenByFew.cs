using Microsoft.EntityFrameworkCore;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    /// <summary>The ids of so few networks are told to a list; whoever has more meets theirs soon enough on the way through all.</summary>
    public const int Few = 300;

    /// <summary>What the reader may see, for a list that goes by number or time: one who has few networks must not wait until it has walked past everybody else's.</summary>
    /// <remarks>A customer's list of a million tickets took five seconds without it. Who may see what stays with the filters.</remarks>
    public async Task<IQueryable<T>> Seen<T>(IQueryable<T> all) where T : class, IMayBeOfNetwork =>
        await FewNetworks() is { } few ? all.Where(e => (e.NetworkId == null && e.OrganisationId == ViewerOrganisation) || few.Contains(e.NetworkId!.Value)) : all;

    /// <inheritdoc cref="Seen{T}(IQueryable{T})"/>
    public async Task<IQueryable<Network>> Seen(IQueryable<Network> all) => await FewNetworks() is { } few ? all.Where(n => few.Contains(n.Id)) : all;

    /// <summary>All networks that are shared with the reader, for a search that must look at no others; null for those who see all.</summary>
    public async Task<Guid[]?> SharedNetworks()
    {
        if (SeesAll) return null;
        if (await FewNetworks() is { } few) return few;
        if (shared is not { } known || known.Organisation != ViewerOrganisation) shared = known = (ViewerOrganisation, await Granted().ToArrayAsync());
        return known.Networks;
    }

    (Guid Organisation, Guid[] Networks)? shared;
    (Guid Organisation, Guid[]? Networks)? few;

    // a search asks for it three times
    async Task<Guid[]?> FewNetworks()
    {
        if (SeesAll) return null;
        if (few is not { } known || known.Organisation != ViewerOrganisation) few = known = (ViewerOrganisation, await ReadFew());
        return known.Networks;
    }

    async Task<Guid[]?> ReadFew()
    {
        var granted = await Granted().Take(Few + 1).ToArrayAsync();
        return granted.Length > Few ? null : granted;
    }

    IQueryable<Guid> Granted() => Grants.AsNoTracking().Where(g => g.OrganisationId == ViewerOrganisation && g.From <= ViewerNow && (g.Until == null || g.Until > ViewerNow)).OrderBy(g => g.NetworkId).Select(g => g.NetworkId);
}
