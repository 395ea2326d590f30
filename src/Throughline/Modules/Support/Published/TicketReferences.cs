namespace Throughline.Modules.Support.Published;

/// <summary>Finds tickets by the number people use or by id; both are accepted everywhere.</summary>
public static class TicketReferences
{
    /// <param name="reference"><c>T-20931</c> or the id.</param>
    public static IQueryable<Ticket> Referred(this IQueryable<Ticket> tickets, string reference)
    {
        if (Guid.TryParse(reference, out var id)) return tickets.Where(t => t.Id == id);
        var number = reference.StartsWith("T-", StringComparison.OrdinalIgnoreCase) && long.TryParse(reference.AsSpan(2), out var parsed) ? parsed : -1;
        return tickets.Where(t => t.Number == number);
    }

    /// <summary>With the clocks and their facts, in a query each: joined into one, SQLite works out all clocks of all tickets first.</summary>
    public static IQueryable<Ticket> WithClocks(this IQueryable<Ticket> tickets) => tickets.Include(t => t.Clocks).ThenInclude(c => c.Facts).AsSplitQuery();

    /// <summary>The ticket with its clocks; NotFoundException if there is none or it is not shared with the reader: the two look the same.</summary>
    public static async Task<Ticket> One(this IQueryable<Ticket> tickets, string reference) =>
        await tickets.WithClocks().Referred(reference).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {reference}");
}
