using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Adds a part from the catalogue to the kit list, with what it serves and what for.</summary>
public sealed class AddKitLine(Workbench bench, ThroughlineDb db)
{
    public sealed record Input(
        string Network,
        [property: AtMost(200)] string Part,
        [property: Between(1, KitLine.MostPieces)] int Quantity,
        [property: AtMost(500)] string? Purpose = null,
        [property: AtMost(1000)] string? Serves = null,
        [property: Between(0, 100_000_000), Words("Price of one")] decimal? Price = null,
        [property: Between(0, 100_000_000), Words("Cost of one")] decimal? Cost = null,
        [property: Between(0, 1000), Words("Lead days")] int? LeadDays = null,
        [property: Between(0, KitLine.MostPieces)] int Spare = 0,
        SpareKind? SpareKind = null,
        [property: AtMost(500)] string? SpareReason = null,
        KitSource Source = KitSource.New);

    public async Task<KitLine> Run(Input input)
    {
        await bench.Open(input.Network);
        var change = ChangeKitLine.ObstaclesToDirectChange(bench);
        RuleException.ThrowIfAny(change);
        var item = await CatalogueChoice.FindOrNull(db, input.Part);
        List<Obstacle> obstacles = [.. KitMoney.Obstacles(input.Price, "/price"), .. KitMoney.Obstacles(input.Cost, "/cost"), .. KitList.ObstaclesToKeep(input.Spare, input.SpareReason), .. item is null ? [CatalogueChoice.NoSuchPart(input.Part, "/part")] : ObstaclesToPrice(item, input)];
        var serves = ServesWords.Read(input.Serves, input.Quantity - input.Spare, bench.Design, obstacles);
        RuleException.ThrowIfAny(obstacles);

        var list = bench.List;
        var line = list.Add(item!.PartNumber, item.Kind, item.Description, input.Quantity, input.Purpose ?? "");
        list.Price(line, Money.MinorOf(input.Cost) ?? item.CostMinor ?? 0, Money.MinorOf(input.Price) ?? item.PriceMinor ?? 0, input.LeadDays ?? item.LeadDays ?? 0, item.TermMonths, input.Source);
        list.Keep(line, input.Spare, input.SpareKind, input.SpareReason ?? "");
        list.Serve(line, serves);
        await bench.Save($"line {line.Number} added");
        return line;
    }

    List<Obstacle> ObstaclesToPrice(CatalogueChoice item, Input input)
    {
        var all = new List<Obstacle>();
        if (item.Currency is { } currency && currency != bench.List.Currency && (input.Price is null || input.Cost is null))
            all.Add(new("other-currency", $"{item.PartNumber} is priced in {currency}, the list in {bench.List.Currency}. Give price and cost in {bench.List.Currency}.", "/price"));
        if (item.PriceMinor is null && input.Source is KitSource.New or KitSource.Stock)
        {
            if (input.Price is null) all.Add(new("no-price", $"The catalogue has no price for {item.PartNumber}. Give the price of one.", "/price"));
            if (input.Cost is null) all.Add(new("no-cost", $"The catalogue has no cost for {item.PartNumber}. Give the cost of one.", "/cost"));
            if (input.LeadDays is null) all.Add(new("no-lead-time", $"The catalogue has no lead time for {item.PartNumber}. Give its lead days.", "/leadDays"));
        }
        return all;
    }
}
