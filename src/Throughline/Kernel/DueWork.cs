using NodaTime;

namespace Throughline.Kernel;

/// <summary>Something to be done at an instant: a notification, an escalation step, a deemed acceptance. Taken once, by one node.</summary>
public sealed class DueWork
{
    DueWork() { }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which handler does it.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The same key is never queued twice.</summary>
    public string Key { get; private set; } = "";
    public string Data { get; private set; } = "{}";
    public Instant DueAt { get; private set; }
    public Instant? LeasedUntil { get; private set; }
    public int Attempts { get; private set; }
    public Instant? DoneAt { get; private set; }

    /// <summary>Set when it was given up: an alarm on the operations page, never silence.</summary>
    public Instant? GivenUpAt { get; private set; }
    public string? LastError { get; private set; }

    public static DueWork At(Instant due, string kind, string key, string data = "{}") =>
        new() { DueAt = due.ToMicroseconds(), Kind = kind, Key = key, Data = data };

    public void Lease(Instant until)
    {
        LeasedUntil = until;
        Attempts++;
    }

    /// <summary>Tries again after 1, 2, 4 … minutes, eight times; then gives up loudly.</summary>
    public void Failed(Instant now, string error)
    {
        LastError = error;
        LeasedUntil = null;
        if (Attempts >= 8) GivenUpAt = now;
        else DueAt = now + Duration.FromMinutes(1L << (Attempts - 1));
    }
}

/// <summary>Does one kind of due work. Done twice it must do no harm.</summary>
public interface IDoDueWork
{
    string Kind { get; }
    Task Do(DueWork work, CancellationToken stop);

    /// <summary>Does at once what can be done for many together, and answers which are done; the others follow one by one.</summary>
    Task<IReadOnlyCollection<Guid>> DoTogether(IReadOnlyList<DueWork> works, CancellationToken stop) => Task.FromResult<IReadOnlyCollection<Guid>>([]);
}
