using Throughline.Modules.Delivery.Plans;

namespace Throughline.Modules.Delivery.Acceptances;

/// <summary>How far the customer is with taking the service over.</summary>
public enum AcceptanceState
{
    CustomerTesting,
    Accepted,
    DeemedAccepted,
    RejectedWithDefects,
    Fixing,
    Suspended,
}

/// <summary>How acceptance came about: by signature, or because the customer was silent for the agreed days.</summary>
public sealed record AcceptanceTerms(int TestDays, string Clause)
{
    public static readonly AcceptanceTerms Default = new(5, "agreed test period");
}

/// <summary>The customer takes the service over: a test period of working days, a signature by the one who may, or silence that counts as one.</summary>
public sealed class Acceptance : Root, IOfNetwork
{
    Acceptance() { }

    public Acceptance(Guid networkId, int round, Guid signatoryId, Instant readyAt, Instant testEndsAt, LocalDate testEndsOn, int testDays, string contentHash, string content, Guid? signedReadyBy)
    {
        if (testDays < 1) throw new RuleException("no-test-days", $"The customer cannot test in {testDays} working days; the least is 1.", "/testDays");
        (NetworkId, Round, SignatoryId, ReadyAt, TestEndsAt, TestEndsOn, TestDays, ContentHash, Content, SignedReadyBy) =
            (networkId, round, signatoryId, readyAt, testEndsAt, testEndsOn, testDays, contentHash, content, signedReadyBy);
    }

    public Guid NetworkId { get; private set; }

    /// <summary>1 for the first hand-over to test, one more after each rejection that was mended.</summary>
    public int Round { get; private set; }
    public AcceptanceState State { get; private set; }

    /// <summary>Who alone may sign for the customer.</summary>
    public Guid SignatoryId { get; private set; }
    public Instant ReadyAt { get; private set; }
    public int TestDays { get; private set; }
    public LocalDate TestEndsOn { get; private set; }

    /// <summary>From this instant silence counts as acceptance.</summary>
    public Instant TestEndsAt { get; private set; }

    /// <summary>What is accepted, in words and figures, and its SHA-256: what was signed is what was shown.</summary>
    public string Content { get; private set; } = "";
    public string ContentHash { get; private set; } = "";
    public Guid? SignedReadyBy { get; private set; }

    public Instant? DecidedAt { get; private set; }
    public string? SignedName { get; private set; }
    public string? SignedRole { get; private set; }
    public Guid? SignedBy { get; private set; }

    /// <summary>Defects in the customer's words when it was rejected, or why it stands still.</summary>
    public string? Words { get; private set; }
    public Instant? SuspendedAt { get; private set; }

    public bool IsDone => State is AcceptanceState.Accepted or AcceptanceState.DeemedAccepted;

    /// <summary>The day from which the customer pays.</summary>
    public LocalDate? CommencesOn(DateTimeZone zone) => IsDone ? DecidedAt!.Value.InZone(zone).Date : null;

    /// <summary>Everything that stands in the way of a signature now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDecide(Guid? by, string? signatory, string hash, DateTimeZone zone)
    {
        var all = new List<Obstacle>();
        if (IsDone)
            return [new("already-accepted", State == AcceptanceState.Accepted
                ? $"The service was accepted already, by {SignedName} on {At(DecidedAt!.Value, zone)}. Nothing was signed twice."
                : $"Nothing was heard until {At(TestEndsAt, zone)}, so it counts as accepted since {At(DecidedAt!.Value, zone)}. A fault now is a ticket: tell us and we mend it.")];
        if (State is AcceptanceState.RejectedWithDefects or AcceptanceState.Fixing) all.Add(new("being-fixed", "The defects that you reported are being mended. You get a new link when the service is ready to test again."));
        if (State is AcceptanceState.Suspended) all.Add(new("suspended", $"The test stands still: {Words}. It goes on when that is settled."));
        if (by != SignatoryId) all.Add(new("wrong-person", $"Only {signatory ?? "the signatory"} may sign for the acceptance, as agreed in the contract. Ask them, or have us name somebody else."));
        if (hash != ContentHash) all.Add(new("content-changed", "What is to be accepted changed since this page was opened. Read it again, then sign."));
        return all;
    }

