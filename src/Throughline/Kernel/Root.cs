namespace Throughline.Kernel;

/// <summary>A thing with a life of its own: it is loaded, changed and saved as a whole, and refuses a change made on an older reading.</summary>
public abstract class Root
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Counts the changes; the concurrency token on both databases and the ETag of the API.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Marks the whole as changed, also when only a part of it was added, changed or removed.</summary>
    /// <remarks>Without it a line can slip into a list while the list is being signed: the database sees only the line change.</remarks>
    protected void Touch() => Version++;

    internal void TouchOnce(int loaded)
    {
        if (Version == loaded) Version++;
    }
}

/// <summary>Something that belongs to one network; a partner or customer sees it only with a grant on that network.</summary>
public interface IOfNetwork
{
    Guid NetworkId { get; }
}

/// <summary>Something that may come before anybody knows which network it is about; until then the organisation it came from sees it.</summary>
public interface IMayBeOfNetwork
{
    Guid? NetworkId { get; }
    Guid? OrganisationId { get; }
}

/// <summary>Something that only our own people may read, whatever grants there are: costs, drafts, handovers.</summary>
public interface IInternal;

/// <summary>Who may read a note or a journal entry: our own people, or everybody who has a seat on the network.</summary>
public enum Readers
{
    Us,
    Everyone,
}

/// <summary>Something that says itself who may read it.</summary>
public interface IHasReaders
{
    Readers Readers { get; }
}
