using System.Globalization;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Times on a ticket as people read them: today by the clock alone, other days with their date.</summary>
public static class TicketTimes
{
    /// <param name="zone">IANA zone of the reader.</param>
    public static string Text(Instant at, Instant now, string zone) =>
        at.DateIn(zone) == now.DateIn(zone) ? at.InZone(Times.ZoneOf(zone)).ToString("HH:mm", CultureInfo.InvariantCulture) : at.Text(zone);
}
