using System.Globalization;

namespace Throughline.Modules.Agreements.Published;

/// <summary>Who owes in an agreement: we owe the customer, or the provider owes us.</summary>
public enum Owes
{
    UsToCustomer,
    ProviderToUs,
}

/// <summary>A contract about service: with whom, for what, in which hours, what is promised by when, and what a failure costs.</summary>
public sealed class Agreement : Root, IInternal
{
    Agreement() { }

    public Agreement(long number, Owes owes, Guid organisationId, string title, LocalDate from, LocalDate? until = null)
    {
        if (until < from) throw new RuleException("agreement-inverted", $"The agreement would end on {Iso(until.Value)}, before it begins on {Iso(from)}. Swap the dates.", "/until");
        (Number, Owes, OrganisationId, Title, From, Until) = (number, owes, organisationId, title, from, until);
    }

    public long Number { get; private set; }
    public string Reference => $"A-{Number.ToString("000", CultureInfo.InvariantCulture)}";
    public Owes Owes { get; private set; }

    /// <summary>The other party.</summary>
    public Guid OrganisationId { get; private set; }
    public string Title { get; private set; } = "";
    public LocalDate From { get; private set; }

    /// <summary>Last day, included; null until it is cancelled.</summary>
    public LocalDate? Until { get; private set; }

    /// <summary>Hours in which its time counts; null is day and night.</summary>
    public Guid? CalendarId { get; set; }

    /// <summary>Zone in which its months begin and end.</summary>
    public string Zone { get; set; } = "Europe/London";

    /// <summary>Waiting on the party that is owed stops the clock.</summary>
    public bool PausesWhileTheyDelay { get; set; } = true;
    public long MonthlyMinor { get; private set; }
    public string Currency { get; private set; } = "GBP";

    /// <summary>Availability promised in a month, percent; null when none is.</summary>
    public decimal? PromisedPercent { get; private set; }

    /// <summary>The most that a month can cost, percent of the monthly charge.</summary>
    public decimal CapPercent { get; private set; } = 100;
    public List<Target> Targets { get; private set; } = [];
    public List<CreditTier> Tiers { get; private set; } = [];
    public List<AgreementCover> Covers { get; private set; } = [];

    public void Charge(long monthlyMinor, string currency)
    {
        (MonthlyMinor, Currency) = (monthlyMinor, currency);
        Touch();
    }

    /// <summary>What is promised for a priority, 1 to 4; replaces what was promised for it before.</summary>
    public void Promise(int priority, int respondMinutes, int restoreMinutes, bool dayAndNight = false)
    {
        var obstacles = new List<Obstacle>();
        if (priority is < 1 or > 4) obstacles.Add(new("priority-out-of-range", $"Priority is {priority}; it must be 1 to 4.", "/priority"));
        if (respondMinutes < 1) obstacles.Add(new("respond-out-of-range", $"An answer within {respondMinutes} minutes cannot be promised; give at least 1.", "/respondMinutes"));
        if (restoreMinutes < respondMinutes) obstacles.Add(new("restore-before-respond", $"Restoring within {restoreMinutes} minutes would come before the answer within {respondMinutes}. Give more time to restore.", "/restoreMinutes"));
        RuleException.ThrowIfAny(obstacles);
        Targets.RemoveAll(t => t.Priority == priority);
        Targets.Add(new Target(priority, respondMinutes, restoreMinutes, dayAndNight));
        Touch();
    }

    /// <summary>Sets what a month of less than the promised availability costs.</summary>
    /// <exception cref="RuleException">The tiers leave a hole, overlap, or do not reach from nothing to the promise; all faults at once.</exception>
    public void Credit(decimal promisedPercent, IEnumerable<(decimal From, decimal Below, decimal Percent)> tiers, decimal capPercent = 100)
    {
        var table = tiers.Select(t => new CreditTier(t.From, t.Below, t.Percent)).OrderByDescending(t => t.Below).ToList();
        RuleException.ThrowIfAny(CreditTier.Faults(promisedPercent, table, capPercent));
        (PromisedPercent, Tiers, CapPercent) = (promisedPercent, table, capPercent);
        Touch();
    }

    public void Cover(Guid networkId, Guid? serviceId = null)
    {
        if (Covers.Any(c => c.NetworkId == networkId && c.ServiceId == serviceId)) return;
        Covers.Add(new AgreementCover(networkId, serviceId));
        Touch();
    }

    public Target? TargetFor(int priority) => Targets.FirstOrDefault(t => t.Priority == priority);

    public bool IsInForceOn(LocalDate date) => From <= date && (Until is null || date <= Until);

    static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What is promised for one priority, in minutes of the agreement's hours or of day and night.</summary>
public sealed class Target
{
    Target() { }

    public Target(int priority, int respondMinutes, int restoreMinutes, bool dayAndNight) => (Priority, RespondMinutes, RestoreMinutes, DayAndNight) = (priority, respondMinutes, restoreMinutes, dayAndNight);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Priority { get; private set; }
    public int RespondMinutes { get; private set; }
    public int RestoreMinutes { get; private set; }
    public bool DayAndNight { get; private set; }
}

/// <summary>A network, or one service of it, that an agreement covers.</summary>
public sealed class AgreementCover
{
    AgreementCover() { }

    public AgreementCover(Guid networkId, Guid? serviceId) => (NetworkId, ServiceId) = (networkId, serviceId);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }
    public Guid? ServiceId { get; private set; }
}
