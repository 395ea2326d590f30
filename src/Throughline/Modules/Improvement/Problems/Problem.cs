using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Throughline.Modules.Improvement.Problems;

/// <summary>How far a problem is on its way to never coming back.</summary>
public enum ProblemState { Candidate, Confirmed, RootCause, FixPlanned, FixDeployed, Watching, Eliminated, Recurred, Accepted, Dismissed }

/// <summary>What made it possible.</summary>
public enum Origin { Design, Kit, Build, ConfigurationChange, VendorDefect, Process, Customer, External }

/// <summary>The cause of faults that keep coming back: which tickets, what to do meanwhile, what it costs, who ends it.</summary>
public sealed class Problem : Root, IInternal, INumbered
{
    static readonly Dictionary<ProblemState, ProblemState[]> Next = new()
    {
        [ProblemState.Candidate] = [ProblemState.Confirmed, ProblemState.Dismissed],
        [ProblemState.Confirmed] = [ProblemState.RootCause, ProblemState.Accepted, ProblemState.Dismissed],
        [ProblemState.RootCause] = [ProblemState.FixPlanned, ProblemState.Accepted],
        [ProblemState.FixPlanned] = [ProblemState.FixDeployed, ProblemState.Accepted],
        [ProblemState.FixDeployed] = [ProblemState.Watching, ProblemState.Recurred],
        [ProblemState.Watching] = [ProblemState.Eliminated, ProblemState.Recurred],
        [ProblemState.Eliminated] = [ProblemState.Recurred],
        [ProblemState.Recurred] = [ProblemState.RootCause, ProblemState.FixPlanned, ProblemState.Accepted],
        [ProblemState.Accepted] = [ProblemState.Confirmed],
        [ProblemState.Dismissed] = [],
    };

    Problem() { }

    public Problem(long number, string title, Guid? networkId, string? component, Instant at) => (Number, Title, NetworkId, Component, OpenedAt) = (number, title, networkId, component, at);

    public long Number { get; private set; }
    public static string Prefix => "PR-";
    public string Reference => $"{Prefix}{Number}";
    public string Title { get; private set; } = "";
    public ProblemState State { get; private set; }

    /// <summary>The network on which it was first seen to come back.</summary>
    public Guid? NetworkId { get; private set; }
    public string? Component { get; private set; }
    public Instant OpenedAt { get; private set; }
    public Instant? ConfirmedAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public Origin? Origin { get; private set; }
    public string? Cause { get; private set; }

    /// <summary>Number of the known error, KE-…; given with the workaround.</summary>
    public long? KnownErrorNumber { get; private set; }
    public string? KnownError => KnownErrorNumber is { } number ? $"KE-{number}" : null;

    /// <summary>What helps until it is mended: what to try first at 2 a.m.</summary>
    public string? Workaround { get; private set; }
    public List<ProblemTicket> Tickets { get; private set; } = [];

    /// <summary>The words of one of its tickets were erased: they leave its title, its cause and its workaround.</summary>
    internal void TakeOut(ErasedWords words)
    {
        (Title, Cause, Workaround) = (words.TakenOutOf(Title), Cause is null ? null : words.TakenOutOf(Cause), Workaround is null ? null : words.TakenOutOf(Workaround));
        if (Title.Length > 200) Title = Title[..200];
        Touch();
    }

    /// <summary>A ticket that is like the others.</summary>
    public void Link(Guid ticketId, Instant at)
    {
        if (Tickets.Any(t => t.TicketId == ticketId)) return;
        Tickets.Add(new ProblemTicket(ticketId, at));
        Touch();
    }

    /// <summary>Somebody looked and says: yes, these belong together.</summary>
    public void Confirm(Guid owner, string title, Instant now)
    {
        Require(ProblemState.Confirmed);
        (State, OwnerId, Title, ConfirmedAt) = (ProblemState.Confirmed, owner, title, now);
        Touch();
    }

    /// <summary>The cause is found and there is a way to live with it: a known error.</summary>
    public void KnowsItsCause(Origin origin, string cause, string workaround, long knownErrorNumber)
    {
        Require(ProblemState.RootCause);
        (State, Origin, Cause, Workaround) = (ProblemState.RootCause, origin, cause, workaround);
        KnownErrorNumber ??= knownErrorNumber;
        Touch();
    }

    /// <summary>Moves on to a state that needs nothing more than to be said.</summary>
    public void MoveTo(ProblemState next)
    {
        if (next == ProblemState.Confirmed && State == ProblemState.Candidate) throw new RuleException("confirm-first", $"{Reference} is a candidate. Confirm it with an owner and a title of its own.", "/state");
        if (next == ProblemState.RootCause) throw new RuleException("cause-missing", $"{Reference} needs its cause and a workaround to become a known error. Give both.", "/state");
        Require(next);
        State = next;
        Touch();
    }

    /// <summary>It came again after a fix.</summary>
    public void CameAgain()
    {
        if (State is not (ProblemState.FixDeployed or ProblemState.Watching or ProblemState.Eliminated)) return;
        State = ProblemState.Recurred;
        Touch();
    }

    public IReadOnlyList<ProblemState> After => Next[State];

    void Require(ProblemState next)
    {
        if (!After.Contains(next))
            throw new RuleException("state-order", $"{Reference} is {Word(State)}; {Word(next)} does not follow. What can: {(After.Count == 0 ? "nothing" : string.Join(", ", After.Select(Word)))}.", "/state");
    }

    /// <summary>As it reads on a page.</summary>
    public static string Word(ProblemState state) => state switch
    {
        ProblemState.RootCause => "known error",
        ProblemState.FixPlanned => "fix planned",
        ProblemState.FixDeployed => "fix deployed",
        _ => state.ToString().ToLowerInvariant(),
    };
}

/// <summary>A ticket that a problem caused.</summary>
public sealed class ProblemTicket
{
    ProblemTicket() { }

    public ProblemTicket(Guid ticketId, Instant linkedAt) => (TicketId, LinkedAt) = (ticketId, linkedAt);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TicketId { get; private set; }
    public Instant LinkedAt { get; private set; }
}

sealed class ProblemMapping : IEntityTypeConfiguration<Problem>
{
    public void Configure(EntityTypeBuilder<Problem> problem)
    {
        problem.Property(p => p.Title).HasMaxLength(200);
        problem.Property(p => p.Component).HasMaxLength(80);
        problem.HasIndex(p => p.Number).IsUnique();
        problem.HasIndex(p => p.NetworkId);
        problem.Ignore(p => p.After);
        problem.HasMany(p => p.Tickets).WithOne().HasForeignKey("ProblemId").OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class ProblemTicketMapping : IEntityTypeConfiguration<ProblemTicket>
{
    public void Configure(EntityTypeBuilder<ProblemTicket> link)
    {
        link.ToTable("ProblemTickets");
        link.HasIndex(l => l.TicketId);
    }
}
