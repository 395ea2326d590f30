namespace Throughline.Modules.Improvement.Chronic;

/// <summary>What an hour costs, and what a ticket costs at least where nobody booked time.</summary>
/// <param name="HourMinor">Loaded cost of one hour in minor units of the currency.</param>
/// <param name="FloorHours">Hours counted for a ticket without booked time.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record CostRate(long HourMinor, decimal FloorHours, string Currency)
{
    public decimal Hours(HistoryTicket ticket) => ticket.Hours ?? FloorHours;

    /// <summary>hours × loaded rate (that of their tier, where it is known) + travel, parts and credits, in minor units.</summary>
    public long Cost(HistoryTicket ticket) => (ticket.LabourMinor ?? (long)Math.Round(Hours(ticket) * HourMinor)) + (ticket.CostMinor ?? 0);
}
