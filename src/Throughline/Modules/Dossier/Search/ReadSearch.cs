using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Dossier.Search;

/// <summary>What was found, the likeliest first.</summary>
public sealed record SearchModel(string Q, IReadOnlyList<Found> Found);

/// <summary>One thing found: what it is, where it is, why it was found.</summary>
/// <param name="Kind">One word: <c>Network</c>, <c>Circuit</c>, <c>Person</c>.</param>
public sealed record Found(string Kind, string Icon, string Title, string? Note, string Href);

/// <summary>Finds by whatever is at hand at 2 a.m.: a circuit id, a reference, a phone number, a device's name, a site, a customer, a person.</summary>
public sealed class ReadSearch(ThroughlineDb db, CurrentUser user)
{
    const int Most = 8;

    public sealed record Input([property: AtMost(100)] string? Q = null);

    public async Task<SearchModel> Run(Input input)
    {
        var q = (input.Q ?? "").Trim();
        if (q.Length < 2) return new SearchModel(q, []);
        var found = new List<Found>();
        var words = q.ToLowerInvariant();
        found.AddRange(await ByReference(q));
        found.AddRange(await ByCircuit(words));
        found.AddRange(await ByDevice(words));
        found.AddRange(await ByNetwork(words));
        found.AddRange(await BySite(words));
        found.AddRange(await ByTicket(words));
        if (user.Holds(Roles.Staff)) found.AddRange(await ByPerson(words, Phones.Digits(q)));
        // a customer reads the network where we read the dossier
        if (user.Side == PartyKind.Customer) found = [.. found.Where(f => f.Kind is not ("Dossier" or "Device")).Select(f => f with { Href = f.Href.Split("/dossier")[0] })];
        return new SearchModel(q, [.. found.DistinctBy(f => (f.Kind, f.Href, f.Title)).Take(30)]);
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
                return (await Services().Where(s => s.Service.Number == number).Take(Most).ToListAsync()).Select(Circuit);
            default:
                return [];
        }
    }

    async Task<IEnumerable<Found>> ByCircuit(string words)
    {
        var circuits = (await Services().Where(s => s.Service.CircuitId != null && s.Service.CircuitId.ToLower().Contains(words)).Take(Most).ToListAsync()).Select(Circuit).ToList();
        circuits.AddRange((await db.Tickets.AsNoTracking().Where(t => t.ProviderReference == words || t.ProviderReference == words.ToUpper()).OrderByDescending(t => t.Number).Take(Most).Select(t => new { t.Number, t.Title, t.ProviderReference }).ToListAsync())
            .Select(t => new Found("Ticket", "ticket", t.Title, $"T-{t.Number} · theirs {t.ProviderReference}", $"/tickets/T-{t.Number}")));
        return circuits;
    }

    async Task<IEnumerable<Found>> ByTicket(string words) => (await (
        from t in await db.Seen(db.Tickets.AsNoTracking())
        where t.Title.ToLower().Contains(words) || (t.CustomerReference != null && t.CustomerReference.ToLower() == words)
        join n in db.Networks on t.NetworkId equals n.Id into networks
        from n in networks.DefaultIfEmpty()
        orderby t.IsOpen descending, t.Number descending
        select new { t.Number, t.Title, t.IsOpen, Network = n == null ? null : n.Name }).Take(Most).ToListAsync())
        .Select(t => new Found("Ticket", "ticket", t.Title, $"T-{t.Number}{(t.Network is null ? "" : " · " + t.Network)} · {(t.IsOpen ? "open" : "closed")}", $"/tickets/T-{t.Number}"));

    async Task<IEnumerable<Found>> ByDevice(string words) => (await (
        from d in db.Designs.AsNoTracking()
        from node in d.Nodes
        where node.Label.ToLower().Contains(words)
        join n in db.Networks on d.NetworkId equals n.Id
        orderby n.Number descending
        select new { node.Label, node.Place, n.Number, n.Name }).Take(Most).ToListAsync()).Select(x => new Found("Device", "box", x.Label, $"{x.Name} · N-{x.Number}{(x.Place is null ? "" : " · " + x.Place)}", $"/networks/N-{x.Number}/dossier"));

    async Task<IEnumerable<Found>> ByNetwork(string words) => (await (
        from n in await db.Seen(db.Networks.AsNoTracking())
        join c in db.Organisations on n.CustomerId equals c.Id
        where n.Name.ToLower().Contains(words) || c.Name.ToLower().Contains(words)
        orderby n.Number descending
        select new { n.Number, n.Name, Customer = c.Name }).Take(Most).ToListAsync()).Select(n => new Found("Network", "network", n.Name, $"{n.Customer} · N-{n.Number}", $"/networks/N-{n.Number}/dossier"));

    async Task<IEnumerable<Found>> BySite(string words) => (await (
        from n in await db.Seen(db.Networks.AsNoTracking())
        from s in n.Sites
        where s.Name.ToLower().Contains(words) || s.Address.ToLower().Contains(words) || s.Code.ToLower() == words
        orderby n.Number descending
        select new { s.Code, s.Name, s.Address, n.Number }).Take(Most).ToListAsync()).Select(s => new Found("Site", "pin", s.Name, $"{s.Address} · N-{s.Number}", $"/networks/N-{s.Number}/dossier#access"));

    async Task<IEnumerable<Found>> ByPerson(string words, string digits)
    {
        var isNumber = digits.Length >= 5;
        var people = (await (
            from p in db.People.AsNoTracking()
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.DisabledAt == null && (p.Name.ToLower().Contains(words) || (p.Email != null && p.Email.ToLower().Contains(words)) || (isNumber && p.Phone != null && p.Phone.Replace(" ", "").Contains(digits)))
            orderby p.Name
            select new { p.Id, p.Name, p.Phone, Company = o.Name }).Take(Most).ToListAsync()).Select(p => new Found("Person", "person", p.Name, $"{p.Company}{(p.Phone is null ? "" : " · " + p.Phone)}", $"/people/{p.Id}")).ToList();
        people.AddRange((await db.Organisations.AsNoTracking().Where(o => o.Name.ToLower().Contains(words) || (isNumber && o.Phone != null && o.Phone.Replace(" ", "").Contains(digits))).OrderBy(o => o.Name).Take(Most)
            .Select(o => new { o.Name, o.Phone }).ToListAsync()).Select(o => new Found("Company", "people", o.Name, o.Phone, $"/people?organisation={Uri.EscapeDataString(o.Name)}")));
        return people;
    }

    IQueryable<ServiceOf> Services() => from n in db.Networks.AsNoTracking() from s in n.Services orderby s.Number descending select new ServiceOf { Service = s, Number = n.Number, Name = n.Name };

    static Found Circuit(ServiceOf of) => new("Circuit", "link", of.Service.CircuitId ?? of.Service.Reference, $"{of.Service.Description} · {of.Name} · N-{of.Number}", $"/networks/N-{of.Number}/dossier#cir");

    static Found Dossier(long number, string name) => new("Dossier", "doc", name, $"N-{number}", $"/networks/N-{number}/dossier");

    sealed class ServiceOf
    {
        public required Service Service { get; init; }
        public required long Number { get; init; }
        public required string Name { get; init; }
    }
}
