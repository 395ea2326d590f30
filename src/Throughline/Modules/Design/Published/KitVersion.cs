namespace Throughline.Modules.Design.Published;

/// <summary>One version of a kit list: when it began and why, who signed what, and when the signature became void.</summary>
public sealed class KitVersion
{
    KitVersion() { }

    internal KitVersion(int number, string why, Instant at) => (Number, Why, StartedAt) = (number, why, at);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Number { get; private set; }
    public Instant StartedAt { get; private set; }

    /// <summary>Why it began: first list, change CO-7.</summary>
    public string Why { get; private set; } = "";

    public Guid? SignerId { get; private set; }
    public Instant? SignedAt { get; private set; }

    /// <summary>SHA-256 over what was signed.</summary>
    public string? Hash { get; private set; }

    /// <summary>What was signed, line by line, for comparison.</summary>
    public string? Signed { get; private set; }

    public Instant? VoidAt { get; private set; }

    /// <summary>What made the signature void: change CO-7; line 5 changed.</summary>
    public string? VoidWhy { get; private set; }

    public bool IsSigned => SignedAt is not null;

    /// <summary>Signed, and nothing that the signature covers has changed since.</summary>
    public bool IsValid => IsSigned && VoidAt is null;

    internal void Sign(Guid signer, Instant at, string hash, string content) => (SignerId, SignedAt, Hash, Signed) = (signer, at, hash, content);

    internal void MakeVoid(string why, Instant at) => (VoidWhy, VoidAt) = (why, at);
}

/// <summary>How far a kit list is on its way from draft to what was really installed.</summary>
public enum KitState { Draft, PeerReview, Signed, InProposal, Ordered, PartDelivered, Delivered, Installed, AsBuilt }
