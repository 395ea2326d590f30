using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Changes quantity, purpose, what is served, what is spare, price or lead time of a line; what is not given stays.</summary>
public sealed class ChangeKitLine(Workbench bench)
{
    public sealed record Input(
        string Network,
        int Line,
        [property: Between(1, KitLine.MostPieces)] int? Quantity = null,
        [property: AtMost(500)] string? Purpose = null,
        [property: AtMost(1000)] string? Serves = null,
        [property: Words("It serves nothing")] bool ServesNothing = false,
        [property: Between(0, 100_000_000), Words("Price of one")] decimal? Price = null,
        [property: Between(0, 100_000_000), Words("Cost of one")] decimal? Cost = null,
        [property: Between(0, 1000), Words("Lead days")] int? LeadDays = null,
        [property: Between(0, KitLine.MostPieces)] int? Spare = null,
        SpareKind? SpareKind = null,
        [property: AtMost(500)] string? SpareReason = null,
        KitSource? Source = null);

    public async Task<KitLine> Run(Input input)
    {
        await bench.Open(input.Network);
        var (list, line) = (bench.List, bench.List.Line(input.Line));
        var priceOnly = input is { Quantity: null, Purpose: null, Serves: null, ServesNothing: false, Spare: null };
        if (!priceOnly) RuleException.ThrowIfAny(ObstaclesToDirectChange(bench));
        var (spare, reason) = (input.Spare ?? line.Spare, input.SpareReason ?? line.SpareReason);
        List<Obstacle> obstacles = [.. KitMoney.Obstacles(input.Price, "/price"), .. KitMoney.Obstacles(input.Cost, "/cost"), .. input.Spare is null ? [] : KitList.ObstaclesToKeep(spare, reason)];
        var serves = ServesWords.Read(input.ServesNothing ? null : input.Serves, (input.Quantity ?? line.Quantity) - spare, bench.Design, obstacles);
        RuleException.ThrowIfAny(obstacles);

        list.Say(line, input.Quantity ?? line.Quantity, input.Purpose ?? line.Purpose);
        list.Price(line, Money.MinorOf(input.Cost) ?? line.CostMinor, Money.MinorOf(input.Price) ?? line.PriceMinor, input.LeadDays ?? line.LeadDays, line.TermMonths, input.Source ?? line.Source);
        if (input.Spare is not null) list.Keep(line, spare, input.SpareKind ?? line.SpareKind, reason);
        if (input.Serves is not null || input.ServesNothing) list.Serve(line, serves);
        await bench.Save($"line {line.Number} changed");
        return line;
    }

    /// <summary>From Won on, a signed list changes only by a change order, so that the customer sees what it does to price and dates.</summary>
    internal static IReadOnlyList<Obstacle> ObstaclesToDirectChange(Workbench bench) =>
        bench.List.IsSignedOff && bench.Network.Phase is Phase.Won or Phase.Implementing or Phase.ReadyForUse && bench.List.IsSignedOff
            ? [new("change-order-needed", $"{bench.Network.Reference} is in {bench.Network.Phase.Word()} and version {bench.List.Number} is signed: the customer has bought it. Raise a change order, it shows the effect on price and dates first.")]
            : [];
}
