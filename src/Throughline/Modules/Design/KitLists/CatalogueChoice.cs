using Throughline.Modules.Design.Catalogue.Parts;

namespace Throughline.Modules.Design.KitLists;

/// <summary>An item of the catalogue as a kit line takes it over; prices are null where the catalogue has none.</summary>
public sealed record CatalogueChoice(string PartNumber, PartKind Kind, string Description, long? PriceMinor, long? CostMinor, string? Currency, int? LeadDays, int? TermMonths)
{
    /// <summary>Finds a part by its number, or a type of the library by part number, model or slug.</summary>
    /// <exception cref="RuleException">There is no such item.</exception>
    public static async Task<CatalogueChoice> Find(ThroughlineDb db, string wanted, string pointer) => await FindOrNull(db, wanted) ?? throw new RuleException([NoSuchPart(wanted, pointer)]);

    internal static Obstacle NoSuchPart(string wanted, string pointer) => new("no-such-part", $"The catalogue has no part “{wanted}”. Search it at /catalogue, or import its type first.", pointer);

    internal static async Task<CatalogueChoice?> FindOrNull(ThroughlineDb db, string wanted)
    {
        if (await db.Parts.AsNoTracking().FirstOrDefaultAsync(p => p.PartNumber.ToLower() == wanted.ToLower()) is { } part)
            return new(part.PartNumber, part.Kind, part.Description, part.ListPriceMinor, part.CostMinor, part.Currency, part.LeadDays, part.TermMonths);
        if (await db.DeviceTypes.AsNoTracking().Where(t => t.PartNumber == wanted || t.Model == wanted || t.Slug == wanted).FirstOrDefaultAsync() is { } device)
            return new(device.PartNumber ?? device.Model, PartKind.Device, $"{device.Manufacturer} {device.Model}", null, null, null, null, null);
        if (await db.ModuleTypes.AsNoTracking().Where(t => t.PartNumber == wanted || t.Model == wanted).FirstOrDefaultAsync() is { } module)
            return new(module.PartNumber ?? module.Model, module.Model.Contains("PSU", StringComparison.OrdinalIgnoreCase) || module.Model.StartsWith("PWR", StringComparison.OrdinalIgnoreCase) ? PartKind.PowerSupply : PartKind.Device, $"{module.Manufacturer} {module.Model}", null, null, null, null, null);
        return null;
    }
}
