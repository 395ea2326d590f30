using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Recurrences;

/// <summary>An issue that keeps coming back, as the last look through the whole history found it: its tickets, by which rules it is chronic, what it costs.</summary>
public sealed class Recurrence : Root, IInternal, INumbered
{
    Recurrence() { }

    public Recurrence(long number) => Number = number;

    public long Number { get; private set; }
    public static string Prefix => "CI-";
    public string Reference => $"{Prefix}{Number}";

    /// <summary>Its most telling words, or what a person called it.</summary>
    public string Name { get; private set; } = "";
    public bool NamedByHand { get; private set; }

    /// <summary>What at least six in ten of its tickets share.</summary>
    public List<string> Signature { get; private set; } = [];

    /// <summary>By which rules it is chronic.</summary>
    public List<string> Rules { get; private set; } = [];

    /// <summary>A person linked at least two of its tickets.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>Tickets that came within four hours of an event's first are that event: an outage is one.</summary>
    public int Events { get; private set; }
    public int Networks { get; private set; }
    public int Customers { get; private set; }
    public int Minutes { get; private set; }
    public long CostMinor { get; private set; }

    /// <summary>The cost of all but the first ticket.</summary>
    public long RepeatCostMinor { get; private set; }

    /// <summary>What the repeats cost in a year at the pace observed.</summary>
    public long RunRateMinor { get; private set; }
    public Instant FirstAt { get; private set; }
    public Instant LastAt { get; private set; }

    /// <summary>Tickets in each of the twelve months that end with the month of the look.</summary>
    public List<int> Months { get; private set; } = [];
    public int InNinetyDays { get; private set; }
    public Instant LookedAt { get; private set; }

    /// <summary>When it was no longer found, or became part of another; its history stays.</summary>
    public Instant? EndedAt { get; private set; }

    /// <summary>The one that it was put together with.</summary>
    public long? MergedInto { get; private set; }
    public List<RecurrenceTicket> Tickets { get; private set; } = [];

    /// <summary>Takes over what a look found.</summary>
    internal void Found(ChronicIssue issue, IReadOnlyList<Guid> tickets, Instant now)
    {
        if (!NamedByHand) Name = issue.Name.Length > LongestName ? issue.Name[..LongestName] : issue.Name;
        (Signature, Rules, Confirmed) = ([.. issue.Signature], [.. issue.Rules], issue.Confirmed);
        (Events, Networks, Customers, Minutes) = (issue.Events.Count, issue.Networks, issue.Customers, (int)Math.Round(issue.Hours * 60));
        (CostMinor, RepeatCostMinor, RunRateMinor) = (issue.CostMinor, issue.RepeatCostMinor, issue.RunRateMinor);
        (FirstAt, LastAt, LookedAt, EndedAt, MergedInto) = (issue.Tickets[0].Created, issue.Tickets[^1].Created, now, null, null);
        var month = now.InUtc().Date.ToYearMonth();
        Months = [.. issue.ByMonth(month.PlusMonths(-11), month)];
        InNinetyDays = issue.Tickets.Count(t => now - t.Created <= Duration.FromDays(90));
        var wanted = tickets.ToHashSet();
        Tickets.RemoveAll(t => !wanted.Remove(t.TicketId));
        Tickets.AddRange(wanted.Select(t => new RecurrenceTicket(t)));
        Touch();
    }

    const int LongestName = 200;

    /// <summary>The words of a ticket that it was named by were erased.</summary>
    internal void Renamed(string name)
    {
        Name = name.Length > LongestName ? name[..LongestName] : name;
        Touch();
    }

    public void Call(string name)
    {
        (Name, NamedByHand) = (name, true);
        Touch();
    }

    /// <summary>It is not found any more, or a person put it together with another.</summary>
    public void End(Instant now, long? into = null)
    {
        (EndedAt, MergedInto) = (now, into);
        Touch();
    }
}

/// <summary>A ticket of an issue that keeps coming back.</summary>
public sealed class RecurrenceTicket
{
    RecurrenceTicket() { }

    public RecurrenceTicket(Guid ticketId) => TicketId = ticketId;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TicketId { get; private set; }
}

/// <summary>A look through the whole history: how much was looked at, and what came of it.</summary>
public sealed class HistoryLook : IInternal
{
    HistoryLook() { }

    public HistoryLook(Instant at, int tickets, int chronic, int inThem) => (At, Tickets, Chronic, InThem) = (at, tickets, chronic, inThem);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Instant At { get; private set; }
    public int Tickets { get; private set; }
    public int Chronic { get; private set; }

    /// <summary>Tickets that belong to a chronic issue.</summary>
    public int InThem { get; private set; }
}

sealed class RecurrenceMapping : IEntityTypeConfiguration<Recurrence>
{
    public void Configure(EntityTypeBuilder<Recurrence> recurrence)
    {
        recurrence.Property(r => r.Name).HasMaxLength(200);
        recurrence.HasIndex(r => r.Number).IsUnique();
        recurrence.HasIndex(r => new { r.EndedAt, r.RunRateMinor, r.Number });
        recurrence.HasMany(r => r.Tickets).WithOne().HasForeignKey("RecurrenceId").OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class RecurrenceTicketMapping : IEntityTypeConfiguration<RecurrenceTicket>
{
    public void Configure(EntityTypeBuilder<RecurrenceTicket> ticket)
    {
        ticket.ToTable("RecurrenceTickets");
        ticket.HasIndex(t => t.TicketId);
        ticket.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class HistoryLookMapping : IEntityTypeConfiguration<HistoryLook>
{
    public void Configure(EntityTypeBuilder<HistoryLook> look)
    {
        look.ToTable("HistoryLooks");
        look.HasIndex(l => l.At);
    }
}
