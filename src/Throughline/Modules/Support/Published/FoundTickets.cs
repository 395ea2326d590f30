namespace Throughline.Modules.Support.Published;

/// <summary>Tickets that were found by their words: a proposal of numbers. What is shown of them is read from the database, narrowed to the reader.</summary>
public abstract class FoundTickets
{
    public abstract int Count { get; }
    public abstract bool Has(long number);

    /// <summary>The newest of them, newest first.</summary>
    /// <param name="below">Only those with a lower number.</param>
    public abstract IReadOnlyList<long> Newest(int most, long below = long.MaxValue);
}

/// <summary>Among which tickets is looked: those of some networks, and those of a company that wait for their network.</summary>
public sealed record TicketsOf(IReadOnlyCollection<Guid> Networks, Guid? House = null);

/// <summary>Finds tickets by all the words of them that whoever sees them may read, in any order, the last word as a beginning.</summary>
public interface IFindTicketsByWords
{
    /// <summary>Null while the tickets are still being read after a start: then the database must be walked.</summary>
    /// <param name="among">Null for all tickets; no other is looked at.</param>
    FoundTickets? Holding(string words, TicketsOf? among);
}
