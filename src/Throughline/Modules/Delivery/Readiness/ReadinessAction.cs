using Throughline.Modules.Delivery.Plans;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Something that must be done before a task can begin: a rack unit freed, a key handed over. Who, until when, and what it blocks.</summary>
public sealed class ReadinessAction : Root, IOfNetwork
{
    ReadinessAction() { }

    public ReadinessAction(Guid networkId, Guid? siteId, string what, TaskParty party, string owner, LocalDate due, string? blocksTask, string? because, Guid? raisedBy, Instant now) =>
        (NetworkId, SiteId, What, Party, Owner, Due, BlocksTask, Because, RaisedBy, RaisedAt) = (networkId, siteId, what, party, owner, due, blocksTask, because, raisedBy, now);

    public Guid NetworkId { get; private set; }
    public Guid? SiteId { get; private set; }
    public string What { get; private set; } = "";
    public TaskParty Party { get; private set; }

    /// <summary>Name of who does it.</summary>
    public string Owner { get; private set; } = "";
    public LocalDate Due { get; private set; }

    /// <summary>Key of the plan's task that cannot begin before it is done; null when nothing waits.</summary>
    public string? BlocksTask { get; private set; }

    /// <summary>Where it comes from: survey 30 Sep: 0 U free, 1 U needed.</summary>
    public string? Because { get; private set; }
    public Guid? RaisedBy { get; private set; }
    public Instant RaisedAt { get; private set; }
    public LocalDate? DoneOn { get; private set; }
    public Guid? DoneBy { get; private set; }
    public string? How { get; private set; }

    public bool Blocks => DoneOn is null && BlocksTask is not null;

    public void Close(string how, LocalDate today, Guid? by)
    {
        if (DoneOn is { } done) throw new RuleException("already-done", $"“{What}” was closed on {DayWords.Short(done)} already: {How}");
        (How, DoneOn, DoneBy) = (how, today, by);
        Touch();
    }

    public void Postpone(LocalDate due)
    {
        if (DoneOn is { } done) throw new RuleException("already-done", $"“{What}” was closed on {DayWords.Short(done)} already.");
        Due = due;
        Touch();
    }

    /// <summary>Why a crew cannot be sent, in words: both sides and the way out.</summary>
    public Obstacle InTheWay(string task) => new("blocking-action", $"“{task}” waits for “{What}” ({Owner}, due {DayWords.Short(Due)}){(Because is null ? "" : $": {Because}")}. Close it when it is done, or the accountable engineer overrides it with a reason.", "/task");
}
