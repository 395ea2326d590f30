using Throughline.Modules.Networks.Published;
namespace Throughline.Modules.Networks.Networks;

/// <summary>A page of networks, newest number first.</summary>
public sealed record NetworksModel(IReadOnlyList<NetworkLine> Networks, string? Next);

/// <summary>A network in a list.</summary>
public sealed record NetworkLine(string Reference, string Name, string Customer, Phase Phase, string? Engineer, string Region);

/// <summary>Lists the networks that the reader may see, by key.</summary>
public sealed class ReadNetworks(ThroughlineDb db)
{
    const int PageSize = 50;

    public sealed record Input(long? Cursor = null, Phase? Phase = null);

    public async Task<NetworksModel> Run(Input input)
    {
        var rows = await (
            from n in db.Networks.AsNoTracking()
            where (input.Cursor == null || n.Number < input.Cursor) && (input.Phase == null || n.Phase == input.Phase)
            join c in db.Organisations on n.CustomerId equals c.Id
            join p in db.People on n.EngineerId equals p.Id into engineers
            from e in engineers.DefaultIfEmpty()
            orderby n.Number descending
            select new { n.Number, n.Name, Customer = c.Name, n.Phase, Engineer = e == null ? null : e.Name, n.Region }).Take(PageSize + 1).ToListAsync();
        var lines = rows.Take(PageSize).Select(n => new NetworkLine($"N-{n.Number}", n.Name, n.Customer, n.Phase, n.Engineer, n.Region)).ToList();
        return new NetworksModel(lines, rows.Count > PageSize ? $"{rows[PageSize - 1].Number}" : null);
    }
}
