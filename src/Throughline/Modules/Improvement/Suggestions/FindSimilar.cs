using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Improvement.Similarity;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>Finds the up to five tickets that are really like one, with why, and the known error behind them; for everybody only among what they may see.</summary>
public sealed class FindSimilar(ThroughlineDb db, DeskIndex index, CurrentUser user, IClock clock) : IFindSimilarTickets
{
    const int Most = 5, MostLinked = 3, Looked = 30;

    /// <summary>One that was erased a moment ago may be among the best.</summary>
    const int InReserve = 3;

    /// <summary>Of the tickets shared with a partner or customer the newest so many are compared.</summary>
    const int MostShared = 2000;

    public sealed record Input(string Ticket);

    public async Task<SimilarTickets> Run(Input input)
    {
        var ticket = await db.Tickets.AsNoTracking().Referred(input.Ticket).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {input.Ticket}");
        return await To(ticket);
    }

    public async Task<SimilarTickets> To(Ticket ticket)
    {
        if (ticket.ErasedAt is not null) return SimilarTickets.None;
        var said = await SaidOf.Rows(db, ticket.Id);
        var record = DeskTicket.Of(ticket).Record(index.Places) with { Created = FoundAtRest.AsOf(clock.Now()) };
        return await Find(record, said);
    }

    public async Task<SimilarTickets> To(TypedTicket typed)
    {
        if ($"{typed.Title}{typed.Description}".Count(char.IsLetterOrDigit) < 3) return SimilarTickets.None with { Read = index.Engine.Count, Ready = index.Ready };
        return await Find(new TicketRecord { Id = "", Created = clock.Now(), Title = typed.Title ?? "", Body = typed.Description ?? "", Facets = await Facets(typed) }, []);
    }

    sealed record Said(long Number, LinkVerdict Verdict, Guid? By);

    static readonly KnownQuery<Guid, Said> SaidOf = new((db, ticket) => db.TicketLinks.AsNoTracking().Where(l => l.LaterId == ticket || l.EarlierId == ticket)
        .Select(l => new Said(l.LaterId == ticket ? l.EarlierNumber : l.LaterNumber, l.Verdict, l.By)));

    async Task<SimilarTickets> Find(TicketRecord asked, IReadOnlyList<Said> said)
    {
        var engine = index.Engine;
        var ours = user.SeesAll;
        var chosen = ours && asked.Id.Length > 0
            ? index.AtRest.Of(engine, asked.Id, Mark(asked, said), () => Choose(engine, asked, said, among: null))
            : Choose(engine, asked, said, ours ? null : await Shared());
        var rows = await Rows([.. chosen.Select(c => long.Parse(c.Id, System.Globalization.CultureInfo.InvariantCulture))]);
        var shown = chosen.Where(c => rows.ContainsKey(c.Id)).Take(Most).ToList();
        var problems = ours ? await Problems([.. shown.Select(s => rows[s.Id].Id)]) : [];
        var people = await People(said);
        return new SimilarTickets([.. shown.Select(Model)], engine.Count, index.Ready);

        SimilarTicket Model(LikeTicket s)
        {
            var t = rows[s.Id];
            var problem = problems.GetValueOrDefault(t.Id);
            var judged = said.FirstOrDefault(x => x.Number == t.Number && x.Verdict == LinkVerdict.Same);
            return new SimilarTicket($"T-{t.Number}", t.Title, t.State, t.IsOpen, t.OpenedAt, t.ResolvedAt, t.Fix, t.Network is { } n ? $"N-{n}" : null, t.Where,
                s.Reasons, Math.Round(s.Likeness, 3), s.IsLinked, judged?.By is { } by ? people.GetValueOrDefault(by) : null,
                problem?.Reference, problem?.Title, problem?.KnownError, problem?.Workaround);
        }
    }

    static ulong Mark(TicketRecord asked, IReadOnlyList<Said> said) =>
        DeskIndex.Mark([.. DeskIndex.TextsOf(asked), asked.Created.ToString(), .. said.Select(s => $"{s.Number} {s.Verdict}").Order(StringComparer.Ordinal)]);

    async Task<List<string>> Shared() =>
        (await (await db.Seen(db.Tickets.AsNoTracking())).OrderByDescending(t => t.Number).Take(MostShared).Select(t => t.Number).ToListAsync()).ConvertAll(DeskTicket.KeyOf);

