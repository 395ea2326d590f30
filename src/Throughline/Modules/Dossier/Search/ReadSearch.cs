using Throughline.Data.Names;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Dossier.Search;

/// <summary>What was found, the likeliest first.</summary>
/// <param name="IsMore">Only the first of a kind are listed.</param>
/// <param name="StillReading">The tickets are being read for the search after a start: until then they are not looked through here.</param>
public sealed record SearchModel(string Q, IReadOnlyList<Found> Found, bool IsMore = false, bool StillReading = false);

/// <summary>One thing found: what it is, where it is, why it was found.</summary>
/// <param name="Kind">One word: <c>Network</c>, <c>Circuit</c>, <c>Person</c>.</param>
public sealed record Found(string Kind, string Icon, string Title, string? Note, string Href);

/// <summary>Finds by whatever is at hand at 2 a.m.: a circuit id, a reference, words of a ticket, a serial number in one, a phone number, a device's name, a site, a customer, a person.</summary>
public sealed class ReadSearch(ThroughlineDb db, FindNames names, IFindTicketsByWords find, CurrentUser user)
{
    /// <summary>Of each kind.</summary>
    public const int Most = 6;
    const int MostTickets = 400, MostOwners = 40;

    public sealed record Input([property: AtMost(400), Words("What you look for")] string? Q = null);

    public async Task<SearchModel> Run(Input input)
    {
        var q = (input.Q ?? "").Trim();
        if (q.Length < 2) return new SearchModel(q, []);
        var words = FindNames.Words(q);
        var found = new List<Found>();
        found.AddRange(await ByReference(q));
        found.AddRange(await ByCircuit(words));
        found.AddRange(await ByDevice(words));
        found.AddRange(await ByNetwork(words));
        found.AddRange(await BySite(words));
        var (tickets, stillReading) = await ByTicket(q);
        found.AddRange(tickets);
        if (user.Holds(Roles.Staff)) found.AddRange(await ByPerson(Phones.Digits(q) is { Length: >= NamedThings.LeastDigits } digits ? [digits] : words));
        // a customer reads the network where we read the dossier
        if (user.Side == PartyKind.Customer) found = [.. found.Where(f => f.Kind is not ("Dossier" or "Device")).Select(f => f with { Href = f.Href.Split("/dossier")[0] })];
        List<Found> listed = [.. found.DistinctBy(f => (f.Kind, f.Href, f.Title))];
        return new SearchModel(q, listed, listed.CountBy(f => f.Kind).Any(k => k.Value >= Most), stillReading);
    }

