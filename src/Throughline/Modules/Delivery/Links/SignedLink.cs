using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Throughline.Modules.Delivery.Links;

/// <summary>What a link in a letter lets its reader do.</summary>
public enum LinkPurpose
{
    Accept,
    Survey,
    ApproveChange,
}

/// <summary>An address that is itself the right to one act, for one person, until an instant. Only the hash of its token is kept.</summary>
public sealed class SignedLink
{
    SignedLink() { }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public LinkPurpose Purpose { get; private set; }
    public Guid NetworkId { get; private set; }

    /// <summary>The acceptance, survey or change order that it is about.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>For whom it was made; nobody else may act with it.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public string Hash { get; private set; } = "";
    public Instant MadeAt { get; private set; }
    public Instant ExpiresAt { get; private set; }
    public Instant? UsedAt { get; private set; }

    /// <summary>A new link and its token, which is shown once and never kept.</summary>
    public static (SignedLink Link, string Token) For(LinkPurpose purpose, Guid networkId, Guid subjectId, Guid personId, Instant now, Instant expires)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new SignedLink { Purpose = purpose, NetworkId = networkId, SubjectId = subjectId, PersonId = personId, Hash = HashOf(token), MadeAt = now, ExpiresAt = expires }, token);
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public bool IsExpired(Instant now) => now >= ExpiresAt;

    public void Use(Instant now) => UsedAt ??= now;
}

sealed class SignedLinkMapping : IEntityTypeConfiguration<SignedLink>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<SignedLink> link)
    {
        link.Property(l => l.Hash).HasMaxLength(64);
        link.HasIndex(l => l.Hash).IsUnique();
        link.HasIndex(l => l.SubjectId);
    }
}
