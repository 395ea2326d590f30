using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Feeds;

/// <summary>The address under which a person's calendar program reads their duty. The address is the right: only the hash of its secret is kept.</summary>
public sealed class CalendarFeed : Root, IInternal
{
    CalendarFeed() { }

    public CalendarFeed(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }

    /// <summary>SHA-256 of the secret, hexadecimal; empty while there is no address.</summary>
    public string Hash { get; private set; } = "";
    public Instant? MadeAt { get; private set; }

    public bool IsOn => MadeAt is not null;

    /// <summary>A new address, in place of the one before, which ends at once.</summary>
    /// <returns>The secret, which is shown once and never kept.</returns>
    public string Renew(Instant now)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        (Hash, MadeAt) = (HashOf(secret), now);
        Touch();
        return secret;
    }

    public void End()
    {
        (Hash, MadeAt) = ("", null);
        Touch();
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.Property(f => f.Hash).HasMaxLength(64);
        feed.HasIndex(f => f.PersonId).IsUnique();
        feed.HasIndex(f => f.Hash);
        feed.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
    }
}
