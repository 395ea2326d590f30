using Throughline.Data.Bulk;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Routing;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Opens a ticket: it is routed, its two promises begin to run, and whoever must know is told, all in one transaction.</summary>
public sealed class OpenTicket(ThroughlineDb db, ReadStanding standings, SeenNetworks seen, FindPromise promises, Maintenance.HeedMaintenance maintenance, WorkingCalendars calendars, Numbers numbers, Escalation.EscalationPlans escalation, CurrentUser user, IClock clock)
{
    /// <param name="Network">N-1042; without it the ticket waits in triage.</param>
    /// <param name="ReportedAt">When it was said, if that is not now; only our own people may say so.</param>
    /// <param name="Files">What came with the report, kept with a first note: private to our own people unless the other companies sent it themselves.</param>
    public sealed record Input(
        [property: AtMost(200)] string Title,
        [property: AtMost(8000)] string? Description = null,
        [property: AtMost(40)] string? Network = null,
        TicketKind Kind = TicketKind.Incident,
        Impact Impact = Impact.Impaired,
        Urgency? Urgency = null,
        [property: AtMost(40)] string? Site = null,
        [property: AtMost(40)] string? Service = null,
        [property: AtMost(80), Words("What failed")] string? Component = null,
        Channel? Channel = null,
        [property: AtMost(200), Words("Who reported it")] string? Reporter = null,
        [property: AtMost(80), Words("Their reference")] string? CustomerReference = null,
        [property: Words("When it was reported")] Instant? ReportedAt = null,
        IReadOnlyList<Upload>? Files = null);

    /// <summary>All that opening writes: nothing else is needed, so that it can be saved alone or in one group with others.</summary>
    public sealed record Opened(Ticket Ticket, IReadOnlyList<Fact> Facts, IReadOnlyList<DueWork> Work)
    {
        public void AddTo(ThroughlineDb db)
        {
            db.Tickets.Add(Ticket);
            db.Facts.AddRange(Facts);
            db.DueWork.AddRange(Work);
        }

        internal static readonly IReadOnlyList<(Type, string?)> Tables =
            [(typeof(Ticket), null), (typeof(TicketClock), nameof(TicketClock.TicketId)), (typeof(TicketClockFact), "ClockId"), (typeof(Fact), null), (typeof(DueWork), null)];

        internal void AddTo(NewRows rows)
        {
            rows.Add(Ticket);
            foreach (var clock in Ticket.Clocks)
            {
                rows.Add(clock, Ticket.Id);
                foreach (var fact in clock.Facts) rows.Add(fact, clock.Id);
            }
            foreach (var fact in Facts) rows.Add(fact);
            foreach (var work in Work) rows.Add(work);
        }
    }

    public async Task<Ticket> Run(Input input)
    {
        var opened = await Prepare(input);
        opened.AddTo(db);
        await db.SaveChangesAsync();
        return opened.Ticket;
    }

    /// <summary>Reads what is needed and decides everything; writes nothing.</summary>
    public async Task<Opened> Prepare(Input input) => (await Prepare([new Wish(input, user, [])]))[0].OrThrow();

    /// <summary>The same for many wishes of people who see the same networks: what is needed is read once for all.</summary>
    public Task<IReadOnlyList<Outcome>> Prepare(IReadOnlyList<Wish> wishes) => Prepare(wishes, clock.Now());

    /// <summary>The same for wishes that are written together: where journeys cost, the transaction begins here, and what can be foreseen is asked in one of them.</summary>
    internal async Task<IReadOnlyList<Outcome>> PrepareToAdd(IReadOnlyList<Wish> wishes)
    {
        var now = clock.Now();
        if (db.SeesAll && Named(wishes) is { Count: > 0 } named && seen.Guess(named) is { } guess)
            await db.AskAhead([standings.Question(guess.Numbers, now), promises.QuestionToCustomers(guess.Ids)], guess.Ids);
        return await Prepare(wishes, now);
    }

