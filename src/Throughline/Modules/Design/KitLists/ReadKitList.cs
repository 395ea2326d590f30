using System.Globalization;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Shows a network's kit list with every check and all that a signature needs.</summary>
public sealed class ReadKitList(ThroughlineDb db, ReadNetworkHead heads, WhoMaySign signers, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public async Task<KitListModel> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().One(input.Network);
        var facts = await db.KitFactsOf(network, clock.Now(), user.Zone);
        var (design, list) = (facts.Design, facts.List);
        var review = facts.Review();
        var names = await Names(list);
        var proposals = await db.Proposals.AsNoTracking().Where(p => p.NetworkId == network.Id).Select(p => new { p.KitVersion, p.Number }).ToListAsync();
        var versions = list.Versions.OrderByDescending(v => v.Number).Select(v => Row(v, list, names, proposals.Where(p => p.KitVersion == v.Number).Select(p => $"PP-{p.Number}").LastOrDefault())).ToList();
        var difference = list.LastSigned is { } last && last.Number != list.Number ? KitDifference.Between(last, list, design) : null;
        var engineers = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Role.Engineer) != 0 && p.Id != user.Id).OrderBy(p => p.Name).Select(p => p.Name).Take(200).ToListAsync();

        return new(await heads.For(network.Id), list.Version, list.Number, list.State, list.Currency,
            [.. list.Lines.OrderBy(l => l.Number).Select(l => Row(l, review, difference))], review, Totals(facts, review, network),
            await Card(list, review, network, versions, difference, names), versions, difference, difference is null ? null : list.LastSigned!.Number,
            [.. facts.Catalogue.Parts.OrderBy(p => p.PartNumber, StringComparer.Ordinal).Select(p => new Ui.Option(p.PartNumber, $"{p.PartNumber} · {p.Description}"))],
            [.. design.Labels.Select(l => new Ui.Option(l, l))], [.. engineers.Select(e => new Ui.Option(e, e))], user.Holds(Roles.Technical));
    }

    Task<Dictionary<Guid, string>> Names(KitList list) => db.NamesOfPeople(list.Versions.Select(v => v.SignerId).OfType<Guid>().Concat(list.Reviews.Select(r => r.ReviewerId)));

    static VersionRow Row(KitVersion v, KitList list, Dictionary<Guid, string> names, string? proposal) => new(v.Number,
        v.VoidAt is not null ? "void" : v.Number == list.Number ? list.State.Word() : "left", v.Why, v.StartedAt, v.SignerId is { } s ? names.GetValueOrDefault(s) : null, v.SignedAt, v.Hash, v.VoidAt, proposal);

    internal static KitLineRow Row(KitLine line, KitReview review, KitDifference? difference)
    {
        var about = review.Checks.Where(c => c.Lines.Contains(line.Number)).ToList();
        var open = about.Where(c => c.IsOpen).ToList();
        var worst = open.Find(c => !c.Waivable && c.Mark.Length > 0) ?? open.Find(c => c.Mark.Length > 0);
        var since = difference?.Lines.FirstOrDefault(d => d.Number == line.Number) is { } d ? d.Sign == "+" ? "+ new" : $"~ {d.Words[(d.Words.IndexOf(',', StringComparison.Ordinal) + 1)..].Trim()}" : null;
        return new(line.Number, line.PartNumber, line.Description, line.Quantity, line.Purpose, [.. line.Allocations.OrderBy(a => a.Element, StringComparer.Ordinal).Select(a => new ServedBy(a.Element, a.Quantity))],
            line.Spare, line.SpareKind, line.SpareReason, line.LeadDays, line.CostMinor, line.PriceMinor, line.CostTotal, line.PriceTotal, line.Source,
            worst is not null ? (worst.Waivable && worst.Code != "surplus" ? "warn" : "bad") : about.Any(c => c.WaivedBecause is not null) ? "waived" : "ok",
            worst?.Mark ?? (about.Any(c => c.WaivedBecause is not null) ? "Waiver" : line.Spare > 0 && line.Allocated == 0 ? "Spare" : "Traced"),
            [.. open.Select(c => c.Words)], since, ServesWords.Write(line.Allocations));
    }

    internal static KitTotals Totals(KitFacts facts, KitReview review, Network network)
    {
        var list = facts.List;
        var lead = list.Lines.Where(l => l.Source == KitSource.New).Select(l => l.LeadDays).DefaultIfEmpty(0).Max();
        return new(list.Pieces, list.TracedPieces, list.CostTotal, list.PriceTotal, network.Services.Sum(s => s.MonthlyMinor), list.Margin, KitList.MarginFloor, list.IdleMinor, lead,
            review.Covered, review.Requirements, review.Requirements == 0 ? 1 : (double)review.Covered / review.Requirements, list.KitTrace,
            facts.Design.NeedBy is { } needBy ? TimeChecks.OrderBy(needBy, lead) : null);
    }

    async Task<SignOffCard> Card(KitList list, KitReview review, Network network, List<VersionRow> versions, KitDifference? difference, Dictionary<Guid, string> names)
    {
        var signer = await signers.Of(network, $"kit list version {list.Number}");
        var asked = list.Reviews.FirstOrDefault(r => r.Version == list.Number);
        return new(list.ObstaclesToSignOff(review, signer), list.IsSignedOff ? versions.First(v => v.Number == list.Number) : null,
            list.IsSignedOff ? null : versions.Find(v => v.VoidAt is not null), difference?.Words,
            asked is null ? null : names.GetValueOrDefault(asked.ReviewerId), asked is null ? null : asked.AgreedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"agreed {at.Text(user.Zone)}") : "asked, not answered yet",
            asked is { AgreedAt: null } && asked.ReviewerId == user.Id);
    }
}
