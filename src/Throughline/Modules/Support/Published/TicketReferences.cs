namespace Throughline.Modules.Support.Published;

/// <summary>Reads tickets with what hangs on them.</summary>
public static class TicketReferences
{
    /// <summary>With the clocks and their facts, in a query each: joined into one, SQLite works out all clocks of all tickets first.</summary>
    public static IQueryable<Ticket> WithClocks(this IQueryable<Ticket> tickets) => tickets.Include(t => t.Clocks).ThenInclude(c => c.Facts).AsSplitQuery();

    /// <summary>The ticket with its clocks; NotFoundException if there is none or it is not shared with the reader: the two look the same.</summary>
    public static async Task<Ticket> One(this IQueryable<Ticket> tickets, string reference) =>
        await tickets.WithClocks().Referred(reference).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {reference}");

    /// <summary>The same for reading only.</summary>
    public static Task<Ticket> TicketToRead(this ThroughlineDb db, string reference) => ToRead.One(db, reference);

    static readonly KnownReference<Ticket, Ticket> ToRead = new(
        (db, id) => db.Tickets.AsNoTracking().Include(t => t.Clocks).ThenInclude(c => c.Facts).AsSplitQuery().Where(t => t.Id == id),
        (db, number) => db.Tickets.AsNoTracking().Include(t => t.Clocks).ThenInclude(c => c.Facts).AsSplitQuery().Where(t => t.Number == number));
}
