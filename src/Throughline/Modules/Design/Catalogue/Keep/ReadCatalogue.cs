using Throughline.Web;
using Throughline.Modules.Design.Catalogue.Parts;

namespace Throughline.Modules.Design.Catalogue.Keep;

/// <summary>A page of the catalogue in the order of its names.</summary>
/// <param name="Find">What was searched for.</param>
/// <param name="Kind">Only this kind; null for all.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record CatalogueModel(string Find, CatalogueKind? Kind, IReadOnlyList<CatalogueRow> Rows, string? Next, int Parts, int DeviceTypes, int ModuleTypes);

/// <summary>What stands in the catalogue: types with their ports, and the kinds of parts.</summary>
public enum CatalogueKind { DeviceType, ModuleType, Device, Optic, Cable, PowerCord, PowerSupply, RackKit, Licence, Support }

/// <summary>A part or a type in a list.</summary>
/// <param name="Key">Part number, or slug of a type: the end of its address.</param>
public sealed record CatalogueRow(string Key, string Name, string Kind, string? Maker, string Description, long? ListPriceMinor, string Currency, int? LeadDays)
{
    public string Href => $"/catalogue/{Uri.EscapeDataString(Key)}";
}

/// <summary>Searches parts and types by number, model, maker and words, by key.</summary>
public sealed class ReadCatalogue(ThroughlineDb db)
{
    const int PageSize = 50;

    public sealed record Input([property: AtMost(100)] string? Find = null, [property: AtMost(200)] string? Cursor = null, CatalogueKind? Kind = null);

    public async Task<CatalogueModel> Run(Input input)
    {
        var find = (input.Find ?? "").Trim();
        var like = $"%{find.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var after = input.Cursor ?? "";

        var parts = db.Parts.AsNoTracking().Where(p => find == "" || EF.Functions.Like(p.PartNumber.ToLower(), like, "\\") || EF.Functions.Like(p.Description.ToLower(), like, "\\"));
        var devices = db.DeviceTypes.AsNoTracking().Where(t => find == "" || EF.Functions.Like(t.Model.ToLower(), like, "\\") || EF.Functions.Like(t.Manufacturer.ToLower(), like, "\\") || EF.Functions.Like(t.Slug.ToLower(), like, "\\") || EF.Functions.Like(t.PartNumber!.ToLower(), like, "\\"));
        var modules = db.ModuleTypes.AsNoTracking().Where(t => find == "" || EF.Functions.Like(t.Model.ToLower(), like, "\\") || EF.Functions.Like(t.Manufacturer.ToLower(), like, "\\") || EF.Functions.Like(t.PartNumber!.ToLower(), like, "\\"))
            // a module that is sold as a part is shown once
            .Where(t => !db.Parts.Any(p => p.PartNumber == t.Model || p.PartNumber == t.PartNumber));

        if (input.Kind is { } only)
        {
            var part = Enum.TryParse<PartKind>(only.ToString(), out var kind) ? kind : (PartKind?)null;
            parts = parts.Where(p => p.Kind == part);
            devices = devices.Where(_ => only == CatalogueKind.DeviceType);
            modules = modules.Where(_ => only == CatalogueKind.ModuleType);
        }

        // the database orders and cuts: its order of letters is not ours
        var keys = await parts.Select(p => p.PartNumber).Concat(devices.Select(t => t.Slug)).Concat(modules.Select(t => t.Model))
            .Where(k => string.Compare(k, after) > 0).OrderBy(k => k).Take(PageSize + 1).ToListAsync();
        var shown = keys.Take(PageSize).ToList();
        var rows = (await parts.Where(p => shown.Contains(p.PartNumber)).ToListAsync()).Select(p => new CatalogueRow(p.PartNumber, p.PartNumber, ItemWords.Kind(p.Kind), null, p.Description, p.ListPriceMinor, p.Currency, p.LeadDays))
            .Concat((await devices.Where(t => shown.Contains(t.Slug)).ToListAsync()).Select(t => new CatalogueRow(t.Slug, t.Model, "Device type", t.Manufacturer, t.PartNumber ?? "", null, "GBP", null)))
            .Concat((await modules.Where(t => shown.Contains(t.Model)).ToListAsync()).Select(t => new CatalogueRow(t.Model, t.Model, "Module type", t.Manufacturer, t.PartNumber ?? "", null, "GBP", null)))
            .OrderBy(r => shown.IndexOf(r.Key)).ToList();
        return new(find, input.Kind, rows, keys.Count > PageSize ? shown[^1] : null, await db.Parts.CountAsync(), await db.DeviceTypes.CountAsync(), await db.ModuleTypes.CountAsync());
    }
}
