namespace Throughline.Modules.Delivery.Packets;

/// <summary>The welcome packet as it went out: one document, locked, with whom it was sent to. A change later makes a new version that says what changed.</summary>
public sealed class Packet : Root, IOfNetwork
{
    Packet() { }

    public Packet(Guid networkId, int number, string html, string hash, Guid sentToId, string sentTo, string? whatChanged, Guid? sentBy, Instant now) =>
        (NetworkId, Number, Html, Hash, SentToId, SentTo, WhatChanged, SentBy, SentAt) = (networkId, number, html, hash, sentToId, sentTo, whatChanged, sentBy, now);

    public Guid NetworkId { get; private set; }
    public int Number { get; private set; }

    /// <summary>The whole page as it was sent.</summary>
    public string Html { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public Guid SentToId { get; private set; }
    public string SentTo { get; private set; } = "";
    public Guid? SentBy { get; private set; }
    public Instant SentAt { get; private set; }
    public string? WhatChanged { get; private set; }
}

/// <summary>What a customer thinks of the delivery: one figure from 1 to 5, four more, and a few words. Asked once, by a link, for 30 days.</summary>
public sealed class CustomerSurvey : Root, IOfNetwork, IInternal
{
    /// <summary>So long its link lives, and so few points or fewer call for a call.</summary>
    public const int LivesDays = 30, LowScore = 2;

    CustomerSurvey() { }

    public CustomerSurvey(Guid networkId, Guid packetId, Guid personId, Instant now) =>
        (NetworkId, PacketId, PersonId, AskedAt, ExpiresAt) = (networkId, packetId, personId, now, now + Duration.FromDays(LivesDays));

    public Guid NetworkId { get; private set; }
    public Guid PacketId { get; private set; }
    public Guid PersonId { get; private set; }
    public Instant AskedAt { get; private set; }
    public Instant ExpiresAt { get; private set; }
    public Instant? AnsweredAt { get; private set; }
    public int? Overall { get; private set; }
    public int? KeptDate { get; private set; }
    public int? KeptInformed { get; private set; }
    public int? CleanWork { get; private set; }
    public int? WouldRecommend { get; private set; }
    public string? Words { get; private set; }

    /// <summary>When somebody must have called, after a low figure.</summary>
    public Instant? CallBackBy { get; private set; }
    public Instant? CalledBackAt { get; private set; }
    public Guid? CalledBackBy { get; private set; }
    public string? CallBackNote { get; private set; }

    public bool NeedsCall => CallBackBy is not null && CalledBackAt is null;

    public void Answer(int overall, int? keptDate, int? keptInformed, int? cleanWork, int? wouldRecommend, string? words, Instant callBackBy, Instant now)
    {
        if (AnsweredAt is { } before) throw new RuleException("already-answered", $"Thank you, you answered on {before.InUtc().ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)} already. Your answer stands.");
        if (now >= ExpiresAt) throw new RuleException("link-expired", $"This survey ended after {LivesDays} days. Tell your accountable engineer what you think; they like to hear it.");
        var wrong = new (int? Points, string Field)[] { (overall, "/overall"), (keptDate, "/keptDate"), (keptInformed, "/keptInformed"), (cleanWork, "/cleanWork"), (wouldRecommend, "/wouldRecommend") }
            .Where(p => p.Points is < 1 or > 5).Select(p => new Obstacle("out-of-range", $"{p.Points} is not between 1 and 5.", p.Field)).ToList();
        RuleException.ThrowIfAny(wrong);
        (Overall, KeptDate, KeptInformed, CleanWork, WouldRecommend, Words, AnsweredAt) = (overall, keptDate, keptInformed, cleanWork, wouldRecommend, words, now);
        if (overall <= LowScore) CallBackBy = callBackBy;
        Touch();
    }

    public void CalledBack(string note, Guid by, Instant now)
    {
        if (!NeedsCall) throw new RuleException("no-call-open", "No call is open for this answer.");
        (CallBackNote, CalledBackBy, CalledBackAt) = (note, by, now);
        Touch();
    }
}

sealed class PacketMapping : IEntityTypeConfiguration<Packet>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Packet> packet)
    {
        packet.HasIndex(p => new { p.NetworkId, p.Number }).IsUnique();
        packet.HasOne<Networks.Published.Network>().WithMany().HasForeignKey(p => p.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class CustomerSurveyMapping : IEntityTypeConfiguration<CustomerSurvey>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<CustomerSurvey> survey)
    {
        survey.HasIndex(s => s.NetworkId);
        survey.HasIndex(s => s.CallBackBy);
        survey.HasOne<Networks.Published.Network>().WithMany().HasForeignKey(s => s.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
