using System.Globalization;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Networks.Accountability;

/// <summary>Puts one engineer in the place of another, or of nobody, at one instant. The only code that begins a term.</summary>
public sealed class PassAccountability(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <summary>The term that is open now; read it before asking for <see cref="To"/>, so that a change in between is noticed.</summary>
    public async Task<Guid?> OpenTerm(Guid networkId) =>
        await db.AccountabilityTerms.AsNoTracking().Where(t => t.NetworkId == networkId && t.Until == null).Select(t => (Guid?)t.Id).SingleOrDefaultAsync();

    /// <summary>Begins the term inside the caller's transaction and saves it. The caller then moves phases, answers requests and saves its own.</summary>
    /// <param name="network">A tracked network.</param>
    /// <param name="seen">The open term as the asker saw it; null when nobody was accountable.</param>
    /// <param name="from">Null is now; earlier only where nobody's term is cut that has signed since.</param>
    /// <exception cref="StaleException">Somebody else changed the accountability in between; says who and when.</exception>
    public async Task<AccountabilityTerm> To(Network network, Guid engineerId, Guid? seen, TermReason reason, string note = "", Instant? from = null, Guid? handoverId = null)
    {
        // takes the row, so that a second manager waits here and then finds the term changed
        await db.Networks.IgnoreQueryFilters().Where(n => n.Id == network.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.Region, x => x.Region));
        var open = await db.AccountabilityTerms.AsNoTracking().SingleOrDefaultAsync(t => t.NetworkId == network.Id && t.Until == null);
        if (open?.Id != seen) throw await Changed(open, network);

        var now = clock.Now();
        var begins = from?.ToMicroseconds() ?? now;
        if (from is null && open is not null && begins <= open.From) begins = open.From + Duration.FromTicks(10);
        RuleException.ThrowIfAny([.. await ObstaclesToHold(engineerId), .. ObstaclesToBegin(network, open, engineerId, begins, from is null ? begins : now, reason, from is not null, note)]);

        var term = new AccountabilityTerm(network.Id, engineerId, begins, reason, user.Id, now, note, handoverId);
        db.AccountabilityTerms.Add(term);
        network.IsAnsweredForBy(engineerId);
        var names = await db.NamesOfPeople(open is null ? [engineerId] : [engineerId, open.EngineerId]);
        db.Facts.Add(Fact.Of(new AccountabilityBegan(network.Id, engineerId, names[engineerId], open is null ? null : names[open.EngineerId], begins, reason, note), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return term;
    }

    /// <summary>Why a person cannot hold networks: not active, not ours, not an engineer.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToHold(Guid engineerId)
    {
        var found = await (
            from p in db.People.AsNoTracking()
            join o in db.Organisations on p.OrganisationId equals o.Id
            where p.Id == engineerId
            select new { p.Name, p.Roles, p.DisabledAt, o.Side, Company = o.Name }).SingleOrDefaultAsync();
        if (found is null) return [new("no-person", "There is no such person. Choose one of our engineers.", "/engineer")];
        var obstacles = new List<Obstacle>();
        if (found.Side != PartyKind.Us) obstacles.Add(new("not-staff", $"{found.Name} works for {found.Company}; only our own engineers are accountable. Choose one of them, and delegate the work to {found.Name}.", "/engineer"));
        else if ((found.Roles & Role.Engineer) == 0) obstacles.Add(new("not-an-engineer", $"{found.Name} is not an engineer ({found.Roles}); only an engineer is accountable. Choose another, or give {found.Name} the role first.", "/engineer"));
        if (found.DisabledAt is not null) obstacles.Add(new("not-active", $"{found.Name} is disabled. Choose somebody who works here.", "/engineer"));
        return obstacles;
    }

    /// <summary>Everything that is wrong with beginning a term then: a pure rule.</summary>
    /// <param name="given">True when the instant was asked for, not simply now.</param>
    internal static IReadOnlyList<Obstacle> ObstaclesToBegin(Network network, AccountabilityTerm? open, Guid engineerId, Instant begins, Instant now, TermReason reason, bool given, string note)
    {
        var obstacles = new List<Obstacle>();
        if (Phases.After(network.Phase).Count == 0)
            obstacles.Add(new("network-ended", $"{network.Reference} is {network.Phase.Word().ToLowerInvariant()}; nobody is accountable for it any more. Open a new network."));
        if (begins < network.CreatedAt)
            obstacles.Add(new("before-network", $"The term would start {Stamp(begins)}, before {network.Reference} was opened {Stamp(network.CreatedAt)}. Start it then or later.", "/from"));
        if (begins > now)
            obstacles.Add(new("in-future", $"The term would start {Stamp(begins)}, in the future. Plan a handover with that day as its effective date.", "/from"));
        if (open is not null && open.EngineerId == engineerId)
            obstacles.Add(new("same-person", $"This engineer has been accountable for {network.Reference} since {Stamp(open.From)}: successor and predecessor are the same person. Choose another.", "/engineer"));
        if (given && open is not null)
        {
            if (begins <= open.From)
                obstacles.Add(new("rewrites-past", $"The present term began {Stamp(open.From)}; one from {Stamp(begins)} would leave a gap or an overlap. What was is never rewritten: begin the correction after that instant, and say in the note what was wrong.", "/from"));
            else if (reason != TermReason.Correction && begins < now)
                obstacles.Add(new("back-dated", $"Only a correction begins in the past. Leave the start empty for now, or give the reason correction with a note.", "/from"));
        }
        if (reason is TermReason.Correction or TermReason.Reorganisation or TermReason.Emergency && string.IsNullOrWhiteSpace(note))
            obstacles.Add(new("note-missing", $"Say why: a term by {reason.ToString().ToLowerInvariant()} stands in the history for good.", "/note"));
        return obstacles;
    }

    async Task<StaleException> Changed(AccountabilityTerm? open, Network network)
    {
        if (open is null) return new($"Accountability for {network.Reference} ended a moment ago. Reload to see how it stands.");
        var by = open.DecidedBy is { } id ? await db.People.AsNoTracking().Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync() : null;
        var holder = await db.People.AsNoTracking().Where(p => p.Id == open.EngineerId).Select(p => p.Name).SingleAsync();
        var at = open.RecordedAt.InZone(Times.ZoneOf(user.Zone)).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return new($"Accountability changed at {at} by {by ?? "Throughline"}: {holder} is accountable for {network.Reference} now. Reload, then decide again.");
    }

    static string Stamp(Instant at) => at.InUtc().ToString("d MMM uuuu HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>An engineer became accountable for a network.</summary>
public sealed record AccountabilityBegan(Guid NetworkId, Guid EngineerId, string Engineer, string? Before, Instant From, TermReason Reason, string Note) : Happening
{
    public override string Sentence => $"{Engineer} is accountable{(Before is null ? "" : $", after {Before}")}{Reason switch
    {
        TermReason.Initial => "",
        TermReason.Reorganisation => " (reorganisation)",
        _ => $" ({Reason.ToString().ToLowerInvariant()})",
    }}.{(Note.Length == 0 ? "" : " " + Note)}";
    public override Guid? Subject => NetworkId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}
