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
        var services = await (
            from s in db.Set<Service>().AsNoTracking()
            where s.NetworkId == id
            join o in db.Organisations on s.ProviderId equals o.Id into providers
            from provider in providers.DefaultIfEmpty()
            orderby s.Number
            select new ServiceRow(s.Id, $"S-{s.Number}", s.Kind, s.Description, s.SiteId, s.ProviderId, provider == null ? null : provider.Name, provider == null ? null : provider.Phone, provider == null ? null : provider.Zone,
                s.CircuitId, s.HowToReport ?? (provider == null ? null : provider.FaultProcedure))).ToListAsync();
        var sites = await db.Set<Site>().AsNoTracking().Where(s => s.NetworkId == id).OrderBy(s => s.Code).Select(s => new SiteRow(s.Id, s.Code, s.Name, s.Address, s.Access, s.Zone)).ToListAsync();
        var open = await Open(id, sites);
        var all = (await facts.Of([id])).GetValueOrDefault(id) ?? new DossierFacts(head.EngineerId is not null, 0, 0, 0, 0, 0, false, null, null, new Dictionary<string, (Instant, string)>());
        var worst = open.FirstOrDefault();
        return new DossierModel(head, now, [.. open.Select(o => o.Ticket)], await DoNotTouch(id), await calls.For(head, services, sites, worst?.SiteId, now), await Seen(id, worst?.Id, now),
            await map.Of(head, sites, services, open, now), await Changes(id),
            [.. services.Select(s => new CircuitLine(s.Reference, s.Description, s.Provider, s.CircuitId, s.Phone, s.HowToReport, sites.FirstOrDefault(x => x.Id == s.SiteId)?.Name))],
            await Promises(id, now.DateIn(head.Zone)), await Hardware(id), [.. sites.Select(s => new PlaceLine(s.Code, s.Name, s.Address, s.Access, s.Zone))], await Terms(id),
            [.. all.At(now).OrderBy(s => s.Value).ThenBy(s => !s.SoonStale)], all.ScoreAt(now), user.Holds(Roles.Technical));
    }

    async Task<List<OpenRow>> Open(Guid network, List<SiteRow> sites)
    {
        var rows = await (
            from t in db.Tickets.AsNoTracking()
            where t.NetworkId == network && t.IsOpen
            orderby t.Priority, t.Number
            select new
            {
                t.Id, t.Number, t.Title, t.Impact, t.State, t.Priority, t.OpenedAt, t.ReporterName, t.SiteId, t.ServiceId, t.Component, t.ProviderReference,
                Owner = db.People.Where(p => p.Id == t.OwnerId).Select(p => p.Name).FirstOrDefault(),
                Provider = db.Organisations.Where(o => o.Id == t.ProviderId).Select(o => o.Name).FirstOrDefault(),
                Clocks = t.Clocks.Where(c => c.StoppedAt == null && c.Kind != ClockKind.CustomerRespond).Select(c => new { c.Kind, c.StartedAt, c.DueAt, c.Minutes, c.IsPaused, c.Agreement }).ToList(),
            }).Take(8).ToListAsync();
        return [.. rows.Select(t =>
        {
            RunningClock? Of(ClockKind kind) => t.Clocks.Where(c => c.Kind == kind).OrderByDescending(c => c.StartedAt).Select(c => new RunningClock(c.StartedAt, c.DueAt, c.Minutes, c.IsPaused, c.Agreement)).FirstOrDefault();
            var site = sites.FirstOrDefault(s => s.Id == t.SiteId);
            return new OpenRow(t.Id, t.SiteId, t.ServiceId, t.Impact, new OpenTicket($"T-{t.Number}", t.Title, t.Impact.Shape(), t.Impact == Impact.Down ? "Down" : t.Impact == Impact.Impaired ? "Impaired" : t.State.Word(),
                t.Priority, t.OpenedAt, t.ReporterName, t.Owner, site?.Name, t.Component, t.Provider, t.ProviderReference, Of(ClockKind.CustomerRestore), Of(ClockKind.ProviderRestore)));
        })];
    }

    async Task<List<DoNotTouch>> DoNotTouch(Guid network) => await (
        from c in db.Cautions.AsNoTracking()
        where c.NetworkId == network && c.LiftedAt == null
        join p in db.People on c.By equals p.Id into people
        from setter in people.DefaultIfEmpty()
        orderby c.At descending
        select new DoNotTouch(c.Id, c.Text, c.Why, setter == null ? null : setter.Name, c.At, c.Version)).Take(20).ToListAsync();

    async Task<SeenBefore> Seen(Guid network, Guid? ticket, Instant now)
    {
        LikeFaults? faults = null;
        if (ticket is { } id && await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == id) is var worst)
            foreach (var finder in like) faults ??= await finder.Of(worst, now);
        // at night the cure must be found before the fault is recognised
        if (faults?.KnownError is null)
            foreach (var finder in like) faults = await finder.KnownOn(network) ?? faults;
        var since = now - Duration.FromDays(365);
        var fixes = await (
            from t in db.Tickets.AsNoTracking()
            where t.NetworkId == network && !t.IsOpen && t.Kind == TicketKind.Incident && t.Fix != null && t.OpenedAt > since
            orderby t.Number descending
            select new EarlierFix($"T-{t.Number}", t.Title, t.Component, t.Fix!, t.OpenedAt)).Take(5).ToListAsync();
        return new SeenBefore(faults?.KnownError, faults?.Workaround, faults?.ProblemReference is { } problem ? $"{problem} {faults.ProblemTitle}".Trim() : null, faults?.Count ?? 0, faults?.Days ?? 90, fixes);
    }

    async Task<List<ChangeLine>> Changes(Guid network) => await db.ChangeRecords.AsNoTracking().Where(c => c.NetworkId == network).OrderByDescending(c => c.At).Take(10)
        .Select(c => new ChangeLine(c.At, c.What, c.ByName, c.Reference, c.Note)).ToListAsync();

    async Task<List<PromiseLine>> Promises(Guid network, LocalDate today)
    {
        var rows = await (
            from a in db.Agreements.AsNoTracking()
            where a.Covers.Any(c => c.NetworkId == network) && a.From <= today && (a.Until == null || a.Until >= today)
            join o in db.Organisations on a.OrganisationId equals o.Id
            orderby a.Number
            select new { a.Number, a.Title, a.Owes, o.Name, Now = a.Terms.Where(v => v.From <= today).OrderByDescending(v => v.Number).Select(v => new { v.PromisedPercent, Targets = v.Targets.Where(t => t.Priority == 1).Select(t => new { t.RespondMinutes, t.RestoreMinutes }).ToList() }).First() }).ToListAsync();
        return [.. rows.Select(a => new PromiseLine($"A-{a.Number:000}", a.Title, a.Owes == Agreements.Published.Owes.UsToCustomer, a.Name, string.Join(" · ", new[]
        {
            a.Now.Targets.Count == 0 ? null : $"P1 restored in {Ui.ClockWords.Span(Duration.FromMinutes(a.Now.Targets[0].RestoreMinutes))}, answered in {Ui.ClockWords.Span(Duration.FromMinutes(a.Now.Targets[0].RespondMinutes))}",
            a.Now.PromisedPercent is { } percent ? $"{percent.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} % a month" : null,
        }.OfType<string>())))];
    }

    async Task<HardwareList> Hardware(Guid network)
    {
        var kit = await db.KitLists.AsNoTracking().Where(k => k.NetworkId == network).Select(k => new
        {
            Signed = k.Versions.Where(v => v.SignedAt != null).OrderByDescending(v => v.Number).Select(v => new { v.Number, v.SignedAt, v.VoidAt }).FirstOrDefault(),
            Lines = k.Lines.OrderBy(l => l.Number).Select(l => new HardwareLine(l.Quantity, l.PartNumber, l.Description, l.Purpose)).ToList(),
        }).SingleOrDefaultAsync();
        return kit?.Signed is null ? new HardwareList(null, null, false, []) : new HardwareList(kit.Signed.Number, kit.Signed.SignedAt, kit.Signed.VoidAt is not null, kit.Lines);
    }

    async Task<List<TermLine>> Terms(Guid network)
    {
        var rows = await (
            from t in db.AccountabilityTerms.AsNoTracking()
            where t.NetworkId == network
            join p in db.People on t.EngineerId equals p.Id
            orderby t.From descending
            select new { p.Name, t.From, t.Until, t.Reason, t.Note }).Take(20).ToListAsync();
        return [.. rows.Select(t => new TermLine(t.Name, t.From, t.Until, t.Reason.ToString(), t.Note))];
    }
}

/// <summary>A service as the dossier reads it.</summary>
public sealed record ServiceRow(Guid Id, string Reference, string Kind, string Description, Guid? SiteId, Guid? ProviderId, string? Provider, string? Phone, string? ProviderZone, string? CircuitId, string? HowToReport);

/// <summary>A site as the dossier reads it.</summary>
public sealed record SiteRow(Guid Id, string Code, string Name, string Address, string? Access, string Zone);

/// <summary>An open ticket with what the map and the list of calls need of it.</summary>
public sealed record OpenRow(Guid Id, Guid? SiteId, Guid? ServiceId, Impact Impact, OpenTicket Ticket);
