using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>What a person said of two tickets.</summary>
public enum LinkVerdict { Same, NotSame, TakenBack }

/// <summary>Whether two tickets are the same issue, as a person judged it. There is one for each pair; what was said before stands in the journal.</summary>
public sealed class TicketLink : Root, IInternal
{
    TicketLink() { }

    public TicketLink(Ticket one, Ticket other, LinkVerdict verdict, Guid? by, Instant at)
    {
        var (later, earlier) = one.Number > other.Number ? (one, other) : (other, one);
        (LaterId, LaterNumber, EarlierId, EarlierNumber) = (later.Id, later.Number, earlier.Id, earlier.Number);
        (Verdict, By, At) = (verdict, by, at);
    }

    /// <summary>The ticket with the higher number.</summary>
    public Guid LaterId { get; private set; }
    public long LaterNumber { get; private set; }
    public Guid EarlierId { get; private set; }
    public long EarlierNumber { get; private set; }
    public LinkVerdict Verdict { get; private set; }
    public Guid? By { get; private set; }

    /// <summary>When it was said last: learning uses it from then on.</summary>
    public Instant At { get; private set; }

    public void Judge(LinkVerdict verdict, Guid? by, Instant at)
    {
        (Verdict, By, At) = (verdict, by, at);
        Touch();
    }
}

sealed class TicketLinkMapping : IEntityTypeConfiguration<TicketLink>
{
    public void Configure(EntityTypeBuilder<TicketLink> link)
    {
        link.ToTable("TicketLinks");
        link.HasIndex(l => new { l.LaterId, l.EarlierId }).IsUnique();
        link.HasIndex(l => l.EarlierId);
        link.HasOne<Ticket>().WithMany().HasForeignKey(l => l.LaterId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<Ticket>().WithMany().HasForeignKey(l => l.EarlierId).OnDelete(DeleteBehavior.Restrict);
    }
}
