namespace Throughline.Modules.Design.Published;

/// <summary>What was offered to a customer on a day: the document as it was issued, its price, and the signed kit list it stands on.</summary>
public sealed class Proposal : Root, IOfNetwork
{
    Proposal() { }

    public Proposal(long number, Guid networkId, int kitVersion, string kitHash, ProposalPrice price, LocalDate validUntil, Guid issuedBy, Instant issuedAt)
    {
        (Number, NetworkId, KitVersion, KitHash, ValidUntil, IssuedBy, IssuedAt) = (number, networkId, kitVersion, kitHash, validUntil, issuedBy, issuedAt);
        (OnceMinor, MonthlyMinor, Currency) = price;
    }

    public long Number { get; private set; }
    public string Reference => $"PP-{Number}";
    public Guid NetworkId { get; private set; }

    /// <summary>The version of the kit list that it offers, and the hash that was signed.</summary>
    public int KitVersion { get; private set; }
    public string KitHash { get; private set; } = "";
    public long OnceMinor { get; private set; }
    public long MonthlyMinor { get; private set; }
    public string Currency { get; private set; } = "GBP";
    public LocalDate ValidUntil { get; private set; }
    public Guid IssuedBy { get; private set; }
    public Instant IssuedAt { get; private set; }

    /// <summary>The document as the customer got it, a whole HTML page.</summary>
    public string Html { get; internal set; } = "";

    /// <summary>Since when it can no longer be accepted, and why: sign-off v2 void, 2 lines differ.</summary>
    public Instant? LockedAt { get; private set; }
    public string? LockedWhy { get; private set; }

    public bool IsOpen => LockedAt is null;

    internal void Lock(string why, Instant at)
    {
        if (!IsOpen) return;
        (LockedWhy, LockedAt) = (why, at);
        Touch();
    }
}

/// <summary>What a customer pays: once, and every month, in minor units.</summary>
public sealed record ProposalPrice(long OnceMinor, long MonthlyMinor, string Currency);
