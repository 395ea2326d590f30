using System.Globalization;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>What providers owe us and what we owe customers, newest first, with what is still to be done on top.</summary>
/// <param name="Next">Number to ask older claims with; null at the end.</param>
public sealed record ClaimsModel(IReadOnlyList<ClaimLine> Claims, IReadOnlyList<CreditRow> Credits, string ToClaim, LocalDate? NextDue, bool All, long? Next, LocalDate Today);

/// <summary>A claim in a list.</summary>
public sealed record ClaimLine(string Reference, ClaimState State, string Provider, string Network, string NetworkName, string? Circuit, LocalDate Month, IReadOnlyList<string> Tickets, int Minutes, long AmountMinor, long WorthMinor, string Currency, LocalDate DueOn, Instant? SubmittedAt, LocalDate? CreditedOn)
{
    /// <summary>17 Nov, or 2 outages in November.</summary>
    public string MonthName => Month.ToString("MMMM uuuu", CultureInfo.InvariantCulture);
}

/// <summary>A credit in a list.</summary>
public sealed record CreditRow(string Reference, CreditState State, string Customer, string Network, string NetworkName, LocalDate Month, long AmountMinor, string Currency, decimal AvailabilityPercent, decimal PromisedPercent, IReadOnlyList<string> Because, IReadOnlyList<string> Tickets, string? Invoice, string? Why)
{
    public string MonthName => Month.ToString("MMMM uuuu", CultureInfo.InvariantCulture);
}

/// <summary>One claim with what may be done next, and what stands in the way.</summary>
public sealed record ClaimModel(
    string Reference, int Version, ClaimState State, string Provider, string? ProviderPhone, string Agreement, string Network, string NetworkName, string? Service, string? CircuitId, string MonthName, LocalDate DueOn,
    decimal AvailabilityPercent, decimal PromisedPercent, long AmountMinor, IReadOnlyList<string> Because, long? AcceptedMinor, long? CreditedMinor, string Currency, string? TheirReference, Instant DraftedAt, Instant? SubmittedAt, string? SubmittedBy,
    Instant? AnsweredAt, string? Why, LocalDate? CreditedOn, string? CreditNote, Instant? ReconciledAt, IReadOnlyList<EvidenceLine> Evidence, IReadOnlyList<Obstacle> ToSubmit, IReadOnlyList<JournalLine> Journal, bool MayAct, string Zone) : IVersioned;

/// <summary>An outage behind a claim.</summary>
public sealed record EvidenceLine(string Ticket, string? TheirTicket, string? CircuitId, Instant From, Instant To, int Minutes);

/// <summary>What happened to it.</summary>
public sealed record JournalLine(Instant At, string? By, string Sentence);

/// <summary>One credit with what may be done next.</summary>
public sealed record CreditModel(
    string Reference, int Version, CreditState State, string Customer, string Agreement, string Network, string NetworkName, string? Service, string MonthName, decimal AvailabilityPercent, decimal PromisedPercent, int DownMinutes,
    long AmountMinor, string Currency, IReadOnlyList<string> Because, IReadOnlyList<string> Tickets, string? Invoice, string? Why, IReadOnlyList<JournalLine> Journal, bool MayReview, bool MayAct, string Zone) : IVersioned;

/// <summary>Reads claims and credits.</summary>
public sealed class ReadClaims(ThroughlineDb db, CurrentUser user, IClock clock)
{
    const int PageSize = 50;

    /// <param name="All">Also what is over.</param>
    /// <param name="Before">Claims with a smaller number than this.</param>
    public sealed record Input(bool All = false, long? Before = null);

    public sealed record OneInput(string Claim);

    public sealed record CreditInput(string Credit);

