using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Kit lists of all networks, newest network first.</summary>
public sealed record KitListsModel(IReadOnlyList<KitListRow> Lists, string? Next);

/// <summary>A kit list among others.</summary>
public sealed record KitListRow(string Network, string Name, string Customer, string? Engineer, int Number, KitState State, bool IsVoid, int Lines, long PriceMinor, string Currency, Instant? ChangedAt, string? Changed)
{
    public string Href => $"/networks/{Network}/kit-list";
}

/// <summary>Lists the kit lists that the reader may see, by key.</summary>
public sealed class ReadKitLists(ThroughlineDb db, CurrentUser user)
{
    const int PageSize = 50;

    public sealed record Input(long? Cursor = null, KitState? State = null);

    public async Task<KitListsModel> Run(Input input)
    {
        var rows = await (
            from k in db.KitLists.AsNoTracking()
            join n in db.Networks on k.NetworkId equals n.Id
            where (input.Cursor == null || n.Number < input.Cursor) && (input.State == null || k.State == input.State)
            join c in db.Organisations on n.CustomerId equals c.Id
            join p in db.People on n.EngineerId equals p.Id into engineers
            from e in engineers.DefaultIfEmpty()
            orderby n.Number descending
            select new
            {
                Network = n.Number, n.Name, Customer = c.Name, Engineer = e == null ? null : e.Name, k.Number, k.State, k.Currency, k.ChangedAt,
                Void = k.State == KitState.Draft && k.Versions.Any(v => v.VoidAt != null), Lines = k.Lines.Count, Price = k.Lines.Sum(l => l.PriceMinor * l.Quantity),
            }).Take(PageSize + 1).ToListAsync();
        return new([.. rows.Take(PageSize).Select(r => new KitListRow($"N-{r.Network}", r.Name, r.Customer, r.Engineer, r.Number, r.State, r.Void, r.Lines, r.Price, r.Currency, r.ChangedAt, r.ChangedAt?.DayText(user.Zone)))],
            rows.Count > PageSize ? $"{rows[PageSize - 1].Network}" : null);
    }
}
