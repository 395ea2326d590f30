namespace Throughline.Modules.Support.Published;

/// <summary>A report of something wrong or wanted: who said it, how bad it is, who works on it, who must move next, and what was promised by when.</summary>
public sealed partial class Ticket : Root, IMayBeOfNetwork, INumbered
{
    /// <summary>In place of the instant that runs out first, when none does: lists are sorted by it.</summary>
    public static readonly Instant NeverRunsOut = Instant.FromUtc(9999, 1, 1, 0, 0);

    Ticket() { }

    public Ticket(long number, TicketKind kind, string title, string description, Impact impact, Urgency urgency, Channel channel, Guid? reporterId, string reporterName, Instant openedAt)
    {
        (Number, Kind, Title, Description, Impact, Urgency, Channel) = (number, kind, title, description, impact, urgency, channel);
        (ReporterId, ReporterName, OpenedAt, BallSince) = (reporterId, reporterName, openedAt, openedAt);
        (Priority, WasDown) = (TicketWords.Priority(impact, urgency), impact == Impact.Down);
    }

    public long Number { get; private set; }
    public static string Prefix => "T-";
    public string Reference => $"{Prefix}{Number}";
    public TicketKind Kind { get; private set; }

    /// <summary>Null while it waits in triage: nobody knows yet which network it is about.</summary>
    public Guid? NetworkId { get; private set; }

    /// <summary>The customer of its network; before the network is known, whoever reported it.</summary>
    public Guid? OrganisationId { get; private set; }
    public Guid? SiteId { get; private set; }
    public Guid? ServiceId { get; private set; }

    /// <summary>What failed, as it is named in the design: HS-NTE-01. Like faults are found by it.</summary>
    public string? Component { get; private set; }
    public Guid? ReporterId { get; private set; }
    public string ReporterName { get; private set; } = "";
    public Channel Channel { get; private set; }
    public Impact Impact { get; private set; }
    public Urgency Urgency { get; private set; }

    /// <summary>1 to 4, from impact × urgency.</summary>
    public int Priority { get; private set; }
    public string Title { get; private set; } = "";
    public string Description { get; private set; } = "";
    public int Tier { get; private set; } = 1;
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }

    /// <summary>Who must move next.</summary>
    public PartyKind Ball { get; private set; }
    public Instant BallSince { get; private set; }

    /// <summary>The person or company that holds the ball, by name.</summary>
    public string? BallWith { get; private set; }
    public TicketState State { get; private set; }

    /// <summary>True until it is resolved.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>When it was reported: the clocks start here.</summary>
    public Instant OpenedAt { get; private set; }
    public Instant? AcknowledgedAt { get; private set; }
    public Instant? ResolvedAt { get; private set; }
    public Instant? ClosedAt { get; private set; }
    public string? WaitReason { get; private set; }
    public Instant? WaitUntil { get; private set; }
    public Cause? Cause { get; private set; }
    public string? Fix { get; private set; }

    /// <summary>The customer's own number for it.</summary>
    public string? CustomerReference { get; set; }
    public Guid? ProviderId { get; private set; }

    /// <summary>The provider's number for it: what to quote on the phone.</summary>
    public string? ProviderReference { get; private set; }
    public int Reopenings { get; private set; }

    /// <summary>How often a tier sent it back; at two it goes to the weekly meeting.</summary>
    public int Bounces { get; private set; }

    /// <summary>The problem it belongs to, PR-…; set when a like fault keeps coming back.</summary>
    public string? ProblemReference { get; private set; }

    /// <summary>When its text was erased; what happened and when stays.</summary>
    public Instant? ErasedAt { get; private set; }

    /// <summary>The earliest instant at which a running promise to the customer is used up.</summary>
    public Instant RunsOutAt { get; private set; } = NeverRunsOut;
    public List<TicketClock> Clocks { get; private set; } = [];

    /// <summary>Says which network it is about, and whose that is.</summary>
    public void IsAbout(Guid networkId, Guid customerId, Guid? siteId = null, Guid? serviceId = null, string? component = null)
    {
        (NetworkId, OrganisationId, SiteId, ServiceId) = (networkId, customerId, siteId, serviceId);
        Component = component ?? Component;
        Touch();
    }

    /// <summary>Holds it for triage under the name of the reporter's company.</summary>
    public void AwaitsTriage(Guid? reporterOrganisation) => OrganisationId = reporterOrganisation;

    /// <summary>Takes out what people wrote and who reported it; the acts, the times and the cause stay.</summary>
    public void Erase(Instant now)
    {
        if (IsOpen) throw new RuleException("still-open", $"{Reference} is {State.Word().ToLowerInvariant()}: somebody works with its text. Resolve it first, then erase it.");
        if (ErasedAt is not null) throw new RuleException("erased-already", $"The text of {Reference} was erased {ErasedAt.Value.Text(null)}.");
        (Title, Description, Fix, ReporterName, ReporterId, CustomerReference) = (ErasedWords.Instead, "", null, ErasedWords.Instead, null, null);
        (WaitReason, BallWith, ErasedAt) = (null, null, now);
        foreach (var fact in Clocks.SelectMany(c => c.Facts)) fact.Erase();
        Touch();
    }

    public void BelongsTo(string problemReference)
    {
        ProblemReference = problemReference;
        Touch();
    }

    /// <summary>Whose work it is from now on.</summary>
    public void AssignTo(Guid? ownerId, Guid? teamId, int tier)
    {
        (OwnerId, TeamId, Tier) = (ownerId, teamId, tier);
        Touch();
    }
}