    public async Task<ClaimsModel> Run(Input input)
    {
        var claims = await (
            from c in db.Claims.AsNoTracking()
            join p in db.Organisations on c.ProviderId equals p.Id
            join n in db.Networks on c.NetworkId equals n.Id
            where (input.All || (c.State != ClaimState.Reconciled && c.State != ClaimState.Lapsed && c.State != ClaimState.Dropped)) && (input.Before == null || c.Number < input.Before)
            orderby c.Number descending
            select new { Claim = c, Provider = p.Name, NetworkNumber = n.Number, NetworkName = n.Name, Evidence = c.Evidence.Select(e => new { e.Ticket, e.Minutes, e.From }).ToList() }).Take(PageSize).ToListAsync();
        var credits = await (
            from c in db.Credits.AsNoTracking()
            join p in db.Organisations on c.CustomerId equals p.Id
            join n in db.Networks on c.NetworkId equals n.Id
            where (input.All || (c.State != CreditState.Posted && c.State != CreditState.Waived)) && c.AmountMinor > 0
            orderby c.Number descending
            select new { Credit = c, Customer = p.Name, NetworkNumber = n.Number, NetworkName = n.Name }).Take(PageSize).ToListAsync();
        var open = await db.Claims.AsNoTracking().Where(c => c.State == ClaimState.Draft || c.State == ClaimState.Due).GroupBy(c => c.Currency).Select(g => new { g.Key, Sum = g.Sum(c => c.AmountMinor), First = g.Min(c => c.DueOn) }).ToListAsync();
        var lines = claims.Select(c => new ClaimLine(c.Claim.Reference, c.Claim.State, c.Provider, $"N-{c.NetworkNumber}", c.NetworkName, c.Claim.CircuitId, c.Claim.Month, [.. c.Evidence.OrderBy(e => e.From).Select(e => e.Ticket)],
            c.Evidence.Sum(e => e.Minutes), c.Claim.AmountMinor, c.Claim.WorthMinor, c.Claim.Currency, c.Claim.DueOn, c.Claim.SubmittedAt, c.Claim.CreditedOn)).ToList();
        return new ClaimsModel(
            [.. lines.OrderBy(l => l.State is not (ClaimState.Draft or ClaimState.Due)).ThenBy(l => l.State is ClaimState.Draft or ClaimState.Due ? l.DueOn : LocalDate.MinIsoValue)],
            [.. credits.Select(c => new CreditRow(c.Credit.Reference, c.Credit.State, c.Customer, $"N-{c.NetworkNumber}", c.NetworkName, c.Credit.Month, c.Credit.AmountMinor, c.Credit.Currency, c.Credit.AvailabilityPercent, c.Credit.PromisedPercent, c.Credit.Because, c.Credit.Tickets, c.Credit.Invoice, c.Credit.Why))],
            open.Count == 0 ? "nothing" : string.Join(", ", open.Select(o => Money.Text(o.Sum, o.Key))), open.Count == 0 ? null : open.Min(o => o.First), input.All, lines.Count < PageSize ? null : claims[^1].Claim.Number, clock.Now().DateIn(user.Zone));
    }

    public async Task<ClaimModel> One(OneInput input)
    {
        var claim = await db.Claims.AsNoTracking().One(input.Claim);
        var agreement = await db.Agreements.AsNoTracking().Where(a => a.Id == claim.AgreementId).Select(a => new { a.Number, a.Zone }).SingleAsync();
        var provider = await db.Organisations.AsNoTracking().Where(o => o.Id == claim.ProviderId).Select(o => new { o.Name, o.Phone }).SingleAsync();
        var network = await db.Networks.AsNoTracking().Include(n => n.Services).SingleAsync(n => n.Id == claim.NetworkId);
        var by = claim.SubmittedBy is { } who ? await db.People.AsNoTracking().Where(p => p.Id == who).Select(p => p.Name).SingleOrDefaultAsync() : null;
        var service = network.Services.FirstOrDefault(s => s.Id == claim.ServiceId);
        return new ClaimModel(claim.Reference, claim.Version, claim.State, provider.Name, provider.Phone, $"A-{agreement.Number:000}", network.Reference, network.Name, service is null ? null : $"{service.Reference} {service.Kind}", claim.CircuitId, claim.MonthName, claim.DueOn,
            claim.AvailabilityPercent, claim.PromisedPercent, claim.AmountMinor, claim.Because, claim.AcceptedMinor, claim.CreditedMinor, claim.Currency, claim.TheirReference, claim.DraftedAt, claim.SubmittedAt, by, claim.AnsweredAt, claim.Why, claim.CreditedOn, claim.CreditNote, claim.ReconciledAt,
            [.. claim.InOrder.Select(e => new EvidenceLine(e.Ticket, e.TheirTicket, e.CircuitId, e.From, e.To, e.Minutes))], claim.ObstaclesToSubmit(clock.Now().DateIn(agreement.Zone)), await Journal(claim.Id), user.Holds(MayAct), user.Zone);
    }

    public async Task<CreditModel> One(CreditInput input)
    {
        var credit = await db.Credits.AsNoTracking().One(input.Credit);
        var agreement = await db.Agreements.AsNoTracking().Where(a => a.Id == credit.AgreementId).Select(a => a.Number).SingleAsync();
        var customer = await db.Organisations.AsNoTracking().Where(o => o.Id == credit.CustomerId).Select(o => o.Name).SingleAsync();
        var network = await db.Networks.AsNoTracking().Include(n => n.Services).SingleAsync(n => n.Id == credit.NetworkId);
        var service = network.Services.FirstOrDefault(s => s.Id == credit.ServiceId);
        return new CreditModel(credit.Reference, credit.Version, credit.State, customer, $"A-{agreement:000}", network.Reference, network.Name, service is null ? null : $"{service.Reference} {service.Kind}", credit.MonthName, credit.AvailabilityPercent, credit.PromisedPercent,
            credit.DownMinutes, credit.AmountMinor, credit.Currency, credit.Because, credit.Tickets, credit.Invoice, credit.Why, await Journal(credit.Id), user.Holds(Role.Finance), user.Holds(MayAct), user.Zone);
    }

    /// <summary>Who deals with claims and credits.</summary>
    internal const Role MayAct = Role.Finance | Role.Manager;

    async Task<List<JournalLine>> Journal(Guid subject) => await (
        from f in db.Facts.AsNoTracking()
        where f.Subject == subject
        join p in db.People on f.By equals p.Id into people
        from p in people.DefaultIfEmpty()
        orderby f.Sequence descending
        select new JournalLine(f.At, p == null ? null : p.Name, f.Sentence)).Take(50).ToListAsync();
}
