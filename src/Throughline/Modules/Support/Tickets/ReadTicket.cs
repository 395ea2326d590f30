using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
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
        var t = await db.Tickets.AsNoTracking().One(input.Ticket);
        var zone = user.Zone;
        var hoursOf = await hours.For(t);
        var ours = user.SeesAll;
        var people = await Beside(t, now);
        TicketPerson? Find(Guid? id) => people.FirstOrDefault(x => x.Id == id);

        var others = t.Clocks.Select(c => c.OwedById).Append(t.ProviderId).OfType<Guid>().Distinct().ToList();
        var names = others.Count == 0 ? [] : await db.Organisations.AsNoTracking().Where(o => others.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name);
        var moved = (await (from m in db.ClockDueChanges.AsNoTracking() where m.TicketId == t.Id join r in db.ClockRederivations on m.RederivationId equals r.Id orderby r.At select new { m.ClockId, Line = new DueMoved(r.At, m.OldDueAt, m.NewDueAt, r.Why) }).Take(100).ToListAsync()).ToLookup(m => m.ClockId, m => m.Line);

        var family = await Family(t);
        IEnumerable<FamilyTicket> Kin(Func<KinRow, bool> which) => family.Where(which).Select(k => k.Ticket);

        return new TicketModel(
            t.Id, t.Reference, t.Version, t.Title, t.Description, t.Kind, t.State, t.Impact, t.Urgency, t.Priority, t.Channel,
            t.ReporterName, t.OpenedAt, t.AcknowledgedAt, t.ResolvedAt, t.Cause, t.Fix, t.Component,
            t.Tier, Find(t.OwnerId), t.Ball, t.BallWith, t.BallSince, t.WaitReason, t.WaitUntil,
            t.CustomerReference, t.ProviderReference, t.ProviderId is { } provider ? names.GetValueOrDefault(provider) : null, ours ? t.ProblemReference : null, t.Reopenings, t.Bounces,
            await Where(t), [.. t.Clocks.Where(c => ours || c.Kind is not (ClockKind.TierRestore or ClockKind.PartnerRestore)).OrderBy(c => c.Kind).ThenBy(c => c.StartedAt).Select(c => Model(c, hoursOf, now, ours, names, moved))], await Journal(t, now),
            ours ? await Work(t) : [], await SharedWith(t),
            ours ? await Like(t, now) : null, ours && t.NetworkId is { } n && t.MayCostMoney && (t.ResolvedAt ?? now).DateIn(zone).ToYearMonth() == now.DateIn(zone).ToYearMonth() ? await credits.Of(n) : null,
            ours, !t.IsOpen && now - t.ResolvedAt <= Ticket.ReopenWithin, zone, now,
            ours ? await Colleagues() : [], dutyNow is { } on ? new TicketPerson(on.PersonId, on.Name, null, on.Phone) : null, ours ? Find(manager) : null,
            new FamilyModel(Kin(k => k.Id == t.ParentId).FirstOrDefault(), Kin(k => k.Id == t.MergedIntoId).FirstOrDefault()), ours ? [.. Kin(k => k.Id != t.ParentId && k.Id != t.MergedIntoId)] : [],
            await Similar(t), ours && user.Holds(Roles.Technical), t.ErasedAt, ours && !t.IsOpen && t.ErasedAt is null && user.Holds(Role.Manager | Role.Administrator));
    }

    sealed record KinRow(Guid Id, FamilyTicket Ticket);

    /// <summary>The ticket this one is part of, the one it goes on as, and those that go with it.</summary>
    Task<List<KinRow>> Family(Ticket t) => (
        from x in db.Tickets.AsNoTracking()
        where x.Id == t.ParentId || x.Id == t.MergedIntoId || x.ParentId == t.Id || x.MergedIntoId == t.Id
        join n in db.Networks on x.NetworkId equals n.Id into networks
        from n in networks.DefaultIfEmpty()
        join o in db.Organisations on x.OrganisationId equals o.Id into houses
        from o in houses.DefaultIfEmpty()
        orderby x.Number
        select new KinRow(x.Id, new FamilyTicket("T-" + x.Number, x.Title, x.State, o == null ? null : o.Name, n == null ? null : "N-" + n.Number))).Take(200).ToListAsync();

    DutyPerson? dutyNow;
    Guid? manager;

    async Task<List<TicketPerson>> Beside(Ticket t, Instant now)
    {
        if (user.SeesAll && t.TeamId is { } team)
        {
            dutyNow = await duty.At(team, now);
            manager = await db.Teams.AsNoTracking().Where(x => x.Id == team).Select(x => x.ManagerId).SingleOrDefaultAsync();
        }
        var ids = new[] { t.OwnerId, manager }.OfType<Guid>().ToList();
        return await db.People.AsNoTracking().Where(x => ids.Contains(x.Id)).Select(x => new TicketPerson(x.Id, x.Name, x.Tier, x.Phone)).ToListAsync();
    }

    async Task<TicketWhere?> Where(Ticket t) => t.NetworkId is null ? null : await (
        from n in db.Networks.AsNoTracking()
        where n.Id == t.NetworkId
        join c in db.Organisations on n.CustomerId equals c.Id
        join e in db.People on n.EngineerId equals e.Id into engineers
        from engineer in engineers.DefaultIfEmpty()
        select new TicketWhere("N-" + n.Number, n.Name, c.Name, engineer == null ? null : engineer.Name, engineer == null ? null : engineer.Phone,
            n.Sites.Where(s => s.Id == t.SiteId).Select(s => s.Name).FirstOrDefault(),
            n.Services.Where(s => s.Id == t.ServiceId).Select(s => "S-" + s.Number).FirstOrDefault(),
            n.Services.Where(s => s.Id == t.ServiceId).Select(s => s.Kind).FirstOrDefault(),
            n.Services.Where(s => s.Id == t.ServiceId).Select(s => s.CircuitId).FirstOrDefault())).SingleOrDefaultAsync();

    static ClockModel Model(TicketClock c, Func<Guid?, BusinessCalendar> hours, Instant now, bool ours, Dictionary<Guid, string> names, ILookup<Guid, DueMoved> moved)
    {
        var r = c.Read(hours, now);
        return new ClockModel(c.Id, c.Kind, ours || c.IsCustomers ? c.Agreement : null, r.Start, r.Target, r.Elapsed, r.Left, r.Due, r.Paused, r.PausedFor, r.StoppedAt, r.Breached, r.Share,
            r.Due ?? r.DueIfResumed ?? Ticket.NeverRunsOut, r.Stretches, ours ? [.. c.Facts.OrderBy(f => f.At).Select(f => new ClockFactLine(f.Id, f.Event, f.At, f.RecordedAt, f.Reason, f.WaitingOn, f.Evidence))] : [],
            c.Tier is { } tier ? $"Tier {tier}" : c.OwedById is { } by ? names.GetValueOrDefault(by) : null, ours ? [.. moved[c.Id]] : []);
    }

    async Task<List<JournalEntry>> Journal(Ticket t, Instant now)
    {
        var facts = await (from f in db.Facts.AsNoTracking()
                           where f.Subject == t.Id
                           join p in db.People on f.By equals p.Id into who
                           from p in who.DefaultIfEmpty()
                           join o in db.Organisations on p.OrganisationId equals o.Id into houses
                           from o in houses.DefaultIfEmpty()
                           orderby f.Sequence descending
                           select new { f.At, Who = p == null ? null : p.Name, Organisation = o == null ? null : o.Name, Side = o == null ? PartyKind.Us : o.Side, f.Sentence, f.IsKey }).Take(200).ToListAsync();
        var notes = await (from n in db.TicketNotes.AsNoTracking()
                           where n.TicketId == t.Id
                           join p in db.People on n.AuthorId equals p.Id
                           join o in db.Organisations on p.OrganisationId equals o.Id
                           orderby n.At descending
                           select new { n.Id, n.At, n.AuthorId, Who = p.Name, Organisation = o.Name, o.Side, n.Text, n.Readers, n.WithdrawnAt }).Take(200).ToListAsync();
        return [.. facts.Select(f => new JournalEntry(f.At, f.Who, f.Organisation, f.Side, Short(f.Sentence, t.Reference), f.IsKey, false, true, null, false, false))
            .Concat(notes.Select(n => new JournalEntry(n.At, n.Who, n.Organisation, n.Side, n.Text, false, true, n.Readers == Readers.Everyone, n.Id,
                n.AuthorId == user.Id && n.Readers == Readers.Everyone && now - n.At <= TicketNote.WithdrawWithin, n.WithdrawnAt is not null)))
            .OrderByDescending(e => e.At)];
    }

    // on the ticket's own page its number need not be said again
    static string Short(string sentence, string reference) => sentence.StartsWith(reference + " ", StringComparison.Ordinal) ? char.ToUpperInvariant(sentence[reference.Length + 1]) + sentence[(reference.Length + 2)..] : sentence;

    Task<List<WorkLine>> Work(Ticket t)
    {
        var (me, may, all) = (user.Id, t.ErasedAt is null && user.Holds(Roles.Technical), user.Holds(Role.Manager));
        return (from w in db.WorkEntries.AsNoTracking() where w.TicketId == t.Id join p in db.People on w.PersonId equals p.Id orderby w.At select new WorkLine(w.Id, may && (all || w.PersonId == me), p.Name, w.Tier, w.What, w.Minutes, w.At, w.SiteTrip, w.ExpensesMinor)).Take(200).ToListAsync();
    }

    async Task<List<string>> SharedWith(Ticket t)
    {
        var now = clock.Now();
        var names = t.NetworkId is null
            ? await db.Organisations.AsNoTracking().Where(o => o.Id == t.OrganisationId && o.Side != PartyKind.Us).Select(o => o.Name).ToListAsync()
            : await (from g in db.Grants.IgnoreQueryFilters().AsNoTracking() where g.NetworkId == t.NetworkId && g.From <= now && (g.Until == null || g.Until > now) join o in db.Organisations on g.OrganisationId equals o.Id select o.Name).Distinct().ToListAsync();
        return [.. names.Order(StringComparer.Ordinal)];
    }

    async Task<LikeFaults?> Like(Ticket t, Instant now)
    {
        foreach (var finder in like)
            if (await finder.Of(t, now) is { } found) return found;
        return null;
    }

    async Task<SimilarTickets> Similar(Ticket t) => similar.FirstOrDefault() is { } find ? await find.To(t) : SimilarTickets.None;

    Task<List<string>> Colleagues() =>
        db.People.AsNoTracking().Where(p => p.DisabledAt == null && p.Tier != null).OrderBy(p => p.Name).Select(p => p.Name).Take(60).ToListAsync();
}
