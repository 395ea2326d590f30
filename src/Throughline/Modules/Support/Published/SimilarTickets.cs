namespace Throughline.Modules.Support.Published;

/// <summary>The tickets that are really like one, best first; only those that the reader may see.</summary>
/// <param name="Read">Tickets read so far.</param>
/// <param name="Ready">False while the tickets are still being read after a start: then more may be found in a moment.</param>
public sealed record SimilarTickets(IReadOnlyList<SimilarTicket> Tickets, int Read, bool Ready)
{
    public static SimilarTickets None { get; } = new([], 0, true);
}

/// <summary>A ticket that may be the same issue, and why.</summary>
/// <param name="Reasons">In words, the most telling first; at least two.</param>
/// <param name="Likeness">How likely it is the same issue, 0 to 1.</param>
/// <param name="LinkedBy">Who said that it is the same issue; null while nobody did.</param>
/// <param name="KnownError">KE-… with the workaround, for our own people.</param>
public sealed record SimilarTicket(
    string Reference, string Title, TicketState State, bool IsOpen, Instant OpenedAt, Instant? ResolvedAt, string? Fix, string? Network, string? Where, IReadOnlyList<string> Reasons, double Likeness,
    bool IsSameIssue, string? LinkedBy, string? Problem, string? ProblemTitle, string? KnownError, string? Workaround);

/// <summary>What somebody is typing, before it is a ticket.</summary>
public sealed record TypedTicket(string? Title, string? Description = null, string? Network = null, string? Site = null, string? Service = null, string? Component = null);

/// <summary>Finds the tickets that are like one.</summary>
public interface IFindSimilarTickets
{
    Task<SimilarTickets> To(Ticket ticket);
    Task<SimilarTickets> To(TypedTicket typed);
}