    static List<string> Named(IReadOnlyList<Wish> wishes) => [.. wishes.Select(w => w.Input.Network).OfType<string>().Distinct()];

    async Task<IReadOnlyList<Outcome>> Prepare(IReadOnlyList<Wish> wishes, Instant now)
    {
        var named = Named(wishes);
        var known = named.Count == 0 ? [] : await standings.All(named, now);
        seen.Saw(known);
        var terms = known.Count == 0 ? [] : await promises.ToCustomers([.. known.Select(s => s.NetworkId).Order()]);
        var windows = terms.Exists(t => t.MaintenanceNotice is not null) ? await maintenance.Of([.. known.Select(s => s.NetworkId)], now) : [];
        var outcomes = new List<Outcome>(wishes.Count);
        foreach (var wish in wishes)
        {
            try
            {
                outcomes.Add(new Outcome(await Prepare(wish, known, terms, windows, now), null));
            }
            catch (RuleException no)
            {
                outcomes.Add(new Outcome(null, no));
            }
        }
        return outcomes;
    }

    async Task<Opened> Prepare(Wish wish, List<Standing> known, List<FindPromise.Term> terms, IReadOnlyList<Maintenance.MaintenanceWindow> windows, Instant now)
    {
        var (input, by, _) = wish;
        var obstacles = new List<Obstacle>();
        var at = ReportedAt(input, by, now, obstacles);
        var priority = TicketWords.Priority(input.Impact, Urgent(input));
        var standing = input.Network is null ? null : known.FirstOrDefault(s => input.Network.Equals($"N-{s.NetworkNumber}", StringComparison.OrdinalIgnoreCase) || (Guid.TryParse(input.Network, out var id) && id == s.NetworkId));
        if (input.Network is not null && standing is null) obstacles.Add(new("unknown-network", $"There is no network {input.Network}, or it is not shared with you. Leave it empty if you are not sure: the ticket is held and answered all the same.", "/network"));
        var (siteId, serviceId) = standing is null ? (null, null) : await Where(input, standing, obstacles);
        RuleException.ThrowIfAny(obstacles);
        var promised = standing is null ? null : FindPromise.Best(terms, standing.NetworkId, serviceId, priority, at);
        var hours = promised?.CalendarId is { } calendar ? (await calendars.Of([calendar]))[calendar] : StandardHours.Always;
        var opened = Prepare(input, standing, siteId, serviceId, promised ?? Promised.OfTheHouse(priority), hours, await numbers.Next("T", block: 32), by, at, now);
        foreach (var window in windows) opened.Ticket.Heed(window, _ => promised?.MaintenanceNotice, _ => hours, now);
        return await escalation.First(opened.Ticket) is { } step ? opened with { Work = [.. opened.Work, step] } : opened;
    }

    /// <summary>Somebody's wish to open a ticket.</summary>
    /// <param name="Keys">Under which it came, if it came under one.</param>
    public sealed record Wish(Input Input, CurrentUser By, IReadOnlyList<IdempotentReply> Keys);

    /// <summary>What became of a wish: all that is to be written, or why not.</summary>
    public sealed record Outcome(Opened? Opened, RuleException? Refusal)
    {
        public Opened OrThrow() => Opened ?? throw Refusal!;
    }

