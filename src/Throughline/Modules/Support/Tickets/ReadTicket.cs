using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Reads a ticket with its clocks, journal, notes and work; what the reader may not see is not read.</summary>
public sealed class ReadTicket(ThroughlineDb db, ClockHours hours, WhoIsOnDuty duty, ReadCredits credits, IEnumerable<IFindLikeFaults> like, IEnumerable<IFindSimilarTickets> similar, CurrentUser user, IClock clock)
{
    public sealed record Input(string Ticket);

    public async Task<TicketModel> Run(Input input)
    {
        var now = clock.Now();
        var t = await db.TicketToRead(input.Ticket);
        var zone = user.Zone;
        var hoursOf = await hours.For(t);
        var ours = user.SeesAll;
        var people = await Beside(t, now);
        TicketPerson? Find(Guid? id) => people.FirstOrDefault(x => x.Id == id);

        var names = await db.NamesOfOrganisations(t.Clocks.Select(c => c.OwedById).Append(t.ProviderId).OfType<Guid>());
        var moved = (await Moved.Rows(db, t.Id)).ToLookup(m => m.ClockId, m => m.Line);

        var family = await Family.Rows(db, t.Id, t.ParentId, t.MergedIntoId);
        IEnumerable<FamilyTicket> Kin(Func<KinRow, bool> which) => family.Where(which).Select(k => k.Ticket);

        return new TicketModel(
            t.Id, t.Reference, t.Version, t.Title, t.Description, t.Kind, t.State, t.Impact, t.Urgency, t.Priority, t.Channel,
            t.ReporterName, t.OpenedAt, t.AcknowledgedAt, t.ResolvedAt, t.Cause, t.Fix, t.Component,
            t.Tier, Find(t.OwnerId), t.Ball, t.BallWith, t.BallSince, t.WaitReason, t.WaitUntil,
            t.CustomerReference, t.ProviderReference, t.ProviderId is { } provider ? names.GetValueOrDefault(provider) : null, ours ? t.ProblemReference : null, t.Reopenings, t.Bounces,
            t.NetworkId is { } where ? await Where.Row(db, where, t.SiteId, t.ServiceId) : null, [.. t.Clocks.Where(c => ours || c.Kind is not (ClockKind.TierRestore or ClockKind.PartnerRestore)).OrderBy(c => c.Kind).ThenBy(c => c.StartedAt).Select(c => Model(c, hoursOf, now, ours, names, moved))], await Journal(t, now),
            ours ? await WorkOf(t) : [], await SharedWith(t),
            ours ? await Like(t, now) : null, ours && t.NetworkId is { } n && t.MayCostMoney && (t.ResolvedAt ?? now).DateIn(zone).ToYearMonth() == now.DateIn(zone).ToYearMonth() ? await credits.Of(n) : null,
            ours, !t.IsOpen && now - t.ResolvedAt <= Ticket.ReopenWithin, zone, now,
            ours ? await Colleagues.Rows(db, user.OrganisationId!.Value) : [], dutyNow is { } on ? new TicketPerson(on.PersonId, on.Name, null, on.Phone) : null, ours ? Find(manager) : null,
            new FamilyModel(Kin(k => k.Id == t.ParentId).FirstOrDefault(), Kin(k => k.Id == t.MergedIntoId).FirstOrDefault()), ours ? [.. Kin(k => k.Id != t.ParentId && k.Id != t.MergedIntoId)] : [],
            await Similar(t), ours && user.Holds(Roles.Technical), t.ErasedAt, ours && !t.IsOpen && t.ErasedAt is null && user.Holds(Role.Manager | Role.Administrator));
    }

    sealed record KinRow(Guid Id, FamilyTicket Ticket);

    /// <summary>The ticket this one is part of, the one it goes on as, and those that go with it.</summary>
    static readonly KnownQuery<Guid, Guid?, Guid?, KinRow> Family = new((db, ticket, parent, mergedInto) => (
        from x in db.Tickets.AsNoTracking()
        where x.Id == parent || x.Id == mergedInto || x.ParentId == ticket || x.MergedIntoId == ticket
        join n in db.Networks on x.NetworkId equals n.Id into networks
        from n in networks.DefaultIfEmpty()
        join o in db.Organisations on x.OrganisationId equals o.Id into houses
        from o in houses.DefaultIfEmpty()
        orderby x.Number
        select new KinRow(x.Id, new FamilyTicket("T-" + x.Number, x.Title, x.State, o == null ? null : o.Name, n == null ? null : "N-" + n.Number))).Take(200));

