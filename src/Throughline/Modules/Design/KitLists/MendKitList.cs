using System.Globalization;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Takes a way out that a failing check offers: use a spare line for a handoff, replace or remove a line.</summary>
public sealed class MendKitList(Workbench bench, ThroughlineDb db)
{
    public sealed record Input(string Network, string Mend);

    /// <returns>What was done, in words.</returns>
    public async Task<string> Run(Input input)
    {
        await bench.Open(input.Network);
        RuleException.ThrowIfAny(ChangeKitLine.ObstaclesToDirectChange(bench));
        var mend = bench.Facts.Review().Open.SelectMany(c => c.Mends).FirstOrDefault(m => m.Key == input.Mend)
            ?? throw new RuleException("mend-gone", $"“{input.Mend}” is not offered any more: the list has changed. Look at the failing checks again.", "/mend");
        var parts = mend.Key.Split(':');
        switch (parts[0])
        {
            case "swap": Swap(Line(parts[1]), Line(parts[2]), parts[3]); break;
            case "use": Use(Line(parts[1]), parts[2]); break;
            case "replace": await Replace(Line(parts[1]), parts[2]); break;
            case "remove": bench.List.Remove(Line(parts[1])); break;
        }
        await bench.Save(mend.Words, new KitListMended(bench.List.Id, mend.Words));
        return mend.Words;
    }

    KitLine Line(string number) => bench.List.Line(int.Parse(number, CultureInfo.InvariantCulture));

    void Swap(KitLine wrong, KitLine right, string label)
    {
        var pieces = wrong.AllocatedTo(label);
        Give(right, label, pieces, wrong.Purpose);
        var rest = wrong.Allocations.Where(a => a.Element != label).Select(a => new Allocation(a.Element, a.Quantity)).ToList();
        if (rest.Count == 0) bench.List.Remove(wrong);
        else bench.List.Serve(wrong, rest);
    }

    void Use(KitLine line, string label)
    {
        var missing = Checks.OpticDemand.Of(bench.Facts).FirstOrDefault(d => d.Label == label) is { } demand
            ? demand.Needed - bench.List.Lines.Where(l => bench.Facts.Optic(l) is not null).Sum(l => l.AllocatedTo(label))
            : 1;
        Give(line, label, Math.Min(line.Surplus, Math.Max(1, missing)), "");
    }

    async Task Replace(KitLine wrong, string partNumber)
    {
        var item = await CatalogueChoice.Find(db, partNumber, "/mend");
        var line = bench.List.Add(item.PartNumber, item.Kind, item.Description, wrong.Quantity, wrong.Purpose);
        bench.List.Price(line, item.CostMinor ?? 0, item.PriceMinor ?? 0, item.LeadDays ?? 0, item.TermMonths);
        bench.List.Serve(line, [.. wrong.Allocations.Select(a => new Allocation(a.Element, a.Quantity))]);
        bench.List.Keep(line, wrong.Spare, wrong.SpareKind, wrong.SpareReason);
        bench.List.Remove(wrong);
    }

    void Give(KitLine line, string label, int pieces, string purpose)
    {
        bench.List.Serve(line, [.. line.Allocations.Where(a => a.Element != label).Select(a => new Allocation(a.Element, a.Quantity)), new Allocation(label, line.AllocatedTo(label) + pieces)]);
        if (line.Purpose.Length == 0 && purpose.Length > 0) bench.List.Say(line, line.Quantity, purpose);
    }
}

/// <summary>A failing check of a kit list was mended at one click.</summary>
public sealed record KitListMended(Guid KitListId, string Words) : Happening
{
    public override string Sentence => $"Kit list mended: {Words}.";
    public override Guid? Subject => KitListId;
}
