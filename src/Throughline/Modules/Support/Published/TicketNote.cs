namespace Throughline.Modules.Support.Published;

/// <summary>What somebody wrote on a ticket: private to our own people, or shared with everybody who has a seat on the network.</summary>
public sealed class TicketNote : Root, IHasReaders
{
    public static readonly Duration WithdrawWithin = Duration.FromMinutes(5);

    TicketNote() { }

    public TicketNote(Guid ticketId, Guid authorId, string text, Readers readers, Instant at) => (TicketId, AuthorId, Text, Readers, At) = (ticketId, authorId, text, readers, at);

    public Guid TicketId { get; private set; }
    public Guid AuthorId { get; private set; }
    public string Text { get; private set; } = "";
    public Readers Readers { get; private set; }
    public Instant At { get; private set; }

    /// <summary>When it was taken back; from then on only our own people read it.</summary>
    public Instant? WithdrawnAt { get; private set; }

    /// <summary>Takes out its text; that somebody wrote then, and who, stays.</summary>
    public void Erase()
    {
        Text = ErasedWords.Instead;
        Touch();
    }

    /// <summary>Takes back what was shared by mistake.</summary>
    public void Withdraw(Guid by, Instant now)
    {
        var obstacles = new List<Obstacle>();
        if (Readers == Readers.Us) obstacles.Add(new("not-shared", WithdrawnAt is null ? "This note is private already: nobody outside reads it." : "This note was withdrawn already."));
        if (by != AuthorId) obstacles.Add(new("not-yours", "Only who wrote a note can withdraw it. Ask them, or write what is right below it."));
        if (now - At > WithdrawWithin) obstacles.Add(new("too-late-to-withdraw", "A note can be withdrawn for five minutes; after that it has been read. Write what is right below it."));
        RuleException.ThrowIfAny(obstacles);
        (Readers, WithdrawnAt) = (Readers.Us, now);
        Touch();
    }
}

/// <summary>Time that somebody spent on a ticket.</summary>
public sealed class WorkEntry : IInternal
{
    WorkEntry() { }

    public WorkEntry(Guid ticketId, Guid personId, string what, int minutes, int tier, bool billable, Instant at) =>
        (TicketId, PersonId, What, Minutes, Tier, Billable, At) = (ticketId, personId, what, minutes, tier, billable, at);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TicketId { get; private set; }
    public Guid PersonId { get; private set; }
    public string What { get; private set; } = "";
    public int Minutes { get; private set; }
    public int Tier { get; private set; }
    public bool Billable { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Somebody went to the site for it.</summary>
    public bool SiteTrip { get; private set; }

    /// <summary>Travel, fares and parts, in minor units of the house's currency.</summary>
    public long ExpensesMinor { get; private set; }

    /// <summary>Takes out what was written; the time, the trip and the cost stay.</summary>
    public void Erase() => What = ErasedWords.Instead;

    /// <summary>All that stands in the way of putting it right.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCorrect(Guid? by, bool isManager) =>
        by == PersonId || isManager ? [] : [new("not-yours", "Only who noted the time corrects it, or a manager. Ask one of them.")];

    /// <summary>Puts right what was noted wrongly; whose it is, when and at which tier stays.</summary>
    public void Correct(int minutes, string what) => (Minutes, What) = (minutes, what);

    /// <summary>Says that it took a trip to the site, and what was paid for travel and parts.</summary>
    public WorkEntry OnSite(bool trip, long expensesMinor)
    {
        (SiteTrip, ExpensesMinor) = (trip, expensesMinor);
        return this;
    }
}
