namespace Throughline.Modules.Parties.Published;

/// <summary>What an e-mail address must be to be somebody's: one that can be written to, and nobody else's.</summary>
public static class EmailAddresses
{
    public static Obstacle? NoAddress(string email) =>
        System.Net.Mail.MailAddress.TryCreate(email, out _) ? null : new("not-an-address", $"{email} is not an e-mail address. Write it as name@example.org.", "/email");

    /// <param name="person">Who may have it already; null for somebody new.</param>
    public static async Task<Obstacle?> ObstacleToGive(this ThroughlineDb db, string email, Guid? person = null) =>
        NoAddress(email) ?? (await db.People.AnyAsync(p => p.Email == email && p.Id != person) ? new("address-taken", $"{email} belongs to somebody already. One address is one person.", "/email") : null);
}