    public void Accept(Guid by, string name, string role, string hash, string? signatory, DateTimeZone zone, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToDecide(by, signatory, hash, zone));
        (State, DecidedAt, SignedBy, SignedName, SignedRole) = (AcceptanceState.Accepted, now, by, name, role);
        Touch();
    }

    public void Reject(Guid by, string name, string role, string defects, string hash, string? signatory, DateTimeZone zone, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToDecide(by, signatory, hash, zone));
        (State, DecidedAt, SignedBy, SignedName, SignedRole, Words) = (AcceptanceState.RejectedWithDefects, now, by, name, role, defects);
        Touch();
    }

    /// <summary>The test period passed in silence; does nothing when something else happened before.</summary>
    /// <returns>True when it counts as accepted from now on.</returns>
    public bool Deem(Instant now)
    {
        if (State != AcceptanceState.CustomerTesting || now < TestEndsAt) return false;
        (State, DecidedAt) = (AcceptanceState.DeemedAccepted, TestEndsAt);
        Touch();
        return true;
    }

    public void Fix()
    {
        if (State != AcceptanceState.RejectedWithDefects) throw new RuleException("not-rejected", "Nothing was rejected, so there is nothing to fix here. A fault in service is a ticket.");
        State = AcceptanceState.Fixing;
        Touch();
    }

    /// <summary>The customer cannot test now: the days stop counting.</summary>
    public void Suspend(string why, Instant now)
    {
        if (State != AcceptanceState.CustomerTesting) throw new RuleException("not-testing", "The customer is not testing, so there is nothing to suspend.");
        (State, Words, SuspendedAt) = (AcceptanceState.Suspended, why, now);
        Touch();
    }

    /// <summary>The test goes on until another end.</summary>
    public void Resume(Instant endsAt, LocalDate endsOn)
    {
        if (State != AcceptanceState.Suspended) throw new RuleException("not-suspended", "The test is not suspended.");
        (State, TestEndsAt, TestEndsOn, SuspendedAt, Words) = (AcceptanceState.CustomerTesting, endsAt, endsOn, null, null);
        Touch();
    }

    static string At(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>From when a service is billed, and how much: the day of acceptance, or the day that counts as one.</summary>
public sealed class BillingStart : Root, IOfNetwork
{
    BillingStart() { }

    public BillingStart(Guid networkId, Guid acceptanceId, LocalDate on, long onceMinor, long monthlyMinor, string currency, bool deemed, Instant now) =>
        (NetworkId, AcceptanceId, On, OnceMinor, MonthlyMinor, Currency, Deemed, RecordedAt) = (networkId, acceptanceId, on, onceMinor, monthlyMinor, currency, deemed, now);

    public Guid NetworkId { get; private set; }
    public Guid AcceptanceId { get; private set; }
    public LocalDate On { get; private set; }

    /// <summary>Charged once (NRC) and every month (MRC), minor units.</summary>
    public long OnceMinor { get; private set; }
    public long MonthlyMinor { get; private set; }
    public string Currency { get; private set; } = "GBP";
    public bool Deemed { get; private set; }
    public Instant RecordedAt { get; private set; }

    /// <summary>The part of the first month that is billed: from the day itself to its end, by day, rounded half up.</summary>
    public long FirstMonthMinor
    {
        get
        {
            var days = On.Calendar.GetDaysInMonth(On.Year, On.Month);
            return (long)Math.Round((decimal)MonthlyMinor * (days - On.Day + 1) / days, MidpointRounding.AwayFromZero);
        }
    }
}

sealed class AcceptanceMapping : IEntityTypeConfiguration<Acceptance>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Acceptance> acceptance)
    {
        acceptance.HasIndex(a => new { a.NetworkId, a.Round }).IsUnique();
        acceptance.HasOne<Networks.Published.Network>().WithMany().HasForeignKey(a => a.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class BillingStartMapping : IEntityTypeConfiguration<BillingStart>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<BillingStart> start)
    {
        start.HasIndex(s => s.AcceptanceId).IsUnique();
        start.HasIndex(s => s.NetworkId);
        start.HasOne<Networks.Published.Network>().WithMany().HasForeignKey(s => s.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