    /// <summary>The pure part: the same input and knowledge give the same ticket, facts and work.</summary>
    public static Opened Prepare(Input input, Standing? standing, Guid? siteId, Guid? serviceId, Promised promised, BusinessCalendar hours, long number, CurrentUser user, Instant at, Instant now)
    {
        var ours = user.Side == PartyKind.Us;
        var reporter = ours && input.Reporter is { } named ? named : user.Name;
        var channel = ours ? input.Channel ?? Channel.Phone : user.Side == PartyKind.Partner ? Channel.Partner : Channel.Portal;
        var ticket = new Ticket(number, input.Kind, input.Title, input.Description ?? "", input.Impact, Urgent(input), channel, reporter == user.Name ? user.Id : null, reporter, at) { CustomerReference = input.CustomerReference };

        if (standing is null) ticket.AwaitsTriage(user.OrganisationId);
        else ticket.IsAbout(standing.NetworkId, standing.CustomerId, siteId, serviceId, input.Component);
        var start = promised.Starts == ClockStart.Reported ? at : now;
        void Promise(ClockKind kind, int minutes) => ticket.Promise(new TicketClock(kind, start, minutes, promised.CalendarId, hours, promised.AgreementId, promised.Agreement, promised.Pauses, promised.Stops));
        Promise(ClockKind.CustomerRespond, promised.RespondMinutes);
        Promise(ClockKind.CustomerRestore, promised.RestoreMinutes);
        if (promised.ResolveMinutes is { } resolve) Promise(ClockKind.CustomerResolve, resolve);

        var routed = standing is null ? new Routed(null, null, null, "held for triage") : TicketRoute.For(standing, now);
        ticket.AssignTo(routed.OwnerId, routed.TeamId, 1);
        var work = new List<DueWork>();
        var where = standing is null ? "no network known yet" : $"{standing.Network}, {standing.Customer}";
        if (routed.OwnerId is { } owner && owner != user.Id)
            work.Add(Tell.Person(owner, ticket, "opened", $"{ticket.Reference} P{ticket.Priority} {ticket.Title}", $"{where}: yours, as {routed.Why}.\n{ticket.Description}", now));
        if (routed.FollowerId is { } follower && follower != user.Id)
            work.Add(Tell.Person(follower, ticket, "opened", $"{ticket.Reference} P{ticket.Priority} {ticket.Title}", $"{where}: you are accountable; somebody else answers now ({routed.Why}).\n{ticket.Description}", now));
        return new Opened(ticket, [Fact.Of(new TicketOpened(ticket.Id, ticket.Reference, ticket.Title, ticket.Impact, ticket.Priority, channel, reporter), ticket.NetworkId, user.Id, now)], work);
    }

    static Urgency Urgent(Input input) => input.Urgency ?? (input.Impact == Impact.Down ? Urgency.High : Urgency.Normal);

    static Instant ReportedAt(Input input, CurrentUser by, Instant now, List<Obstacle> obstacles)
    {
        if (input.ReportedAt is not { } at || by.Side != PartyKind.Us) return now;
        if (at > now || now - at > Duration.FromDays(31))
            obstacles.Add(new("reported-out-of-range", $"It is {now.Text(null)} UTC; a report of {at.Text(null)} UTC is {(at > now ? "not yet made" : "more than 31 days old")}. Give an instant between.", "/reportedAt"));
        return at.ToMicroseconds();
    }

    async Task<(Guid? Site, Guid? Service)> Where(Input input, Standing standing, List<Obstacle> obstacles)
    {
        if (input.Site is null && input.Service is null) return (null, null);
        var network = await db.Networks.AsNoTracking().Where(n => n.Id == standing.NetworkId)
            .Select(n => new { Sites = n.Sites.Select(s => new { s.Id, s.Code, s.Name }).ToList(), Services = n.Services.Select(s => new { s.Id, s.Number, s.SiteId }).ToList() }).AsSplitQuery().SingleAsync();
        var site = network.Sites.FirstOrDefault(s => s.Code == input.Site || s.Name == input.Site || s.Id == Ids.Of(input.Site));
        var service = network.Services.FirstOrDefault(s => $"S-{s.Number}" == input.Service || s.Id == Ids.Of(input.Service));
        if (input.Site is not null && site is null) obstacles.Add(new("unknown-site", $"N-{standing.NetworkNumber} has no site {input.Site}. Its sites: {string.Join(", ", network.Sites.Select(s => s.Code))}.", "/site"));
        if (input.Service is not null && service is null) obstacles.Add(new("unknown-service", $"N-{standing.NetworkNumber} has no service {input.Service}. Its services: {string.Join(", ", network.Services.Select(s => $"S-{s.Number}"))}.", "/service"));
        return (site?.Id ?? service?.SiteId, service?.Id);
    }
}
