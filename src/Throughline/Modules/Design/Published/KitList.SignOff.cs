using System.Text.Json;
using Throughline.Modules.Design.KitLists.Checks;

namespace Throughline.Modules.Design.Published;

public sealed partial class KitList
{
    /// <summary>Below this margin a change of prices voids the signature as well.</summary>
    public const decimal MarginFloor = 0.18m;

    /// <summary>The current version is signed and still stands.</summary>
    public bool IsSignedOff => Current.IsValid;

    /// <summary>What a signature covers: every line, every waiver, and the design they serve.</summary>
    public IReadOnlyList<string> Content(NetworkDesign design) =>
        [.. Lines.OrderBy(l => l.Number).Select(l => l.Content()), .. Waivers.OrderBy(w => w.Check, StringComparer.Ordinal).Select(w => Canonical.Line("waiver", w.Check, w.Reason)), .. design.Content()];

    /// <summary>Everything that stands in the way of a signature, in words that the signer can act on.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSignOff(KitReview review, Signer signer)
    {
        var all = new List<Obstacle>();
        if (!signer.MaySign) all.Add(new("not-the-engineer", signer.Refusal));
        if (IsSignedOff) all.Add(new("already-signed", $"Version {Number} is signed already. A change of part, quantity, purpose, allocation or design makes version {Number + 1}."));
        if (Lines.Count == 0) all.Add(new("empty-kit-list", "The list has no line yet. Add what the design needs first."));
        all.AddRange(review.Open.Select(c => new Obstacle(c.Code, c.Words + (c.Waivable ? " Mend it, or waive it with a reason." : " Mend it; this cannot be waived."))));
        if (Reviews.FirstOrDefault(r => r.Version == Number && r.AgreedAt is null) is not null)
            all.Add(new("review-open", $"The peer review of version {Number} that was asked for is not answered yet. Wait for it, or ask the reviewer."));
        return all;
    }

    public void SignOff(NetworkDesign design, KitReview review, Signer signer, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesToSignOff(review, signer));
        var content = Content(design);
        Current.Sign(signer.Id, now, Canonical.Hash(content), JsonSerializer.Serialize(content));
        State = KitState.Signed;
        Touch();
    }

    /// <summary>After any change: a signature that no longer covers what stands here becomes void, and a new version begins.</summary>
    /// <returns>The version whose signature became void; null when none did.</returns>
    internal KitVersion? Settle(NetworkDesign design, string why, Instant now)
    {
        ChangedAt = now;
        Touch();
        if (State == KitState.PeerReview) State = KitState.Draft;
        if (!IsSignedOff) return null;
        var changed = Current.Hash != Canonical.Hash(Content(design));
        var tooCheap = Margin < MarginFloor;
        if (!changed && !tooCheap) return null;

        var was = Current;
        was.MakeVoid(changed ? why : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{why}; the margin fell below {MarginFloor:P0}"), now);
        Versions.Add(new KitVersion(++Number, why, now));
        State = KitState.Draft;
        return was;
    }

    /// <summary>Whether what stands here is, to the letter, what was signed; catches what was changed around the program.</summary>
    public bool MatchesSignature(NetworkDesign design) => IsSignedOff && Current.Hash == Canonical.Hash(Content(design));

    public PeerReview AskReview(Guid reviewer, Guid asker, Instant now)
    {
        if (IsSignedOff) throw new RuleException("already-signed", $"Version {Number} is signed already; a review comes before the signature.");
        if (reviewer == asker) throw new RuleException("reviews-oneself", "A peer is somebody else. Ask another engineer.", "/reviewer");
        Reviews.RemoveAll(r => r.Version == Number);
        var review = new PeerReview(Number, reviewer, now);
        Reviews.Add(review);
        State = KitState.PeerReview;
        Touch();
        return review;
    }

    public void AgreeReview(Guid by, Instant now)
    {
        var review = Reviews.FirstOrDefault(r => r.Version == Number && r.ReviewerId == by)
            ?? throw new RuleException("not-asked", $"You were not asked to review version {Number}. Who was asked answers.");
        review.Agree(now);
        Touch();
    }

    public void Waive(KitCheck check, string reason, Guid by, Instant now, LocalDate? lookAgainBy)
    {
        if (!check.Waivable) throw new RuleException("not-waivable", $"{check.Words} This cannot be waived: it would not work. Mend it.");
        Waivers.RemoveAll(w => w.Check == check.Key);
        Waivers.Add(new KitWaiver(check.Key, reason, by, now, lookAgainBy));
        Touch();
    }

    /// <summary>The list went into a proposal, was ordered, delivered, installed; forwards only, and only when signed.</summary>
    public void Advance(KitState to)
    {
        if (!IsSignedOff) throw new RuleException("not-signed", $"Version {Number} of the kit list is not signed, so it cannot be {to.Word()}. Sign it first.");
        if (to <= State) throw new RuleException("state-order", $"The kit list is {State.Word()} already; {to.Word()} does not follow.");
        State = to;
        Touch();
    }
}

/// <summary>Who wants to sign, and whether it is his to sign.</summary>
/// <param name="Refusal">Why not, in words; empty when he may.</param>
public sealed record Signer(Guid Id, bool MaySign, string Refusal);

/// <summary>The words for the states of a kit list.</summary>
public static class KitStates
{
    public static string Word(this KitState state) => state switch
    {
        KitState.PeerReview => "in peer review",
        KitState.InProposal => "in a proposal",
        KitState.PartDelivered => "part delivered",
        KitState.AsBuilt => "as built",
        _ => state.ToString().ToLowerInvariant(),
    };
}
