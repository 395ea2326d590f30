using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Support.Routing;

/// <summary>What routing needs to know of a network: who is accountable and when they work, which team's rota stands behind, who manages it.</summary>
/// <param name="ActingId">Who covers for the engineer now; hours and leave are then theirs.</param>
/// <param name="EngineerHours">Definition of the engineer's own calendar; null for office hours of <paramref name="EngineerZone"/>.</param>
/// <param name="EngineerLeave">Days off, first and last.</param>
/// <param name="Rota">The team's rota with leave honoured; null when it has none, or in the engineer's hours, when nobody asks it.</param>
public sealed record Standing(
    Guid NetworkId, long NetworkNumber, string Network, Guid CustomerId, string Customer,
    Guid? EngineerId, Guid? ActingId, bool EngineerIsActive, string? EngineerHours, string EngineerZone, IReadOnlyList<(LocalDate From, LocalDate To)> EngineerLeave,
    Guid? TeamId, Rota? Rota, Guid? ManagerId);

/// <summary>Whose a new ticket is, and the sentence that says why.</summary>
/// <param name="OwnerId">Null when nobody could be found: an alarm, never silence.</param>
/// <param name="FollowerId">The accountable engineer, who follows what somebody else answers.</param>
public sealed record Routed(Guid? OwnerId, Guid? TeamId, Guid? FollowerId, string Why);

/// <summary>Decides who answers: the accountable engineer in hours, else whoever is on duty, else the next escalation step. Pure.</summary>
public static class TicketRoute
{
    public static Routed For(Standing standing, Instant now)
    {
        var engineer = standing.EngineerId;
        var first = standing.EngineerIsActive ? standing.ActingId ?? engineer : null;
        if (InHours(standing, now) is not null) return To(first, standing.ActingId is null ? "the accountable engineer, in hours" : "acting for the accountable engineer, in hours");
        if (Ids.Of(standing.Rota?.OnCall(now)) is { } duty)
            return To(duty, duty == engineer ? "the accountable engineer, on duty" : "on duty outside the engineer's hours");
        if (standing.ManagerId is { } manager) return To(manager, "the team's manager: nobody is on duty");
        return To(first, first is null ? "nobody: no engineer, no rota, no manager" : "the accountable engineer outside hours: nobody is on duty");

        Routed To(Guid? owner, string why) => new(owner, standing.TeamId, engineer == owner ? null : engineer, why);
    }

    /// <summary>The engineer, or who acts for them, while they are at work; null outside their hours.</summary>
    public static Guid? InHours(Standing standing, Instant now) =>
        standing.EngineerIsActive && (standing.ActingId ?? standing.EngineerId) is { } first && IsWorking(standing, now) ? first : null;

    static bool IsWorking(Standing standing, Instant now)
    {
        var hours = standing.EngineerHours is { } own ? WorkingCalendar.Read(own) : StandardHours.Office(standing.EngineerZone);
        var today = now.InZone(hours.Zone).Date;
        return hours.IsOpen(now) && !standing.EngineerLeave.Any(l => l.From <= today && today <= l.To);
    }
}
