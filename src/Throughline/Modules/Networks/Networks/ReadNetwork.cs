using System.Globalization;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Ui;
using Throughline.Web;

namespace Throughline.Modules.Networks.Networks;

/// <summary>A site in the overview.</summary>
public sealed record SiteLine(Guid Id, string Code, string Name, string Address, string Zone, string? Access, string? ReadinessKind, string? ReadinessWord, string? Handoff, string? Contact, string? ContactPhone);

/// <summary>A service in the overview.</summary>
public sealed record ServiceLine(Guid Id, string Reference, string Kind, string Description, string? Site, string? Provider, string? CircuitId, long CommittedKbps, string? Agreement, string? Monthly);

/// <summary>Somebody to ask, and for what.</summary>
public sealed record ContactLine(Guid PersonId, string Name, string? JobTitle, string? Phone, string? Email, ContactPurpose Purpose, string? Site, string? Hours);

/// <summary>An entry of the journal on a page.</summary>
public sealed record JournalLine(long Entry, Instant At, string Time, string Who, string Sentence, string Kind, bool IsKey, Readers Readers);

/// <summary>A phase that may be next, with everything that stands in its way.</summary>
public sealed record NextPhase(Phase Phase, IReadOnlyList<Obstacle> Obstacles);

/// <summary>The overview of a network: everything of it in one place.</summary>
public sealed record NetworkModel(
    NetworkHeadModel Head, IReadOnlyList<RailStep> Rail, IReadOnlyList<OpenItem> OpenItems, IReadOnlyList<SiteLine> Sites, IReadOnlyList<ServiceLine> Services,
    IReadOnlyList<ContactLine> Contacts, IReadOnlyList<NetworkDate> Dates, IReadOnlyList<NetworkFigure> Figures, IReadOnlyList<JournalLine> Journal, long Entries,
    IReadOnlyList<NextPhase> Next, IReadOnlyList<string> Seats, IReadOnlyList<string> Providers, NetworkForUs? Ours = null) : IVersioned
{
    public int Version => Head.Version;
}

/// <summary>What only our own people see and put right of a network itself.</summary>
public sealed record NetworkForUs(string Region, string? Team, IReadOnlyList<string> Teams);

