namespace Throughline.Modules.Support.Published;

/// <summary>What a ticket is about.</summary>
public enum TicketKind { Incident, Request, Question, Complaint }

/// <summary>By which way it came.</summary>
public enum Channel { Portal, Email, Phone, Api, Partner, Direct }

/// <summary>How much of the service is gone.</summary>
public enum Impact { Down, Impaired, Minor }

/// <summary>How soon it hurts.</summary>
public enum Urgency { High, Normal, Low }

/// <summary>Where a ticket stands.</summary>
public enum TicketState { New, Acknowledged, InProgress, Waiting, Resolved, Closed }

/// <summary>What it was in the end. Without it nothing can be counted, so nothing is resolved without it.</summary>
public enum Cause { Design, Kit, Build, ConfigurationChange, VendorDefect, Provider, CustomerPower, CustomerEquipment, Process, External, NoFaultFound, Answered }

/// <summary>Which promise a clock measures.</summary>
public enum ClockKind { CustomerRespond, CustomerRestore, ProviderRestore, CustomerResolve, TierRestore, PartnerRestore, Install }

/// <summary>The words of tickets as people read them, and the matrix of priorities.</summary>
public static class TicketWords
{
    /// <summary>Priority 1 to 4 from impact × urgency.</summary>
    public static int Priority(Impact impact, Urgency urgency) => (impact, urgency) switch
    {
        (Impact.Down, Urgency.High) => 1,
        (Impact.Down, Urgency.Normal) or (Impact.Impaired, Urgency.High) => 2,
        (Impact.Down, Urgency.Low) or (Impact.Impaired, Urgency.Normal) or (Impact.Minor, Urgency.High) => 3,
        _ => 4,
    };

    public static string Word(this TicketState state) => state == TicketState.InProgress ? "In progress" : state.ToString();

    /// <summary>Shape of a state: see the component State.</summary>
    public static string Shape(this TicketState state) => state switch
    {
        TicketState.New => "todo",
        TicketState.Acknowledged or TicketState.InProgress => "info",
        TicketState.Waiting => "wait",
        _ => "ok",
    };

    public static string Word(this Impact impact) => impact.ToString().ToLowerInvariant();

    public static string Shape(this Impact impact) => impact switch { Impact.Down => "bad", Impact.Impaired => "warn", _ => "info" };

    public static string Word(this Cause cause) => cause switch
    {
        Cause.ConfigurationChange => "Configuration change",
        Cause.VendorDefect => "Vendor defect",
        Cause.CustomerPower => "Customer power",
        Cause.CustomerEquipment => "Customer equipment",
        Cause.NoFaultFound => "No fault found",
        Cause.Answered => "Question answered",
        _ => cause.ToString(),
    };

    public static string Word(this Channel channel) => channel switch { Channel.Api => "API", Channel.Email => "e-mail", _ => channel.ToString().ToLowerInvariant() };

    /// <summary>A clock by what it measures.</summary>
    public static string Word(this ClockKind kind) => kind switch
    {
        ClockKind.CustomerRespond => "Answer the customer",
        ClockKind.CustomerRestore => "Restore the customer",
        ClockKind.CustomerResolve => "Remove the cause",
        ClockKind.ProviderRestore => "Provider restores",
        ClockKind.PartnerRestore => "Partner restores",
        ClockKind.TierRestore => "Tier restores",
        _ => "Installation",
    };

    /// <summary>A side of the village as the holder of the ball.</summary>
    /// <param name="we">What we are called: “us” among ourselves, our name for everybody else.</param>
    public static string Word(this PartyKind side, string we = "us") => side == PartyKind.Us ? we : "the " + side.ToString().ToLowerInvariant();
}
