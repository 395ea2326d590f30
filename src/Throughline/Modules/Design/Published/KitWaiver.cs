namespace Throughline.Modules.Design.Published;

/// <summary>A failing check that somebody takes upon himself, with a reason; it goes onto the RFU document.</summary>
public sealed class KitWaiver
{
    KitWaiver() { }

    internal KitWaiver(string check, string reason, Guid by, Instant at, LocalDate? lookAgainBy) =>
        (Check, Reason, By, At, LookAgainBy) = (check, reason, by, at, lookAgainBy);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The check and what it is about: supplies:QS-CPE-01.</summary>
    public string Check { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public Guid By { get; private set; }
    public Instant At { get; private set; }
    public LocalDate? LookAgainBy { get; private set; }
}

/// <summary>What an engineer says who was asked to look over a kit list.</summary>
public sealed class PeerReview
{
    PeerReview() { }

    internal PeerReview(int version, Guid reviewerId, Instant askedAt) => (Version, ReviewerId, AskedAt) = (version, reviewerId, askedAt);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; private set; }
    public Guid ReviewerId { get; private set; }
    public Instant AskedAt { get; private set; }
    public Instant? AgreedAt { get; private set; }

    internal void Agree(Instant at) => AgreedAt = at;
}
