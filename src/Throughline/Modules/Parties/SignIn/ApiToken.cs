using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>A key with which a program acts for a person, until it expires or is revoked. Only its hash is kept.</summary>
public sealed class ApiToken
{
    ApiToken() { }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary><c>read</c>, or <c>write</c> for everything the person may do.</summary>
    public string Scope { get; private set; } = "read";
    public Instant CreatedAt { get; private set; }
    public Instant ExpiresAt { get; private set; }
    public Instant? RevokedAt { get; private set; }

    /// <summary>Makes a token; the secret is shown this once and never again.</summary>
    public static (ApiToken Token, string Secret) For(Guid personId, string name, string scope, Instant now, Instant expires)
    {
        var secret = "thr_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return (new ApiToken { PersonId = personId, Name = name, Scope = scope, Hash = HashOf(secret), CreatedAt = now, ExpiresAt = expires }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public bool IsValidAt(Instant now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(Instant now) => RevokedAt ??= now;
}