    sealed record MovedRow(Guid ClockId, DueMoved Line);

    static readonly KnownQuery<Guid, MovedRow> Moved = new((db, ticket) => (
        from m in db.ClockDueChanges.AsNoTracking()
        where m.TicketId == ticket
        join r in db.ClockRederivations on m.RederivationId equals r.Id
        orderby r.At
        select new MovedRow(m.ClockId, new DueMoved(r.At, m.OldDueAt, m.NewDueAt, r.Why))).Take(100));

    DutyPerson? dutyNow;
    Guid? manager;

    async Task<List<TicketPerson>> Beside(Ticket t, Instant now)
    {
        if (user.SeesAll && t.TeamId is { } team)
        {
            dutyNow = await duty.At(team, now);
            manager = await ManagerOf.Row(db, team);
        }
        return await People.Rows(db, [.. new[] { t.OwnerId, manager }.OfType<Guid>()]);
    }

    static readonly KnownQuery<Guid, Guid?> ManagerOf = new((db, team) => db.Teams.AsNoTracking().Where(x => x.Id == team).Select(x => x.ManagerId));

    static readonly KnownQuery<Guid[], TicketPerson> People = new((db, ids) => db.People.AsNoTracking().Where(x => ids.Contains(x.Id)).Select(x => new TicketPerson(x.Id, x.Name, x.Tier, x.Phone)));

    static readonly KnownQuery<Guid, Guid?, Guid?, TicketWhere> Where = new((db, network, site, service) =>
        from n in db.Networks.AsNoTracking()
        where n.Id == network
        join c in db.Organisations on n.CustomerId equals c.Id
        join e in db.People on n.EngineerId equals e.Id into engineers
        from engineer in engineers.DefaultIfEmpty()
        select new TicketWhere("N-" + n.Number, n.Name, c.Name, engineer == null ? null : engineer.Name, engineer == null ? null : engineer.Phone,
            n.Sites.Where(s => s.Id == site).Select(s => s.Name).FirstOrDefault(),
            n.Services.Where(s => s.Id == service).Select(s => "S-" + s.Number).FirstOrDefault(),
            n.Services.Where(s => s.Id == service).Select(s => s.Kind).FirstOrDefault(),
            n.Services.Where(s => s.Id == service).Select(s => s.CircuitId).FirstOrDefault()));

    static ClockModel Model(TicketClock c, Func<Guid?, BusinessCalendar> hours, Instant now, bool ours, Dictionary<Guid, string> names, ILookup<Guid, DueMoved> moved)
    {
        var r = c.Read(hours, now);
        return new ClockModel(c.Id, c.Kind, ours || c.IsCustomers ? c.Agreement : null, r.Start, r.Target, r.Elapsed, r.Left, r.Due, r.Paused, r.PausedFor, r.StoppedAt, r.Breached, r.Share,
            r.Due ?? r.DueIfResumed ?? Ticket.NeverRunsOut, r.Stretches, ours ? [.. c.Facts.OrderBy(f => f.At).Select(f => new ClockFactLine(f.Id, f.Event, f.At, f.RecordedAt, f.Reason, f.WaitingOn, f.Evidence, c.Facts.Find(o => o.Corrects == f.Id) is { } by ? by.Event == ClockEvent.Withdrawn ? "taken back" : "corrected" : null))] : [],
            c.Tier is { } tier ? $"Tier {tier}" : c.OwedById is { } by ? names.GetValueOrDefault(by) : null, ours ? [.. moved[c.Id]] : []);
    }

    async Task<List<JournalEntry>> Journal(Ticket t, Instant now)
    {
        var facts = await Told.Rows(db, t.Id);
        var notes = await Notes.Rows(db, t.Id);
        var files = (notes.Count == 0 ? [] : await Files.Rows(db, t.Id)).ToLookup(f => f.NoteId, f => new NoteFileLine(f.Id, f.Name, f.Type, f.Bytes, $"/tickets/{t.Reference}/files/{f.Id}"));
        return [.. facts.Select(f => new JournalEntry(f.At, f.Who, f.Organisation, f.Side, Short(f.Sentence, t.Reference), f.IsKey, false, true, null, false, false, []))
            .Concat(notes.Select(n => new JournalEntry(n.At, n.Who, n.Organisation, n.Side, n.Text, false, true, n.Readers == Readers.Everyone, n.Id,
                n.AuthorId == user.Id && n.Readers == Readers.Everyone && now - n.At <= TicketNote.WithdrawWithin, n.WithdrawnAt is not null, [.. files[n.Id]])))
            .OrderByDescending(e => e.At)];
    }

