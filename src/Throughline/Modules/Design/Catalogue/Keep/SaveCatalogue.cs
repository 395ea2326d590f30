using System.Text.Json;
using Throughline.Modules.Design.Catalogue.Import;

namespace Throughline.Modules.Design.Catalogue.Keep;

/// <summary>What saving a set of types changed.</summary>
public sealed record CatalogueChange(int Added, int Changed, int Unchanged)
{
    public override string ToString() => $"{Added} added, {Changed} changed, {Unchanged} were there already.";
}

/// <summary>Puts device and module types into the catalogue, all of them or none; the same types again change nothing.</summary>
public sealed class SaveCatalogue(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <exception cref="RuleException">A slug belongs to another type already; nothing was saved.</exception>
    public async Task<CatalogueChange> Run(IReadOnlyCollection<HardwareType> types, string from)
    {
        var change = new CatalogueChange(0, 0, 0);
        await db.InTransaction(async () =>
        {
            var makers = types.Select(t => t.Manufacturer).Distinct().ToList();
            var known = await db.HardwareTypes.AsNoTracking().Include(t => t.Ports).Where(t => makers.Contains(t.Manufacturer)).AsSplitQuery().ToListAsync();
            await RefuseTakenSlugs(types);
            foreach (var type in types)
            {
                var there = known.FirstOrDefault(k => Same(k, type));
                if (there is not null && Content(there) == Content(type))
                {
                    change = change with { Unchanged = change.Unchanged + 1 };
                    continue;
                }
                change = there is null ? change with { Added = change.Added + 1 } : change with { Changed = change.Changed + 1 };
                // its slug and model stay, and designs refer to those
                if (there is not null) await db.HardwareTypes.Where(t => t.Id == there.Id).ExecuteDeleteAsync();
                db.HardwareTypes.Add(type);
            }
            if (change.Added + change.Changed > 0)
                db.Facts.Add(Fact.Of(new CatalogueImported(from, change.Added, change.Changed), null, user.Id, clock.Now()));
            await db.SaveChangesAsync();
        });
        return change;
    }

    static bool Same(HardwareType a, HardwareType b) => a.GetType() == b.GetType()
        && a.Manufacturer.Equals(b.Manufacturer, StringComparison.OrdinalIgnoreCase) && a.Model.Equals(b.Model, StringComparison.OrdinalIgnoreCase);

    async Task RefuseTakenSlugs(IReadOnlyCollection<HardwareType> types)
    {
        var slugs = types.OfType<DeviceType>().Select(t => t.Slug).ToList();
        var taken = await db.DeviceTypes.AsNoTracking().Where(t => slugs.Contains(t.Slug)).ToListAsync();
        RuleException.ThrowIfAny([.. types.OfType<DeviceType>().GroupBy(t => t.Slug).Where(g => g.Count() > 1)
            .Select(g => new Obstacle("slug-twice", $"Two types share the slug {g.Key}: {string.Join(" and ", g.Select(t => $"{t.Manufacturer} {t.Model}"))}. Give one another slug.", "/file"))
            .Concat(taken.Where(t => types.OfType<DeviceType>().Any(n => n.Slug == t.Slug && !Same(n, t)))
            .Select(t => new Obstacle("slug-taken", $"The slug {t.Slug} belongs to {t.Manufacturer} {t.Model} already. Give the new type another slug.", "/file")))]);
    }

    // everything but the keys, which are new at every reading
    static string Content(HardwareType type) => JsonSerializer.Serialize(new
    {
        type.Manufacturer, type.Model, type.PartNumber, type.Description, type.Comments, type.Airflow, Weight = Plain(type.WeightKg),
        Device = type is DeviceType d ? new { d.Slug, Height = Plain(d.UHeight), d.IsFullDepth, d.SubdeviceRole } : null,
        Ports = type.Ports.OrderBy(p => p.Kind).ThenBy(p => p.Ordinal).Select(p => new
        {
            p.Kind, p.Ordinal, p.Name, p.Type, p.Label, p.Description, p.MgmtOnly, Draw = Plain(p.MaximumDrawWatts), Allocated = Plain(p.AllocatedDrawWatts),
            p.PowerPort, p.FeedLeg, p.RearPort, p.RearPortPosition, p.Positions, p.BayPosition,
        }),
    });

    // a database gives 4.20 back as 4.2
    static decimal? Plain(decimal? number) => number / 1.000000000000000000000000000000m;
}

/// <summary>Types were taken into the catalogue.</summary>
public sealed record CatalogueImported(string From, int Added, int Changed) : Happening
{
    public override string Sentence => $"Catalogue: {Added} types added, {Changed} changed, from {From}.";
}
