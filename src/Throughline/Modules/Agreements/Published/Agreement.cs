using System.Globalization;

namespace Throughline.Modules.Agreements.Published;

/// <summary>A contract about service: with whom, for what, in which hours, what is promised by when, and what a failure costs.</summary>
/// <remarks>What is promised stands in its versions, <see cref="Terms"/>; ask <see cref="TermsOn"/> for those of a day.</remarks>
public sealed partial class Agreement : Root, IInternal, INumbered
{
    Agreement() { }

    public Agreement(long number, Owes owes, Guid organisationId, string title, LocalDate from, LocalDate? until = null)
    {
        var obstacles = new[] { OutOfYears(from, "/from"), OutOfYears(until, "/until") }.OfType<Obstacle>().ToList();
        if (until < from) obstacles.Add(new("agreement-inverted", $"The agreement would end on {until.Value.DateText()}, before it begins on {from.DateText()}. Swap the dates.", "/until"));
        RuleException.ThrowIfAny(obstacles);
        (Number, Owes, OrganisationId, Title, From, Until) = (number, owes, organisationId, title, from, until);
        Terms.Add(new AgreementTerms(1, from));
    }

    public long Number { get; private set; }
    public static string Prefix => "A-";
    public string Reference => $"{Prefix}{Number.ToString("000", CultureInfo.InvariantCulture)}";
    public Owes Owes { get; private set; }

    /// <summary>The other party.</summary>
    public Guid OrganisationId { get; private set; }
    public string Title { get; private set; } = "";
    public LocalDate From { get; private set; }

    /// <summary>Last day, included; null until it is cancelled.</summary>
    public LocalDate? Until { get; private set; }

    /// <summary>Why it was ended before its day; null while nobody ended it.</summary>
    public string? EndedWhy { get; private set; }

    /// <summary>Of the tier that owes, in an operational-level agreement.</summary>
    public int? Tier { get; set; }

    /// <summary>Zone in which its days and months begin and end.</summary>
    public string Zone { get; set; } = "Europe/London";

    /// <summary>What is promised, a version for each day from which it changed.</summary>
    public List<AgreementTerms> Terms { get; private set; } = [];
    public List<AgreementCover> Covers { get; private set; } = [];

    /// <summary>Companies named beside the two sides.</summary>
    public List<AgreementParty> Parties { get; private set; } = [];

    /// <summary>The agreements that stand behind this promise.</summary>
    public List<AgreementSupport> Supports { get; private set; } = [];

    /// <summary>Gives a new one its number.</summary>
    internal void IsNumbered(long number) => Number = number;

    public void Cover(Guid networkId, Guid? serviceId = null)
    {
        if (Covers.Any(c => c.NetworkId == networkId && c.ServiceId == serviceId)) return;
        Covers.Add(new AgreementCover(networkId, serviceId));
        Touch();
    }

    public void NoLongerCover(Guid coverId)
    {
        if (Covers.RemoveAll(c => c.Id == coverId) == 0) throw new RuleException("not-covered", $"{Reference} does not cover that any more. Reload to see what it covers.");
        Touch();
    }

    /// <summary>Names a company beside the two sides.</summary>
    public void Name(Guid organisationId, PartyKind role)
    {
        Parties.RemoveAll(p => p.OrganisationId == organisationId);
        Parties.Add(new AgreementParty(organisationId, role));
        Touch();
    }

    /// <summary>Says that another agreement stands behind this promise.</summary>
    /// <param name="group">Those of the same group are redundant to each other; null for one that is needed by itself.</param>
    public void StandOn(Agreement behind, int? group = null)
    {
        RuleException.ThrowIfAny(ObstaclesToStandOn(behind));
        Supports.Add(new AgreementSupport(behind.Id, group ?? Supports.Select(s => s.Group).DefaultIfEmpty().Max() + 1));
        Touch();
    }

    /// <summary>What stands in the way of another agreement behind it.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToStandOn(Agreement behind)
    {
        var obstacles = new List<Obstacle>();
        if (behind.Id == Id) obstacles.Add(new("supports-itself", $"{Reference} cannot stand behind itself. Choose the agreement of who delivers to us.", "/behind"));
        else if (behind.Owes == Owes.UsToCustomer) obstacles.Add(new("not-behind", $"{behind.Reference} is a promise of ours to a customer; behind {Reference} stands what a provider, a partner or a tier promised us.", "/behind"));
        if (Owes != Owes.UsToCustomer) obstacles.Add(new("not-a-promise-of-ours", $"{Reference} is owed to us; only a promise of ours stands on others.", "/behind"));
        if (Supports.Any(s => s.SupportingId == behind.Id)) obstacles.Add(new("supports-already", $"{behind.Reference} stands behind {Reference} already.", "/behind"));
        return obstacles;
    }

    public void NoLongerStandOn(Guid supportId)
    {
        if (Supports.RemoveAll(s => s.Id == supportId) == 0) throw new RuleException("not-behind", $"That agreement does not stand behind {Reference} any more. Reload to see which do.");
        Touch();
    }

    /// <summary>The days on which it is in force.</summary>
    public DateInterval Held => new(From, LocalDate.Max(From, Until ?? LocalDate.MaxIsoValue));

    public bool IsInForceOn(LocalDate date) => From <= date && (Until is null || date <= Until);

    static Obstacle? OutOfYears(LocalDate? date, string pointer) => date is { Year: < 1900 or > 2199 } far ? new("date-out-of-range", $"{far.DateText()} lies outside the years 1900 to 2199. Correct the year.", pointer) : null;
}