    // on the ticket's own page its number need not be said again
    static string Short(string sentence, string reference) => sentence.StartsWith(reference + " ", StringComparison.Ordinal) ? char.ToUpperInvariant(sentence[reference.Length + 1]) + sentence[(reference.Length + 2)..] : sentence;

    sealed record FactRow(Instant At, string? Who, string? Organisation, PartyKind Side, string Sentence, bool IsKey);

    static readonly KnownQuery<Guid, FactRow> Told = new((db, ticket) => (
        from f in db.Facts.AsNoTracking()
        where f.Subject == ticket
        join p in db.People on f.By equals p.Id into who
        from p in who.DefaultIfEmpty()
        join o in db.Organisations on p.OrganisationId equals o.Id into houses
        from o in houses.DefaultIfEmpty()
        orderby f.Sequence descending
        select new FactRow(f.At, p == null ? null : p.Name, o == null ? null : o.Name, o == null ? PartyKind.Us : o.Side, f.Sentence, f.IsKey)).Take(200));

    sealed record NoteRow(Guid Id, Instant At, Guid AuthorId, string Who, string Organisation, PartyKind Side, string Text, Readers Readers, Instant? WithdrawnAt);

    static readonly KnownQuery<Guid, NoteRow> Notes = new((db, ticket) => (
        from n in db.TicketNotes.AsNoTracking()
        where n.TicketId == ticket
        join p in db.People on n.AuthorId equals p.Id
        join o in db.Organisations on p.OrganisationId equals o.Id
        orderby n.At descending
        select new NoteRow(n.Id, n.At, n.AuthorId, p.Name, o.Name, o.Side, n.Text, n.Readers, n.WithdrawnAt)).Take(200));

    sealed record FileRow(Guid Id, Guid NoteId, string Name, string Type, long Bytes);

    static readonly KnownQuery<Guid, FileRow> Files = new((db, ticket) => db.NoteFiles.AsNoTracking().Where(f => f.TicketId == ticket).OrderBy(f => f.Name).Select(f => new FileRow(f.Id, f.NoteId, f.Name, f.Type, f.Bytes)));

    // who noted it, or a manager, may put it right
    Task<List<WorkLine>> WorkOf(Ticket t) =>
        Work.Rows(db, t.Id, t.ErasedAt is not null || !user.Holds(Roles.Technical) ? null : user.Id, t.ErasedAt is null && user.Holds(Roles.Technical) && user.Holds(Role.Manager));

    static readonly KnownQuery<Guid, Guid?, bool, WorkLine> Work = new((db, ticket, own, all) => (
        from w in db.WorkEntries.AsNoTracking()
        where w.TicketId == ticket
        join p in db.People on w.PersonId equals p.Id
        orderby w.At
        select new WorkLine(w.Id, all || w.PersonId == own, p.Name, w.Tier, w.What, w.Minutes, w.At, w.SiteTrip, w.ExpensesMinor)).Take(200));

    async Task<List<string>> SharedWith(Ticket t) =>
        [.. (t.NetworkId is { } network ? await Granted.Rows(db, network, clock.Now()) : await Outside.Rows(db, t.OrganisationId.GetValueOrDefault())).Order(StringComparer.Ordinal)];

    static readonly KnownQuery<Guid, string> Outside = new((db, organisation) => db.Organisations.AsNoTracking().Where(o => o.Id == organisation && o.Side != PartyKind.Us).Select(o => o.Name));

    static readonly KnownQuery<Guid, Instant, string> Granted = new((db, network, now) => (
        from g in db.Grants.IgnoreQueryFilters().AsNoTracking()
        where g.NetworkId == network && g.From <= now && (g.Until == null || g.Until > now)
        join o in db.Organisations on g.OrganisationId equals o.Id
        select o.Name).Distinct());

    async Task<LikeFaults?> Like(Ticket t, Instant now)
    {
        foreach (var finder in like)
            if (await finder.Of(t, now) is { } found) return found;
        return null;
    }

    async Task<SimilarTickets> Similar(Ticket t) => similar.FirstOrDefault() is { } find ? await find.To(t) : SimilarTickets.None;

    static readonly KnownQuery<Guid, string> Colleagues = new((db, house) => db.People.AsNoTracking().Where(p => p.OrganisationId == house && p.DisabledAt == null && p.Tier != null).OrderBy(p => p.Name).Select(p => p.Name).Take(60));
}
