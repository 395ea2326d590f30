using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Data;

/// <summary>What partners, providers and customers may see: rows of networks granted to their organisation, and nothing that is ours alone.</summary>
public abstract partial class ThroughlineDb
{
    /// <summary>The ids of so few networks are told to a list; whoever has more meets theirs soon enough on the way through all.</summary>
    const int Few = 300;

    /// <summary>What the reader may see, for a list that goes by number or time: one who has few networks must not wait until it has walked past everybody else's.</summary>
    /// <remarks>A customer's list of a million tickets took five seconds without it. Who may see what stays with the filters.</remarks>
    public async Task<IQueryable<T>> Seen<T>(IQueryable<T> all) where T : class, IMayBeOfNetwork =>
        await FewNetworks() is { } few ? all.Where(e => (e.NetworkId == null && e.OrganisationId == ViewerOrganisation) || few.Contains(e.NetworkId!.Value)) : all;

    /// <inheritdoc cref="Seen{T}(IQueryable{T})"/>
    public async Task<IQueryable<Network>> Seen(IQueryable<Network> all) => await FewNetworks() is { } few ? all.Where(n => few.Contains(n.Id)) : all;

    async Task<Guid[]?> FewNetworks()
    {
        if (SeesAll) return null;
        var granted = await Grants.AsNoTracking().Where(g => g.OrganisationId == ViewerOrganisation && g.From <= ViewerNow && (g.Until == null || g.Until > ViewerNow)).OrderBy(g => g.NetworkId).Select(g => g.NetworkId).Take(Few + 1).ToArrayAsync();
        return granted.Length > Few ? null : granted;
    }

    void NarrowToViewer(ModelBuilder model)
    {
        model.Entity<Network>().HasQueryFilter("granted", n => SeesAll || Grants.Any(g =>
            g.NetworkId == n.Id && g.OrganisationId == ViewerOrganisation && g.From <= ViewerNow && (g.Until == null || g.Until > ViewerNow)));

        foreach (var type in model.Model.GetEntityTypes().Select(e => e.ClrType).ToList())
        {
            if (typeof(IOfNetwork).IsAssignableFrom(type) && type != typeof(Grant)) Call(nameof(OnlyGranted), type, model);
            if (typeof(IMayBeOfNetwork).IsAssignableFrom(type)) Call(nameof(OnlyGrantedOrOwn), type, model);
            if (typeof(IInternal).IsAssignableFrom(type)) Call(nameof(OnlyUs), type, model);
            if (typeof(IHasReaders).IsAssignableFrom(type)) Call(nameof(OnlyReaders), type, model);
        }

        // what hangs on a ticket is seen by whoever sees the ticket
        model.Entity<TicketNote>().HasQueryFilter("granted", n => SeesAll || Tickets.Any(t => t.Id == n.TicketId));
        model.Entity<NoteFile>().HasQueryFilter("granted", f => SeesAll || TicketNotes.Any(n => n.Id == f.NoteId));
        model.Entity<TicketClock>().HasQueryFilter("granted", c => SeesAll || Tickets.Any(t => t.Id == c.TicketId));

        model.Entity<Fact>().HasQueryFilter("granted", f => SeesAll || Grants.Any(g =>
            g.NetworkId == f.NetworkId && g.OrganisationId == ViewerOrganisation && g.From <= ViewerNow && (g.Until == null || g.Until > ViewerNow)));
    }

    void OnlyGranted<T>(ModelBuilder model) where T : class, IOfNetwork =>
        model.Entity<T>().HasQueryFilter("granted", e => SeesAll || Grants.Any(g =>
            g.NetworkId == e.NetworkId && g.OrganisationId == ViewerOrganisation && g.From <= ViewerNow && (g.Until == null || g.Until > ViewerNow)));

    void OnlyGrantedOrOwn<T>(ModelBuilder model) where T : class, IMayBeOfNetwork =>
        model.Entity<T>().HasQueryFilter("granted", e => SeesAll || (e.NetworkId == null && e.OrganisationId == ViewerOrganisation) || Grants.Any(g =>
            g.NetworkId == e.NetworkId && g.OrganisationId == ViewerOrganisation && g.From <= ViewerNow && (g.Until == null || g.Until > ViewerNow)));

    void OnlyUs<T>(ModelBuilder model) where T : class => model.Entity<T>().HasQueryFilter("internal", e => SeesAll);

    void OnlyReaders<T>(ModelBuilder model) where T : class, IHasReaders =>
        model.Entity<T>().HasQueryFilter("readers", e => SeesAll || e.Readers == Readers.Everyone);

    void Call(string method, Type type, ModelBuilder model) =>
        typeof(ThroughlineDb).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(this, [model]);
}
