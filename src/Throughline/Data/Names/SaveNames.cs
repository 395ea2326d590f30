using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Throughline.Data.Names;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Data;

public abstract partial class ThroughlineDb
{
    /// <summary>The words by which things are found; a search asks for them by their beginnings.</summary>
    public DbSet<NameWord> NameWords => Set<NameWord>();

    /// <summary>Puts the words of what is about to be saved in their place, in the same transaction.</summary>
    async Task SaveNames(CancellationToken stop)
    {
        var named = ChangeTracker.Entries().Where(e => NamedThings.Has(e.Metadata.ClrType) && (e.State is EntityState.Added or EntityState.Deleted
            || (e.State == EntityState.Modified && NamedThings.FieldsOf(e.Metadata.ClrType).Any(f => e.Property(f).IsModified)))).ToList();
        if (named.Count == 0) return;
        var before = named.Where(e => e.State != EntityState.Added).Select(e => (Guid)e.Property("Id").CurrentValue!).ToList();
        var old = before.Count == 0 ? [] : await NameWords.Where(w => before.Contains(w.ThingId)).ToDictionaryAsync(w => (w.Kind, w.Word, w.ThingId), stop);
        foreach (var entry in named.Where(e => e.State != EntityState.Deleted))
            foreach (var word in await WordsOf(entry, stop))
                if (!old.Remove((word.Kind, word.Word, word.ThingId))) NameWords.Add(word);
        NameWords.RemoveRange(old.Values);
    }

    async Task<IReadOnlyList<NameWord>> WordsOf(EntityEntry entry, CancellationToken stop) => entry.Entity switch
    {
        Network network => NamedThings.WordsOf(network),
        Site site => NamedThings.WordsOf(site, (Guid)entry.Property(nameof(Site.NetworkId)).CurrentValue!),
        Service service => NamedThings.WordsOf(service, (Guid)entry.Property(nameof(Service.NetworkId)).CurrentValue!),
        DesignNode node => NamedThings.WordsOf(node, await NetworkOfDesign(entry, stop)),
        DesignLink link => NamedThings.WordsOf(link, await NetworkOfDesign(entry, stop)),
        Person person => NamedThings.WordsOf(person),
        Organisation house => NamedThings.WordsOf(house),
        _ => throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} has no name."),
    };

    async Task<Guid> NetworkOfDesign(EntityEntry part, CancellationToken stop) =>
        (await Designs.FindAsync([part.Property("DesignId").CurrentValue], stop))!.NetworkId;
}