/// <summary>Reads the overview of a network; other modules add open items, dates and figures.</summary>
public sealed class ReadNetwork(ThroughlineDb db, ReadNetworkHead heads, MovePhase move, IEnumerable<INetworkOpenItems> openItems, IEnumerable<INetworkOverview> parts, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public async Task<NetworkModel> Run(Input input)
    {
        var head = await heads.For(input.Network);
        var network = await db.Networks.AsNoTracking().Include(n => n.Changes).Include(n => n.Sites).Include(n => n.Services).Include(n => n.Contacts).AsSplitQuery().SingleAsync(n => n.Id == head.Id);
        var notes = new Dictionary<Phase, string>();
        var agreements = new Dictionary<Guid, string>();
        var figuresOfSites = new List<SiteFigure>();
        var (items, dates, figures) = (new List<OpenItem>(), new List<NetworkDate>(), new List<NetworkFigure>());
        foreach (var part in parts)
        {
            foreach (var (phase, note) in await part.PhaseNotes(head.Id)) notes[phase] = note;
            foreach (var (service, line) in await part.Agreements(head.Id)) agreements[service] = line;
            figuresOfSites.AddRange(await part.Sites(head.Id));
            dates.AddRange(await part.Dates(head.Id));
            figures.AddRange(await part.Figures(head.Id));
        }
        foreach (var part in openItems) items.AddRange(await part.Of(head.Id));

        var contacts = await Contacts(network);
        var providers = await db.NamesOfOrganisations(network.Services.Select(s => s.ProviderId).OfType<Guid>());
        var now = clock.Now();
        var next = new List<NextPhase>();
        if (user.Side == PartyKind.Us)
            foreach (var phase in Phases.After(network.Phase)) next.Add(new(phase, await move.ObstaclesTo(phase, network)));

        return new NetworkModel(head, Rail(network, notes, user.Zone),
            [.. items.OrderByDescending(i => i.Blocks).ThenBy(i => i.Due is null).ThenBy(i => i.Due)],
            [.. network.Sites.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => Line(s, figuresOfSites, contacts))],
            [.. network.Services.OrderBy(s => s.Number).Select(s => new ServiceLine(s.Id, s.Reference, s.Kind, s.Description, network.Sites.FirstOrDefault(x => x.Id == s.SiteId)?.Name,
                s.ProviderId is { } p ? providers.GetValueOrDefault(p) : null, s.CircuitId, s.CommittedKbps, agreements.GetValueOrDefault(s.Id), user.SeesPrices ? Money.Text(s.MonthlyMinor, s.Currency) : null))],
            contacts, dates, figures, await Journal(db, head.Id, null, 8, user.Zone),
            await db.JournalHeads.AsNoTracking().Where(h => h.NetworkId == head.Id).Select(h => h.Entries).SingleOrDefaultAsync(),
            next,
            user.Side != PartyKind.Us ? [] : await (from g in db.Grants.AsNoTracking()
                                                    join o in db.Organisations on g.OrganisationId equals o.Id
                                                    where g.NetworkId == head.Id && g.From <= now && (g.Until == null || g.Until > now)
                                                    orderby o.Name
                                                    select o.Name).ToListAsync(),
            user.Side != PartyKind.Us ? [] : await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Provider).OrderBy(o => o.Name).Select(o => o.Name).Take(200).ToListAsync(),
            user.Side != PartyKind.Us ? null : await Ours(network));
    }

    async Task<NetworkForUs> Ours(Network network)
    {
        var teams = await db.Teams.AsNoTracking().OrderBy(t => t.Name).Select(t => new { t.Id, t.Name }).ToListAsync();
        return new(network.Region, teams.FirstOrDefault(t => t.Id == network.TeamId)?.Name, [.. teams.Select(t => t.Name)]);
    }

    async Task<List<ContactLine>> Contacts(Network network)
    {
        var ids = network.Contacts.Select(c => c.PersonId).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.JobTitle, p.Phone, p.Email }).ToDictionaryAsync(p => p.Id);
        return [.. network.Contacts.Where(c => people.ContainsKey(c.PersonId)).OrderBy(c => c.Purpose).Select(c => new ContactLine(c.PersonId, people[c.PersonId].Name, people[c.PersonId].JobTitle,
            people[c.PersonId].Phone, people[c.PersonId].Email, c.Purpose, network.Sites.FirstOrDefault(s => s.Id == c.SiteId)?.Name, c.Hours))];
    }

    static SiteLine Line(Site site, List<SiteFigure> figures, List<ContactLine> contacts)
    {
        var figure = figures.FirstOrDefault(f => f.SiteId == site.Id && f.ReadinessWord is not null);
        var contact = contacts.Where(c => c.Site == site.Name).OrderByDescending(c => c.Purpose == ContactPurpose.OnSite).FirstOrDefault();
        return new SiteLine(site.Id, site.Code, site.Name, site.Address, site.Zone, site.Access, figure?.ReadinessKind, figure?.ReadinessWord,
            figures.FirstOrDefault(f => f.SiteId == site.Id && f.Handoff is not null)?.Handoff, contact?.Name, contact?.Phone);
    }

    /// <summary>Journal entries, newest first, from before an entry.</summary>
    internal static async Task<IReadOnlyList<JournalLine>> Journal(ThroughlineDb db, Guid networkId, long? before, int count, string zone)
    {
        var rows = await (
            from f in db.Facts.AsNoTracking()
            where f.NetworkId == networkId && (before == null || f.Entry < before)
            join p in db.People on f.By equals p.Id into writers
            from person in writers.DefaultIfEmpty()
            orderby f.Entry descending
            select new { f.Entry, f.At, Who = person == null ? null : person.Name, f.Sentence, f.Kind, f.IsKey, f.Readers }).Take(count).ToListAsync();
        return [.. rows.Select(r => new JournalLine(r.Entry ?? 0, r.At, r.At.Text(zone), r.Who ?? "Throughline", r.Sentence, r.Kind, r.IsKey, r.Readers))];
    }

    static readonly Phase[] Way = [Phase.Presales, Phase.Design, Phase.KitSigned, Phase.Proposed, Phase.Won, Phase.Implementing, Phase.ReadyForUse, Phase.InService];

    internal static IReadOnlyList<RailStep> Rail(Network network, IReadOnlyDictionary<Phase, string> notes, string zone)
    {
        var reached = network.Changes.GroupBy(c => c.To).ToDictionary(g => g.Key, g => g.Max(c => c.At));
        Phase[] way = network.Phase switch
        {
            Phase.Lead => [Phase.Lead, .. Way.Where(p => p != Phase.Won)],
            Phase.Decommissioning or Phase.Retired => [Phase.Presales, Phase.Design, Phase.Won, Phase.Implementing, Phase.ReadyForUse, Phase.InService, Phase.Decommissioning, Phase.Retired],
            Phase.UpgradeProposed => [.. Way.Where(p => p != Phase.Proposed), Phase.UpgradeProposed],
            Phase.Lost or Phase.Withdrawn => [.. Way.Where(reached.ContainsKey), network.Phase],
            _ => Way,
        };
        var now = Array.IndexOf(way, network.Phase);
        // the year stands where it begins: at the first phase, and where it turns
        int? year = null;
        string Day(Instant at)
        {
            var day = at.DateIn(zone);
            var turns = year != day.Year;
            year = day.Year;
            return day.ToString(turns ? "d MMM uuuu" : "d MMM", CultureInfo.InvariantCulture);
        }
        return [.. way.Select((phase, at) => new RailStep(phase.Word(), at < now ? RailState.Done : at == now ? RailState.Now : RailState.Todo,
            notes.TryGetValue(phase, out var note) && at >= now ? note
            : reached.TryGetValue(phase, out var since) && at <= now ? Day(since) : null))];
    }
}
