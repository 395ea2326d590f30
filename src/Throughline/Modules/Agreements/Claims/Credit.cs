using System.Globalization;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>How far a credit that we owe is on its way to the customer's bill.</summary>
public enum CreditState
{
    /// <summary>By the program, from the clocks of the month's tickets.</summary>
    Computed,

    /// <summary>Finance looked at it.</summary>
    Reviewed,

    /// <summary>The customer knows of it.</summary>
    Offered,

    /// <summary>It stands on a bill.</summary>
    Posted,

    /// <summary>It is not paid, for a reason.</summary>
    Waived,
}

/// <summary>What we owe a customer for a month of a service that was less than promised, until it stands on their bill.</summary>
public sealed class Credit : Root, IInternal, INumbered
{
    Credit() { }

    public Credit(long number, Guid agreementId, Guid customerId, Guid networkId, Guid serviceId, YearMonth month, string currency, Instant now, int part = 1) =>
        (Part, Number, AgreementId, CustomerId, NetworkId, ServiceId, Month, Currency, ComputedAt) = (part, number, agreementId, customerId, networkId, serviceId, month.OnDayOfMonth(1), currency, now);

    public long Number { get; private set; }
    public static string Prefix => "CR-";
    public string Reference => $"{Prefix}{Number}";
    public CreditState State { get; private set; }
    public Guid AgreementId { get; private set; }
    public Guid CustomerId { get; private set; }
    public Guid NetworkId { get; private set; }
    public Guid ServiceId { get; private set; }

    /// <summary>1 for the first of the month; the next is over what came to light after it was reviewed.</summary>
    public int Part { get; private set; } = 1;

    /// <summary>First day of the month that it is for.</summary>
    public LocalDate Month { get; private set; }
    public decimal AvailabilityPercent { get; private set; }
    public decimal PromisedPercent { get; private set; }

    /// <summary>Minutes down that count against us.</summary>
    public int DownMinutes { get; private set; }
    public long AmountMinor { get; private set; }
    public string Currency { get; private set; } = "GBP";

    /// <summary>Which tiers were reached and what of them counts, in sentences.</summary>
    public List<string> Because { get; private set; } = [];

    /// <summary>The tickets that it comes from.</summary>
    public List<string> Tickets { get; private set; } = [];
    public Instant ComputedAt { get; private set; }
    public Guid? ReviewedBy { get; private set; }
    public Instant? ReviewedAt { get; private set; }
    public Instant? OfferedAt { get; private set; }
    public Instant? PostedAt { get; private set; }

    /// <summary>The bill that it stands on.</summary>
    public string? Invoice { get; private set; }

    /// <summary>Why it was waived, or what the reviewer noted.</summary>
    public string? Why { get; private set; }

    /// <summary>What it costs us as far as known; nothing once it is waived.</summary>
    public long WorthMinor => State == CreditState.Waived ? 0 : AmountMinor;

    /// <summary>November 2026.</summary>
    public string MonthName => Month.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Takes over what the month's tickets show; only before finance has looked at it.</summary>
    /// <returns>Whether anything is different from before.</returns>
    public bool Computes(decimal availability, decimal promised, int downMinutes, long amountMinor, IReadOnlyList<string> because, IReadOnlyList<string> tickets, Instant now)
    {
        if (State != CreditState.Computed) throw new RuleException("credit-reviewed", $"{Reference} is {Word(State)}; what it comes from is fixed. Waive it and say what was wrong.");
        if (amountMinor == AmountMinor && availability == AvailabilityPercent && because.SequenceEqual(Because) && tickets.SequenceEqual(Tickets)) return false;
        (AvailabilityPercent, PromisedPercent, DownMinutes, AmountMinor, Because, Tickets, ComputedAt) = (availability, promised, downMinutes, amountMinor, [.. because], [.. tickets], now);
        Touch();
        return true;
    }

    /// <summary>Finance has looked at it and stands for the amount.</summary>
    public void Review(Guid? by, string? note, Instant now)
    {
        var obstacles = Only(CreditState.Computed, "review");
        if (AmountMinor <= 0) obstacles.Add(new("nothing-owed", $"{Reference} comes to nothing: there is nothing to review."));
        RuleException.ThrowIfAny(obstacles);
        (State, ReviewedBy, ReviewedAt, Why) = (CreditState.Reviewed, by, now, note);
        Touch();
    }

    /// <summary>The customer is told of it.</summary>
    public void Offer(Instant now)
    {
        RuleException.ThrowIfAny(Only(CreditState.Reviewed, "offer"));
        (State, OfferedAt) = (CreditState.Offered, now);
        Touch();
    }

    /// <summary>It stands on a bill.</summary>
    public void Post(string? invoice, Instant now)
    {
        var obstacles = Only(CreditState.Offered, "post");
        if (string.IsNullOrWhiteSpace(invoice)) obstacles.Add(new("invoice-missing", "Give the number of the bill that it stands on: the customer looks for it there.", "/invoice"));
        RuleException.ThrowIfAny(obstacles);
        (State, PostedAt, Invoice) = (CreditState.Posted, now, invoice);
        Touch();
    }

    /// <summary>It is not paid: the customer agreed, or the outage does not count.</summary>
    public void Waive(string? why)
    {
        var obstacles = new List<Obstacle>();
        if (State is CreditState.Posted or CreditState.Waived) obstacles.Add(new("credit-over", $"{Reference} is {Word(State)}{(Invoice is null ? "" : $" on {Invoice}")} and cannot be waived. Nothing is left to do."));
        if (string.IsNullOrWhiteSpace(why)) obstacles.Add(new("why-missing", $"Say why {Money.Text(AmountMinor, Currency)} is not paid: the customer may ask.", "/why"));
        RuleException.ThrowIfAny(obstacles);
        (State, Why) = (CreditState.Waived, why);
        Touch();
    }

    List<Obstacle> Only(CreditState needed, string act)
    {
        if (State == needed) return [];
        var advice = State switch
        {
            CreditState.Computed => "Finance reviews it first.",
            CreditState.Reviewed => "Offer it to the customer next.",
            CreditState.Offered => "Post it to a bill next.",
            _ => "Nothing is left to do.",
        };
        return [new("credit-order", $"You cannot {act} {Reference}: it is {Word(State)}. {advice}")];
    }

    /// <summary>As it reads on a page.</summary>
    public static string Word(CreditState state) => state.ToString().ToLowerInvariant();
}
