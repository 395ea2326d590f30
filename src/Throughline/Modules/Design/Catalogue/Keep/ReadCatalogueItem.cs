using Throughline.Modules.Design.Catalogue.Parts;

namespace Throughline.Modules.Design.Catalogue.Keep;

/// <summary>One part or type of the catalogue with all that is known of it.</summary>
public sealed record CatalogueItemModel(string Key, string Name, string Kind, string? Maker, string Description, IReadOnlyList<ItemFact> Facts, IReadOnlyList<ItemPort> Ports, IReadOnlyList<ItemUse> Uses);

/// <summary>A property of an item, in words.</summary>
public sealed record ItemFact(string Label, string Value);

/// <summary>A port of a type.</summary>
public sealed record ItemPort(string Kind, string Name, string? Type, string Socket);

/// <summary>A network whose kit list or design uses the item.</summary>
public sealed record ItemUse(string Network, string Name, int Pieces);

/// <summary>Shows a part by its number or a type by its slug or model.</summary>
public sealed class ReadCatalogueItem(ThroughlineDb db)
{
    public sealed record Input(string Slug);

    public async Task<CatalogueItemModel> Run(Input input)
    {
        var part = await db.Parts.AsNoTracking().FirstOrDefaultAsync(p => p.PartNumber == input.Slug);
        HardwareType? type = await db.DeviceTypes.AsNoTracking().Include(t => t.Ports).FirstOrDefaultAsync(t => t.Slug == input.Slug || (part != null && t.PartNumber == part.PartNumber));
        type ??= await db.ModuleTypes.AsNoTracking().Include(t => t.Ports).FirstOrDefaultAsync(t => t.Model == input.Slug || t.PartNumber == input.Slug);
        if (part is null && type is null) throw new NotFoundException($"Catalogue item {input.Slug}");

        var number = part?.PartNumber ?? type!.PartNumber ?? type.Model;
        var uses = await (
            from k in db.KitLists.AsNoTracking()
            join n in db.Networks on k.NetworkId equals n.Id
            where k.Lines.Any(l => l.PartNumber == number)
            orderby n.Number descending
            select new { n.Number, n.Name, Pieces = k.Lines.Where(l => l.PartNumber == number).Sum(l => l.Quantity) }).Take(20).ToListAsync();
        return new(input.Slug, part?.PartNumber ?? type!.Model, part is not null ? ItemWords.Kind(part.Kind) : type is DeviceType ? "Device type" : "Module type", type?.Manufacturer,
            part?.Description ?? type?.Description ?? "", [.. Facts(part), .. Facts(type)],
            [.. (type?.Ports ?? []).OrderBy(p => p.Kind).ThenBy(p => p.Ordinal).Select(p => new ItemPort(p.Kind.Key(), p.Name, p.Type, ItemWords.Socket(p)))],
            [.. uses.Select(u => new ItemUse($"N-{u.Number}", u.Name, u.Pieces))]);
    }

    static IEnumerable<ItemFact> Facts(Part? part)
    {
        if (part is null) yield break;
        yield return new("List price", Money.Text(part.ListPriceMinor, part.Currency));
        yield return new("Cost", Money.Text(part.CostMinor, part.Currency));
        yield return new("Lead time", $"{part.LeadDays} working days");
        if (part.TermMonths is { } term) yield return new("Term", $"{term} months");
        if (part is Optic optic)
        {
            yield return new("Type", $"{optic.IeeeType}, {Published.Media.Rate(optic.RateMbps)}");
            yield return new("Plugs into", optic.FormFactor);
            yield return new("Talks over", $"{Published.Media.Word(optic.Medium)} {optic.Connector}");
            yield return new("Reach", string.Join(", ", optic.ReachMetres.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => FormattableString.Invariant($"{r.Key} {r.Value:N0} m"))));
        }
        if (part is Cable cable) yield return new("Cable", FormattableString.Invariant($"{cable.Grade}, {cable.EndA}–{cable.EndB}, {cable.LengthMetres:0.#} m"));
        if (part is PowerCord cord) yield return new("Cord", FormattableString.Invariant($"{cord.Socket} to {cord.Plug}, {cord.LengthMetres:0.#} m{(cord.Countries.Count > 0 ? $", for {string.Join(", ", cord.Countries)}" : "")}"));
    }

    static IEnumerable<ItemFact> Facts(HardwareType? type)
    {
        if (type is null) yield break;
        if (type.PartNumber is not null) yield return new("Part number", type.PartNumber);
        if (type is DeviceType device) yield return new("Height", device.UHeight is { } u ? FormattableString.Invariant($"{u:0.#} U{(device.IsFullDepth ? ", full depth" : "")}") : "not known");
        if (type.MaximumDrawWatts > 0) yield return new("Largest draw", FormattableString.Invariant($"{type.MaximumDrawWatts:0.#} W"));
        if (type.WeightKg is { } kg) yield return new("Weight", FormattableString.Invariant($"{kg:0.##} kg"));
        if (type.Airflow is not null) yield return new("Airflow", type.Airflow);
    }
}

/// <summary>The words for kinds and sockets of the catalogue.</summary>
public static class ItemWords
{
    public static string Kind(PartKind kind) => kind switch { PartKind.PowerCord => "Power cord", PartKind.PowerSupply => "Power supply", PartKind.RackKit => "Rack kit", _ => kind.ToString() };

    public static string Socket(CataloguePort port) => port.MgmtOnly ? "management only" : port.Socket switch
    {
        { Cage: { } cage, RateMbps: var rate } => $"{cage} cage, {Published.Media.Rate(rate)}",
        { IsCopper: true, RateMbps: var rate } => $"copper, {Published.Media.Rate(rate)}",
        _ => port.MaximumDrawWatts is { } watts ? FormattableString.Invariant($"{watts:0.#} W") : "",
    };
}
