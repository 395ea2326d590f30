namespace Throughline.Modules.Agreements.Published;

/// <summary>Who owes in an agreement: we owe the customer, or somebody behind us owes us.</summary>
public enum Owes
{
    UsToCustomer,
    ProviderToUs,
    PartnerToUs,

    /// <summary>One of our own tiers owes the desk: an operational-level agreement, so that a breach can be attributed.</summary>
    TierToUs,
}

/// <summary>When the clock of a promise starts.</summary>
public enum ClockStart
{
    /// <summary>When it was reported, however late the ticket was written.</summary>
    Reported,

    /// <summary>When the ticket was opened.</summary>
    TicketOpened,
}

/// <summary>Whose delay stops the clock of a promise.</summary>
[Flags]
public enum ClockPauses
{
    Never = 0,
    Customer = 1,
    Partner = 2,
    Provider = 4,
    Vendor = 8,

    /// <summary>The side that is owed, as most agreements have it.</summary>
    WhoIsOwed = Customer | Partner,
}

/// <summary>When the clock of a promise stops.</summary>
public enum ClockStop
{
    /// <summary>When the service was back.</summary>
    Restored,

    /// <summary>When whoever is owed was told that it is back.</summary>
    Told,
}

/// <summary>What is not held against who promised.</summary>
[Flags]
public enum Exclusions
{
    None = 0,
    AnnouncedMaintenance = 1,
    CustomerPower = 2,
    CustomerEquipment = 4,

    /// <summary>Force majeure: what nobody at the table could have prevented.</summary>
    External = 8,
}

/// <summary>What a credit is measured by.</summary>
public enum TierKind
{
    /// <summary>Availability of the month, percent.</summary>
    Availability,

    /// <summary>Minutes down in the month, all together.</summary>
    OutageMinutes,

    /// <summary>Minutes by which one restoring was late.</summary>
    LateRestore,

    /// <summary>Working days by which an installation was late; a share of the charge paid once.</summary>
    LateInstall,
}

/// <summary>How several credits of one month come together.</summary>
public enum CreditsAdd
{
    Highest,
    Sum,
}

/// <summary>Units in which agreements between carriers write times; the words of MEF's <c>timeUnit</c>.</summary>
public enum TimeUnit
{
    CalendarMinutes,
    CalendarHours,
    CalendarDays,
    BusinessMinutes,
    BusinessHours,
    BusinessDays,
}