    async Task<IEnumerable<Found>> ByReference(string q)
    {
        var dash = q.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1 || !long.TryParse(q.AsSpan(dash + 1), out var number)) return [];
        switch (q[..dash].ToUpperInvariant())
        {
            case "N":
                return (await db.Networks.AsNoTracking().Where(n => n.Number == number).Select(n => new { n.Number, n.Name }).ToListAsync())
                    .SelectMany(n => new[] { Dossier(n.Number, n.Name), new Found("Network", "network", n.Name, $"N-{n.Number}", $"/networks/N-{n.Number}") });
            case "T":
                return (await db.Tickets.AsNoTracking().Where(t => t.Number == number).Select(t => new { t.Number, t.Title }).ToListAsync())
                    .Select(t => new Found("Ticket", "ticket", t.Title, $"T-{t.Number}", $"/tickets/T-{t.Number}"));
            case "A" when user.SeesAll:
                return (await db.Agreements.AsNoTracking().Where(a => a.Number == number).Select(a => new { a.Number, a.Title }).ToListAsync())
                    .Select(a => new Found("Agreement", "doc", a.Title, $"A-{a.Number:000}", $"/agreements/A-{a.Number:000}"));
            case "PR" when user.Holds(Roles.Technical):
                return (await db.Problems.AsNoTracking().Where(p => p.Number == number).Select(p => new { p.Number, p.Title }).ToListAsync())
                    .Select(p => new Found("Problem", "flag", p.Title, $"PR-{p.Number}", $"/problems/PR-{p.Number}"));
            case "S":
                return (await Services().Where(s => s.Service.Number == number).ToListAsync()).Select(Circuit);
            default:
                return [];
        }
    }

    async Task<IEnumerable<Found>> ByCircuit(IReadOnlyList<string> words)
    {
        var services = await names.Of(NamedKind.Service, words, Most);
        var circuits = (await Services().Where(s => services.Contains(s.Service.Id)).ToListAsync()).OrderBy(s => Place(services, s.Service.Id)).Select(Circuit).ToList();
        var lines = await names.Of(NamedKind.Link, words, Most);
        circuits.AddRange((await (
            from d in db.Designs.AsNoTracking()
            from line in d.Links
            where lines.Contains(line.Id)
            join n in db.Networks on d.NetworkId equals n.Id
            select new { line.Id, line.CircuitId, line.From, line.To, n.Number, n.Name }).ToListAsync()).OrderBy(l => Place(lines, l.Id))
            .Select(l => new Found("Circuit", "link", l.CircuitId!, $"{l.From} → {l.To} · {l.Name} · N-{l.Number}", $"/networks/N-{l.Number}/dossier#cir")));
        // the service and the line that carries it are one circuit
        return circuits.DistinctBy(c => (c.Title, c.Href));
    }

    async Task<(IEnumerable<Found> Tickets, bool StillReading)> ByTicket(string q)
    {
        // a walk at every letter that is typed would hold up the whole desk after each start: whoever wants it asks the list
        if (find.Holding(q, await db.SharedNetworks() is { } shared ? new TicketsOf(shared, user.OrganisationId) : null) is not { } holding) return ([], true);
        var numbers = holding.Newest(MostTickets);
        var found = await (
            from t in await db.Seen(db.Tickets.AsNoTracking())
            where numbers.Contains(t.Number) && t.ErasedAt == null
            join n in db.Networks on t.NetworkId equals n.Id into networks
            from n in networks.DefaultIfEmpty()
            orderby t.IsOpen descending, t.Number descending
            select new { t.Number, t.Title, t.IsOpen, Network = n == null ? null : n.Name }).Take(Most).ToListAsync();
        return (found.Select(t => new Found("Ticket", "ticket", t.Title, $"T-{t.Number}{(t.Network is null ? "" : " · " + t.Network)} · {(t.IsOpen ? "open" : "closed")}", $"/tickets/T-{t.Number}")), false);
    }

    async Task<IEnumerable<Found>> ByDevice(IReadOnlyList<string> words)
    {
        var devices = await names.Of(NamedKind.Device, words, Most);
        return (await (
            from d in db.Designs.AsNoTracking()
            from node in d.Nodes
            where devices.Contains(node.Id)
            join n in db.Networks on d.NetworkId equals n.Id
            select new { node.Id, node.Label, node.Place, n.Number, n.Name }).ToListAsync()).OrderBy(x => Place(devices, x.Id))
            .Select(x => new Found("Device", "box", x.Label, $"{x.Name} · N-{x.Number}{(x.Place is null ? "" : " · " + x.Place)}", $"/networks/N-{x.Number}/dossier"));
    }

    async Task<IEnumerable<Found>> ByNetwork(IReadOnlyList<string> words)
    {
        var networks = await names.Of(NamedKind.Network, words, Most);
        var owners = await names.Companies(words, MostOwners);
        var seen = await db.Seen(db.Networks.AsNoTracking());
        var theirs = owners.Count == 0 ? [] : await seen.Where(n => owners.Contains(n.CustomerId)).OrderByDescending(n => n.Number).Select(n => n.Id).Take(Most).ToListAsync();
        Guid[] all = [.. networks.Concat(theirs).Distinct()];
        return (await (
            from n in seen
            where all.Contains(n.Id)
            join c in db.Organisations on n.CustomerId equals c.Id
            select new { n.Id, n.Number, n.Name, Customer = c.Name }).ToListAsync()).OrderBy(n => Place(all, n.Id)).Take(Most)
            .Select(n => new Found("Network", "network", n.Name, $"{n.Customer} · N-{n.Number}", $"/networks/N-{n.Number}/dossier"));
    }

    async Task<IEnumerable<Found>> BySite(IReadOnlyList<string> words)
    {
        var sites = await names.Of(NamedKind.Site, words, Most);
        return (await (
            from n in db.Networks.AsNoTracking()
            from s in n.Sites
            where sites.Contains(s.Id)
            select new { s.Id, s.Name, s.Address, n.Number }).ToListAsync()).OrderBy(s => Place(sites, s.Id))
            .Select(s => new Found("Site", "pin", s.Name, $"{s.Address} · N-{s.Number}", $"/networks/N-{s.Number}/dossier#access"));
    }

    async Task<IEnumerable<Found>> ByPerson(IReadOnlyList<string> words)
    {
        var ids = await names.Of(NamedKind.Person, words, MostOwners);
        var people = (await (
            from p in db.People.AsNoTracking()
            where ids.Contains(p.Id) && p.DisabledAt == null
            join o in db.Organisations on p.OrganisationId equals o.Id
            select new { p.Id, p.Name, p.Phone, Company = o.Name }).ToListAsync()).OrderBy(p => Place(ids, p.Id)).Take(Most)
            .Select(p => new Found("Person", "person", p.Name, $"{p.Company}{(p.Phone is null ? "" : " · " + p.Phone)}", $"/people/{p.Id}")).ToList();
        var houses = await names.Companies(words, Most);
        people.AddRange((await db.Organisations.AsNoTracking().Where(o => houses.Contains(o.Id)).Select(o => new { o.Id, o.Name, o.Phone }).ToListAsync()).OrderBy(o => Place(houses, o.Id))
            .Select(o => new Found("Company", "people", o.Name, o.Phone, $"/people?organisation={Uri.EscapeDataString(o.Name)}")));
        return people;
    }

    static int Place(IReadOnlyList<Guid> ids, Guid id)
    {
        for (var i = 0; i < ids.Count; i++) if (ids[i] == id) return i;
        return ids.Count;
    }

    IQueryable<ServiceOf> Services() => from n in db.Networks.AsNoTracking() from s in n.Services select new ServiceOf { Service = s, Number = n.Number, Name = n.Name };

    static Found Circuit(ServiceOf of) => new("Circuit", "link", of.Service.CircuitId ?? of.Service.Reference, $"{of.Service.Description} · {of.Name} · N-{of.Number}", $"/networks/N-{of.Number}/dossier#cir");

    static Found Dossier(long number, string name) => new("Dossier", "doc", name, $"N-{number}", $"/networks/N-{number}/dossier");

    sealed class ServiceOf
    {
        public required Service Service { get; init; }
        public required long Number { get; init; }
        public required string Name { get; init; }
    }
}
