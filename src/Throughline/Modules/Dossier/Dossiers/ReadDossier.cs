using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>Reads the dossier of a network: what is wrong now, what not to touch, whom to call, what came before, how it is built, what changed.</summary>
/// <remarks>Read at 2 a.m. on a telephone: short indexed queries, nothing tracked, no graph loaded.</remarks>
public sealed class ReadDossier(ThroughlineDb db, ReadNetworkHead heads, ReadDossierFacts facts, DrawMap map, ListCalls calls, IEnumerable<IFindLikeFaults> like, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public async Task<DossierModel> Run(Input input)
    {
        var head = await heads.For(input.Network);
        var now = clock.Now();
        var id = head.Id;
        var services = await Services.Rows(db, id);
        var sites = await Sites.Rows(db, id);
        var open = await Open(id, sites);
        var all = (await facts.Of([id])).GetValueOrDefault(id) ?? new DossierFacts(head.EngineerId is not null, 0, 0, 0, 0, 0, false, null, null, new Dictionary<string, (Instant, string)>());
        var worst = open.FirstOrDefault();
        return new DossierModel(head, now, [.. open.Select(o => o.Ticket)], await Cautions.Rows(db, id), await calls.For(head, services, sites, worst?.SiteId, now), await Seen(id, worst?.Id, now),
            await map.Of(head, sites, services, open, now), await Changes.Rows(db, id),
            [.. services.Select(s => new CircuitLine(s.Reference, s.Description, s.Provider, s.CircuitId, s.Phone, s.HowToReport, sites.FirstOrDefault(x => x.Id == s.SiteId)?.Name))],
            await Promises(id, now.DateIn(head.Zone)), await Hardware(id), [.. sites.Select(s => new PlaceLine(s.Code, s.Name, s.Address, s.Access, s.Zone))], await Terms(id),
            user.SeesAll ? [.. all.At(now).OrderBy(s => s.Value).ThenBy(s => !s.SoonStale)] : [], user.SeesAll ? all.ScoreAt(now) : null, user.Holds(Roles.Technical), user.SeesAll);
    }

    static readonly KnownQuery<Guid, ServiceRow> Services = new((db, network) =>
        from s in db.Set<Service>().AsNoTracking()
        where s.NetworkId == network
        join o in db.Organisations on s.ProviderId equals o.Id into providers
        from provider in providers.DefaultIfEmpty()
        orderby s.Number
        select new ServiceRow(s.Id, $"S-{s.Number}", s.Kind, s.Description, s.SiteId, s.ProviderId, provider == null ? null : provider.Name, provider == null ? null : provider.Phone, provider == null ? null : provider.Zone,
            s.CircuitId, s.HowToReport ?? (provider == null ? null : provider.FaultProcedure)));

    static readonly KnownQuery<Guid, SiteRow> Sites = new((db, network) => db.Set<Site>().AsNoTracking().Where(s => s.NetworkId == network).OrderBy(s => s.Code).Select(s => new SiteRow(s.Id, s.Code, s.Name, s.Address, s.Access, s.Zone)));

    sealed record TicketRow(
        Guid Id, long Number, string Title, Impact Impact, TicketState State, int Priority, Instant OpenedAt, string ReporterName, Guid? SiteId, Guid? ServiceId, string? Component, string? ProviderReference,
        string? Owner, string? Provider, List<ClockRow> Clocks);

    sealed record ClockRow(ClockKind Kind, Instant StartedAt, Instant? DueAt, int Minutes, bool IsPaused, string? Agreement);

    static readonly KnownQuery<Guid, TicketRow> OpenOn = new((db, network) => (
        from t in db.Tickets.AsNoTracking()
        where t.NetworkId == network && t.IsOpen
        orderby t.Priority, t.Number
        select new TicketRow(t.Id, t.Number, t.Title, t.Impact, t.State, t.Priority, t.OpenedAt, t.ReporterName, t.SiteId, t.ServiceId, t.Component, t.ProviderReference,
            db.People.Where(p => p.Id == t.OwnerId).Select(p => p.Name).FirstOrDefault(),
            db.Organisations.Where(o => o.Id == t.ProviderId).Select(o => o.Name).FirstOrDefault(),
            t.Clocks.Where(c => c.StoppedAt == null && c.Kind != ClockKind.CustomerRespond).Select(c => new ClockRow(c.Kind, c.StartedAt, c.DueAt, c.Minutes, c.IsPaused, c.Agreement)).ToList())).Take(8));

    async Task<List<OpenRow>> Open(Guid network, List<SiteRow> sites)
    {
        var rows = await OpenOn.Rows(db, network);
        return [.. rows.Select(t =>
        {
            RunningClock? Of(ClockKind kind) => t.Clocks.Where(c => c.Kind == kind).OrderByDescending(c => c.StartedAt).Select(c => new RunningClock(c.StartedAt, c.DueAt, c.Minutes, c.IsPaused, c.Agreement)).FirstOrDefault();
            var site = sites.FirstOrDefault(s => s.Id == t.SiteId);
            return new OpenRow(t.Id, t.SiteId, t.ServiceId, t.Impact, new OpenTicket($"T-{t.Number}", t.Title, t.Impact.Shape(), t.Impact == Impact.Down ? "Down" : t.Impact == Impact.Impaired ? "Impaired" : t.State.Word(),
                t.Priority, t.OpenedAt, t.ReporterName, t.Owner, site?.Name, t.Component, t.Provider, t.ProviderReference, Of(ClockKind.CustomerRestore), Of(ClockKind.ProviderRestore)));
        })];
    }

    static readonly KnownQuery<Guid, DoNotTouch> Cautions = new((db, network) => (
        from c in db.Cautions.AsNoTracking()
        where c.NetworkId == network && c.LiftedAt == null
        join p in db.People on c.By equals p.Id into people
        from setter in people.DefaultIfEmpty()
        orderby c.At descending
        select new DoNotTouch(c.Id, c.Text, c.Why, setter == null ? null : setter.Name, c.At, c.Version)).Take(20));

    async Task<SeenBefore> Seen(Guid network, Guid? ticket, Instant now)
    {
        LikeFaults? faults = null;
        if (ticket is { } id && await TicketOf.Row(db, id) is { } worst)
            foreach (var finder in like) faults ??= await finder.Of(worst, now);
        // at night the cure must be found before the fault is recognised
        if (faults?.KnownError is null)
            foreach (var finder in like) faults = await finder.KnownOn(network) ?? faults;
        var since = now - Duration.FromDays(365);
        var fixes = await Fixes.Rows(db, network, since);
        return new SeenBefore(faults?.KnownError, faults?.Workaround, faults?.ProblemReference is { } problem ? $"{problem} {faults.ProblemTitle}".Trim() : null, faults?.Count ?? 0, faults?.Days ?? 90, fixes);
    }

    static readonly KnownQuery<Guid, Ticket> TicketOf = new((db, id) => db.Tickets.AsNoTracking().Where(t => t.Id == id));

    static readonly KnownQuery<Guid, Instant, EarlierFix> Fixes = new((db, network, since) => (
        from t in db.Tickets.AsNoTracking()
        where t.NetworkId == network && !t.IsOpen && t.Kind == TicketKind.Incident && t.Fix != null && t.OpenedAt > since
        orderby t.Number descending
        select new EarlierFix($"T-{t.Number}", t.Title, t.Component, t.Fix!, t.OpenedAt)).Take(5));

    static readonly KnownQuery<Guid, ChangeLine> Changes = new((db, network) => db.ChangeRecords.AsNoTracking().Where(c => c.NetworkId == network).OrderByDescending(c => c.At).Take(10)
        .Select(c => new ChangeLine(c.At, c.What, c.ByName, c.Reference, c.Note)));

    sealed record AgreementRow(long Number, string Title, Agreements.Published.Owes Owes, string Name, int Version, decimal? PromisedPercent, int? RespondMinutes, int? RestoreMinutes);

    // every version that has begun: to let the database choose the newest made it number those of all agreements
    static readonly KnownQuery<Guid, LocalDate, AgreementRow> Promised = new((db, network, today) =>
        from a in db.Agreements.AsNoTracking()
        where a.Covers.Any(c => c.NetworkId == network) && a.From <= today && (a.Until == null || a.Until >= today)
        join o in db.Organisations on a.OrganisationId equals o.Id
        from v in a.Terms
        where v.From <= today
        orderby a.Number
        select new AgreementRow(a.Number, a.Title, a.Owes, o.Name, v.Number, v.PromisedPercent,
            v.Targets.Where(t => t.Priority == 1).Select(t => (int?)t.RespondMinutes).FirstOrDefault(), v.Targets.Where(t => t.Priority == 1).Select(t => (int?)t.RestoreMinutes).FirstOrDefault()));

    async Task<List<PromiseLine>> Promises(Guid network, LocalDate today)
    {
        var rows = (await Promised.Rows(db, network, today)).GroupBy(a => a.Number).Select(g => g.MaxBy(a => a.Version)!);
        return [.. rows.Select(a => new PromiseLine($"A-{a.Number:000}", a.Title, a.Owes == Agreements.Published.Owes.UsToCustomer, a.Name, string.Join(" · ", new[]
        {
            a.RestoreMinutes is { } restore && a.RespondMinutes is { } respond ? $"P1 restored in {Ui.ClockWords.Span(Duration.FromMinutes(restore))}, answered in {Ui.ClockWords.Span(Duration.FromMinutes(respond))}" : null,
            a.PromisedPercent is { } percent ? $"{percent.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} % a month" : null,
        }.OfType<string>())))];
    }

    sealed record KitRow(SignedRow? Signed, List<HardwareLine> Lines);

    sealed record SignedRow(int Number, Instant? SignedAt, Instant? VoidAt);

    static readonly KnownQuery<Guid, KitRow> Kit = new((db, network) => db.KitLists.AsNoTracking().Where(k => k.NetworkId == network).Select(k => new KitRow(
        k.Versions.Where(v => v.SignedAt != null).OrderByDescending(v => v.Number).Select(v => new SignedRow(v.Number, v.SignedAt, v.VoidAt)).FirstOrDefault(),
        k.Lines.OrderBy(l => l.Number).Select(l => new HardwareLine(l.Quantity, l.PartNumber, l.Description, l.Purpose)).ToList())));

    async Task<HardwareList> Hardware(Guid network)
    {
        var kit = await Kit.Row(db, network);
        return kit?.Signed is null ? new HardwareList(null, null, false, []) : new HardwareList(kit.Signed.Number, kit.Signed.SignedAt, kit.Signed.VoidAt is not null, kit.Lines);
    }

    sealed record TermRow(string Name, Instant From, Instant? Until, TermReason Reason, string Note);

    static readonly KnownQuery<Guid, TermRow> TermsOf = new((db, network) => (
        from t in db.AccountabilityTerms.AsNoTracking()
        where t.NetworkId == network
        join p in db.People on t.EngineerId equals p.Id
        orderby t.From descending
        select new TermRow(p.Name, t.From, t.Until, t.Reason, t.Note)).Take(20));

    async Task<List<TermLine>> Terms(Guid network) => [.. (await TermsOf.Rows(db, network)).Select(t => new TermLine(t.Name, t.From, t.Until, t.Reason.ToString(), t.Note))];
}

/// <summary>A service as the dossier reads it.</summary>
public sealed record ServiceRow(Guid Id, string Reference, string Kind, string Description, Guid? SiteId, Guid? ProviderId, string? Provider, string? Phone, string? ProviderZone, string? CircuitId, string? HowToReport);

/// <summary>A site as the dossier reads it.</summary>
public sealed record SiteRow(Guid Id, string Code, string Name, string Address, string? Access, string Zone);

/// <summary>An open ticket with what the map and the list of calls need of it.</summary>
public sealed record OpenRow(Guid Id, Guid? SiteId, Guid? ServiceId, Impact Impact, OpenTicket Ticket);
