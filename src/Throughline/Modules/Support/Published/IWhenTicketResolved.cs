namespace Throughline.Modules.Support.Published;

/// <summary>Told when a ticket is resolved, inside the transaction that resolves it: what it adds is saved with it or not at all.</summary>
public interface IWhenTicketResolved
{
    Task Resolved(Ticket ticket, Instant now);
}

/// <summary>What is known of faults like a ticket's: the known error to try first, the problem they belong to.</summary>
/// <param name="Count">Like faults in the window, this one included.</param>
/// <param name="OrMore">So many were counted, and there may be more.</param>
public sealed record LikeFaults(int Count, bool OrMore, int Days, string? ProblemReference, string? ProblemTitle, string? KnownError, string? Workaround, IReadOnlyList<LikeTicket> Tickets);

/// <summary>An earlier ticket of the same kind.</summary>
public sealed record LikeTicket(string Reference, string Title, Instant OpenedAt, string? Fix, bool IsOpen);

/// <summary>Finds what came before and is like a ticket.</summary>
public interface IFindLikeFaults
{
    /// <summary>Null when nothing was like it in the window.</summary>
    Task<LikeFaults?> Of(Ticket ticket, Instant now);

    /// <summary>The known error of a network that is not eliminated yet, whether or not it shows itself now; null when there is none.</summary>
    Task<LikeFaults?> KnownOn(Guid networkId);
}
