namespace Throughline.Modules.Improvement.Finding;

/// <summary>Whose a ticket is, as a word among its words that nobody can type.</summary>
static class TicketKeys
{
    public static string OfNetwork(Guid network) => $"\u0001{network:N}";

    /// <summary>Of a ticket that waits for its network.</summary>
    public static string OfHouse(Guid organisation) => $"\u0002{organisation:N}";
}
