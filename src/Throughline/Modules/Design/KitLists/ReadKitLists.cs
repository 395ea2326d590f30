using System.Globalization;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Kit lists of all networks, newest network first.</summary>
public sealed record KitListsModel(ReadKitLists.Input Asked, IReadOnlyList<KitListRow> Lists, string? Next);

/// <summary>A kit list among others.</summary>
public sealed record KitListRow(string Network, string Name, string Customer, string? Engineer, int Number, KitState State, bool IsVoid, int Lines, long PriceMinor, string Currency, Instant? ChangedAt, string? Changed)
{
    public string Href => $"/networks/{Network}/kit-list";
}

/// <summary>Lists the kit lists that the reader may see, by key.</summary>
public sealed class ReadKitLists(ThroughlineDb db, CurrentUser user)
{
    const int PageSize = 50;

    /// <param name="Q">A part of the network's name or of the customer's, the network's number, or a part number on the list.</param>
    /// <param name="Void">Only those whose sign-off became void.</param>
    /// <param name="Mine">Only those of networks that the reader is accountable for.</param>
    public sealed record Input(long? Cursor = null, KitState? State = null, [property: AtMost(100)] string? Q = null, bool Void = false, bool Mine = false);

    public async Task<KitListsModel> Run(Input input)
    {
        var lists = db.KitLists.AsNoTracking();
        var networks = db.Networks.AsNoTracking();
        if (input.State is { } state) lists = lists.Where(k => k.State == state);
        if (input.Void) lists = lists.Where(k => k.State == KitState.Draft && k.Versions.Any(v => v.VoidAt != null));
        if (input.Cursor is { } before) networks = networks.Where(n => n.Number < before);
        if (input.Mine) networks = networks.Where(n => n.EngineerId == user.Id);
        if (input.Q?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
            var number = References.NumberSought<Network>(words);
            networks = networks.Where(n => n.Number == number || n.Name.ToLower().Contains(words) || db.Organisations.Any(c => c.Id == n.CustomerId && c.Name.ToLower().Contains(words))
                || db.KitLists.Any(k => k.NetworkId == n.Id && k.Lines.Any(l => l.PartNumber.ToLower().Contains(words))));
        }
        var rows = await (
            from k in lists
            join n in networks on k.NetworkId equals n.Id
            join c in db.Organisations on n.CustomerId equals c.Id
            join p in db.People on n.EngineerId equals p.Id into engineers
            from e in engineers.DefaultIfEmpty()
            orderby n.Number descending
            select new
            {
                Network = n.Number, n.Name, Customer = c.Name, Engineer = e == null ? null : e.Name, k.Number, k.State, k.Currency, k.ChangedAt,
                Void = k.State == KitState.Draft && k.Versions.Any(v => v.VoidAt != null), Lines = k.Lines.Count, Price = k.Lines.Sum(l => l.PriceMinor * l.Quantity),
            }).Take(PageSize + 1).ToListAsync();
        return new(input, [.. rows.Take(PageSize).Select(r => new KitListRow($"N-{r.Network}", r.Name, r.Customer, r.Engineer, r.Number, r.State, r.Void, r.Lines, r.Price, r.Currency, r.ChangedAt, r.ChangedAt?.DayText(user.Zone)))],
            rows.Count > PageSize ? $"{rows[PageSize - 1].Network}" : null);
    }
}
