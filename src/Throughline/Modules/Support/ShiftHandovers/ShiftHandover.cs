using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Support.ShiftHandovers;

/// <summary>What one person on duty hands to the next: the open P1 and P2, what changed, what to watch. The next one acknowledges it.</summary>
public sealed class ShiftHandover : Root, IInternal
{
    ShiftHandover() { }

    public ShiftHandover(Guid teamId, Guid fromId, Guid toId, string changed, string watch, IEnumerable<string> tickets, Instant now)
    {
        (TeamId, FromId, ToId, Changed, Watch, WrittenAt, Tickets) = (teamId, fromId, toId, changed, watch, now, [.. tickets]);
    }

    public Guid TeamId { get; private set; }
    public Guid FromId { get; private set; }
    public Guid ToId { get; private set; }
    public string Changed { get; private set; } = "";
    public string Watch { get; private set; } = "";

    /// <summary>References of the P1 and P2 that were open when it was written.</summary>
    public List<string> Tickets { get; private set; } = [];
    public Instant WrittenAt { get; private set; }
    public Instant? AcknowledgedAt { get; private set; }
    public Guid? AcknowledgedById { get; private set; }

    /// <param name="person">Who would acknowledge it.</param>
    /// <param name="next">Name of the one it was written for.</param>
    public IReadOnlyList<Obstacle> ObstaclesToAcknowledge(Guid? person, string next)
    {
        if (AcknowledgedAt is not null) return [new("acknowledged", "It is acknowledged already.")];
        return person == FromId ? [new("own-note", $"You wrote it; {next} acknowledges it.")] : [];
    }

    public void Acknowledge(Guid person, string next, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToAcknowledge(person, next));
        (AcknowledgedAt, AcknowledgedById) = (now, person);
        Touch();
    }
}

sealed class ShiftHandoverMapping : IEntityTypeConfiguration<ShiftHandover>
{
    public void Configure(EntityTypeBuilder<ShiftHandover> note)
    {
        note.HasIndex(n => new { n.TeamId, n.WrittenAt });
        note.HasIndex(n => n.ToId);
        note.HasOne<Team>().WithMany().HasForeignKey(n => n.TeamId);
    }
}

/// <summary>A shift was handed over in writing.</summary>
public sealed record ShiftHandedOver(Guid TeamId, string Team, string From, string To, int Tickets) : Happening
{
    public override string Sentence => $"{From} hands the duty of {Team} to {To}, with {Tickets} open P1 and P2.";
    public override Guid? Subject => TeamId;
}

/// <summary>A shift handover was read by whoever takes over.</summary>
public sealed record ShiftTakenOver(Guid TeamId, string Team, string By) : Happening
{
    public override string Sentence => $"{By} has read the handover of {Team} and takes over.";
    public override Guid? Subject => TeamId;
}