    /// <param name="among">Nothing but these may be chosen, and what people said of others does not count; null for our own people, who see all.</param>
    static List<LikeTicket> Choose(SimilarityEngine engine, TicketRecord asked, IReadOnlyList<Said> said, IReadOnlyList<string>? among)
    {
        var prepared = engine.Prepare(asked, withWords: true);
        var refused = said.Where(s => s.Verdict == LinkVerdict.NotSame).Select(s => DeskTicket.KeyOf(s.Number)).ToHashSet();
        // what is not the same as one ticket of an issue is not the same as the others
        foreach (var other in refused.ToList()) refused.UnionWith(engine.IssueOf(other));
        var linked = among is null ? engine.IssueOf(asked.Id).Concat(said.Where(s => s.Verdict == LinkVerdict.Same).Select(s => DeskTicket.KeyOf(s.Number))).Except(refused).ToHashSet() : [];
        var found = among is null ? engine.Suggest(prepared, Looked + refused.Count) : engine.SuggestAmong(prepared, among, Looked);
        var same = linked.Count == 0 ? [] : engine.SuggestAmong(prepared, linked, MostLinked);
        return [.. same.Concat(found.Where(f => !linked.Contains(f.Id) && !refused.Contains(f.Id) && Telling.Is(f, engine.Count))).Take(Most + InReserve)
            .Select(s => new LikeTicket(s.Id, s.Likeness, linked.Contains(s.Id), engine.Why(prepared, s, alone: among is not null)))];
    }

    sealed record Row(Guid Id, long Number, string Title, TicketState State, bool IsOpen, Instant OpenedAt, Instant? ResolvedAt, string? Fix, long? Network, string? Where);

    // read again from the database, narrowed to the reader: the index decides what is alike, never who may see it
    async Task<Dictionary<string, Row>> Rows(long[] numbers) => numbers.Length == 0 ? [] : (await ByNumber.Rows(db, numbers)).ToDictionary(r => DeskTicket.KeyOf(r.Number));

    static readonly KnownQuery<long[], Row> ByNumber = new((db, numbers) =>
        from t in db.Tickets.AsNoTracking()
        where numbers.Contains(t.Number) && t.ErasedAt == null
        join n in db.Networks on t.NetworkId equals n.Id into networks
        from n in networks.DefaultIfEmpty()
        select new Row(t.Id, t.Number, t.Title, t.State, t.IsOpen, t.OpenedAt, t.ResolvedAt, t.Fix, n == null ? null : (long?)n.Number, n == null ? null : n.Name));

    sealed record Behind(string Reference, string Title, string? KnownError, string? Workaround);

    sealed record ProblemRow(Guid TicketId, long Number, string Title, long? KnownErrorNumber, string? Workaround);

    static readonly KnownQuery<Guid[], ProblemRow> ProblemsOf = new((db, tickets) =>
        from p in db.Problems.AsNoTracking()
        where p.State != ProblemState.Dismissed
        from t in p.Tickets
        where tickets.Contains(t.TicketId)
        select new ProblemRow(t.TicketId, p.Number, p.Title, p.KnownErrorNumber, p.Workaround));

    async Task<Dictionary<Guid, Behind>> Problems(Guid[] tickets)
    {
        var rows = tickets.Length == 0 ? [] : await ProblemsOf.Rows(db, tickets);
        return rows.GroupBy(r => r.TicketId).ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.Number).Select(r => new Behind($"PR-{r.Number}", r.Title, r.KnownErrorNumber is { } ke ? $"KE-{ke}" : null, r.Workaround)).First());
    }

    Task<Dictionary<Guid, string>> People(IReadOnlyList<Said> said) => db.NamesOfPeople(said.Select(s => s.By).OfType<Guid>());

    async Task<List<Facet>> Facets(TypedTicket typed)
    {
        var facets = new List<Facet>();
        var about = string.IsNullOrWhiteSpace(typed.Network) ? null : await db.Networks.AsNoTracking().Referred(typed.Network.Trim()).Select(n => new
        {
            n.Id, n.Number, n.CustomerId,
            Sites = n.Sites.Where(s => s.Code == typed.Site || s.Name == typed.Site).Select(s => s.Name).ToList(),
            Services = n.Services.Where(s => "S-" + s.Number == typed.Service).Select(s => new { s.Number, s.Kind }).ToList(),
        }).AsSplitQuery().SingleOrDefaultAsync();
        void Add(FacetKind kind, string? value) { if (!string.IsNullOrWhiteSpace(value)) facets.Add(new(kind, value.Replace(';', ','))); }
        Add(FacetKind.Component, typed.Component);
        if (about is null)
        {
            if (!user.SeesAll) Add(FacetKind.Customer, user.Organisation);
            return facets;
        }
        Add(FacetKind.Network, $"N-{about.Number}");
        Add(FacetKind.Customer, index.Places.Customer(about.CustomerId));
        foreach (var site in about.Sites) Add(FacetKind.Site, $"{site} (N-{about.Number})");
        foreach (var service in about.Services) { Add(FacetKind.Service, $"S-{service.Number}"); Add(FacetKind.Product, service.Kind); }
        Add(FacetKind.Model, index.Places.Model(about.Id, typed.Component));
        return facets;
    }
}
