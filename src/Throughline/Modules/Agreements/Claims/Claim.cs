using System.Globalization;
using Throughline.Modules.Agreements.Published;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>How far a claim on a provider is on its way to our account.</summary>
public enum ClaimState
{
    /// <summary>Written by the program when an outage was closed.</summary>
    Draft,

    /// <summary>Its window closes within a week.</summary>
    Due,
    Submitted,
    Accepted,
    Partial,
    Rejected,
    Credited,
    Reconciled,

    /// <summary>The window closed before it was submitted.</summary>
    Lapsed,

    /// <summary>Somebody decided not to claim, and said why.</summary>
    Dropped,
}

/// <summary>What a provider or a partner owes us for a month in which they failed us: the money, the evidence, and how far we are in getting it.</summary>
public sealed partial class Claim : Root, IInternal, INumbered
{
    /// <summary>An alarm is raised so many days before the window closes.</summary>
    public const int AlarmDays = 7;

    /// <summary>An accepted claim should be credited within so many days; then finance is told.</summary>
    public const int CreditDays = 90;

    Claim() { }

    /// <param name="month">The month that is claimed for.</param>
    /// <param name="dueOn">Last day on which it can be submitted.</param>
    /// <param name="part">1, or more for what came to light after the claim before was submitted.</param>
    public Claim(long number, Guid agreementId, Guid providerId, Guid networkId, Guid? serviceId, string? circuitId, YearMonth month, LocalDate dueOn, string currency, Instant now, int part = 1) =>
        (Part, Number, AgreementId, ProviderId, NetworkId, ServiceId, CircuitId, Month, DueOn, Currency, DraftedAt) = (part, number, agreementId, providerId, networkId, serviceId, circuitId, month.OnDayOfMonth(1), dueOn, currency, now);

    public long Number { get; private set; }
    public static string Prefix => "CL-";
    public string Reference => $"{Prefix}{Number}";
    public ClaimState State { get; private set; }
    public Guid AgreementId { get; private set; }
    public Guid ProviderId { get; private set; }
    public Guid NetworkId { get; private set; }
    public Guid? ServiceId { get; private set; }

    /// <summary>The provider's number of the circuit: what to quote.</summary>
    public string? CircuitId { get; private set; }

    /// <summary>1 for the first of the month; the next is over what came to light after it was submitted.</summary>
    public int Part { get; private set; } = 1;

    /// <summary>First day of the month that is claimed for.</summary>
    public LocalDate Month { get; private set; }

    /// <summary>Last day on which it can be submitted, in the agreement's zone.</summary>
    public LocalDate DueOn { get; private set; }

    /// <summary>Availability that the evidence shows, percent.</summary>
    public decimal AvailabilityPercent { get; private set; }
    public decimal PromisedPercent { get; private set; }
    public long AmountMinor { get; private set; }

    /// <summary>Which tiers were reached and what of them counts, in sentences.</summary>
    public List<string> Because { get; private set; } = [];
    public string Currency { get; private set; } = "GBP";
    public Instant DraftedAt { get; private set; }
    public Instant? SubmittedAt { get; private set; }
    public Guid? SubmittedBy { get; private set; }

    /// <summary>The provider's number for the claim.</summary>
    public string? TheirReference { get; private set; }
    public Instant? AnsweredAt { get; private set; }

    /// <summary>What the provider agreed to.</summary>
    public long? AcceptedMinor { get; private set; }

    /// <summary>What the provider said, or why we dropped it.</summary>
    public string? Why { get; private set; }
    public LocalDate? CreditedOn { get; private set; }
    public long? CreditedMinor { get; private set; }

    /// <summary>Number of the provider's credit note.</summary>
    public string? CreditNote { get; private set; }
    public Instant? ReconciledAt { get; private set; }
    public List<ClaimEvidence> Evidence { get; private set; } = [];

    /// <summary>Nothing more will come of it or be done about it.</summary>
    public bool IsOver => State is ClaimState.Reconciled or ClaimState.Lapsed or ClaimState.Dropped;

    /// <summary>Not submitted yet: the evidence can still change.</summary>
    public bool IsOpen => State is ClaimState.Draft or ClaimState.Due;

    /// <summary>What it is worth as far as known: claimed, then agreed, then credited; nothing once it is lost.</summary>
    public long WorthMinor => State switch
    {
        ClaimState.Rejected or ClaimState.Lapsed or ClaimState.Dropped => 0,
        ClaimState.Accepted or ClaimState.Partial => AcceptedMinor ?? AmountMinor,
        ClaimState.Credited or ClaimState.Reconciled => CreditedMinor ?? 0,
        _ => AmountMinor,
    };

    /// <summary>October 2026.</summary>
    public string MonthName => Month.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>What an outage came to, on which circuit, under which numbers.</summary>
    public IEnumerable<ClaimEvidence> InOrder => Evidence.OrderBy(e => e.From);
}

/// <summary>An outage that a claim rests on.</summary>
public sealed class ClaimEvidence
{
    ClaimEvidence() { }

    public ClaimEvidence(string ticket, string? theirTicket, string? circuitId, Instant from, Instant to, int minutes) =>
        (Ticket, TheirTicket, CircuitId, From, To, Minutes) = (ticket, theirTicket, circuitId, from, to, minutes);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Our ticket, T-20877.</summary>
    public string Ticket { get; private set; } = "";

    /// <summary>The provider's number for it.</summary>
    public string? TheirTicket { get; private set; }
    public string? CircuitId { get; private set; }

    /// <summary>When they had our report.</summary>
    public Instant From { get; private set; }
    public Instant To { get; private set; }

    /// <summary>Minutes that count against them: without waiting for us, inside their hours.</summary>
    public int Minutes { get; private set; }
}
