namespace Throughline.Modules.Support.Published;

/// <summary>The search without its index: while the tickets are still being read after a start, every one is looked at.</summary>
public static class TicketWalk
{
    const int MostWords = 8;

    /// <summary>Those that hold each of the words, letter by letter, in what whoever sees them may read.</summary>
    public static async Task<IQueryable<Ticket>> Walked(this ThroughlineDb db, IQueryable<Ticket> tickets, string words)
    {
        foreach (var word in words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(MostWords))
        {
            var number = References.NumberSought<Ticket>(word);
            // whose name holds the word is found first: asked at every ticket, a million of them took five seconds
            var networks = await (await db.Seen(db.Networks.AsNoTracking())).Where(n => n.Name.ToLower().Contains(word)).Select(n => n.Id).ToListAsync();
            var houses = await db.Organisations.AsNoTracking().Where(o => o.Name.ToLower().Contains(word)).Select(o => o.Id).ToListAsync();
            tickets = tickets.Where(t => t.Number == number || t.Title.ToLower().Contains(word) || t.Description.ToLower().Contains(word) || (t.Fix != null && t.Fix.ToLower().Contains(word))
                || (t.Component != null && t.Component.ToLower().Contains(word)) || (t.ErasedAt == null && t.ReporterName.ToLower().Contains(word))
                || (t.CustomerReference != null && t.CustomerReference.ToLower().Contains(word)) || (t.ProviderReference != null && t.ProviderReference.ToLower().Contains(word))
                || networks.Contains(t.NetworkId!.Value) || houses.Contains(t.OrganisationId!.Value));
        }
        return tickets;
    }
}
