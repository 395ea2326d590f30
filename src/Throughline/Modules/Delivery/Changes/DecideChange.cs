using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Changes;

/// <summary>The customer approves or rejects a change, by link, signed in, or as we record it; then it is applied, which voids the kit sign-off.</summary>
public sealed class DecideChange(ThroughlineDb db, OpenLink links, KitChange kit, ISendDocuments mail, PublicAddress address, CurrentUser user, IClock clock)
{
    public sealed record LinkInput(string Network, string Change);
    public sealed record TokenInput(string Token, [property: AtMost(200), Words("Your name")] string Name, [property: AtMost(200), Words("Your role")] string Role);
    public sealed record TokenRejectInput(string Token, [property: AtMost(200), Words("Your name")] string Name, [property: AtMost(500), Words("Why not")] string Why);
    public sealed record ApproveInput(string Network, string Change, [property: AtMost(200), Words("Who approved it")] string? Name = null, [property: AtMost(200)] string? Role = null, [property: AtMost(300), Words("How we know")] string? How = null);
    public sealed record RejectInput(string Network, string Change, [property: AtMost(500)] string Why, [property: AtMost(200), Words("Who rejected it")] string? Name = null);
    public sealed record ApplyInput(string Network, string Change);

    /// <summary>Makes the link for the signatory, good for 30 days, and sends it when mail is on.</summary>
    public async Task<string> Send(LinkInput input)
    {
        var (network, change) = await Find(input.Network, input.Change);
        var signatory = await Signatory(network) ?? throw new RuleException("no-signatory", $"{network.Reference} has no contact who signs. Name one first, or record how the customer approved it.");
        var now = clock.Now();
        var (link, token) = SignedLink.For(LinkPurpose.ApproveChange, network.Id, change.Id, signatory.Id, now, now + Duration.FromDays(30));
        db.SignedLinks.Add(link);
        var href = address.Of($"/approve/{token}");
        if (signatory.Email is { } email)
            mail.Queue(new OutgoingLetter(email, signatory.Name, $"{change.Reference}: {change.What}", $"Dear {signatory.Name},\n\n{change.What}\n\nIt costs {Money.Text(change.OnceMinor + change.RecoveryMinor, change.Currency)} once{(change.ForecastAfter is { } f ? $" and the service is ready on {DayWords.Long(f)}" : "")}.\n\nApprove it here:\n{href}\n\n{user.Name}"), $"change:{link.Id}");
        await db.SaveChangesAsync();
        return href;
    }

    public Task<ChangeOrder> ByLink(TokenInput input) => Letter(input.Token, input.Name, change => change.Approve(input.Name, input.Role, "signed link", clock.Now()));

    /// <summary>The signatory says no, in the same letter; nothing was changed and nothing is.</summary>
    public Task<ChangeOrder> RejectByLink(TokenRejectInput input) => Letter(input.Token, input.Name, change => change.Reject(input.Name, input.Why, clock.Now()));

    async Task<ChangeOrder> Letter(string token, string name, Action<ChangeOrder> decide)
    {
        var holder = await links.For(token, LinkPurpose.ApproveChange);
        var change = await db.ChangeOrders.SingleAsync(c => c.Id == holder.Link.SubjectId);
        if (change.State == ChangeState.Priced)
        {
            var obstacles = new List<Obstacle>();
            if (holder.IsExpired) obstacles.Add(new("link-expired", "This link has ended. Ask your accountable engineer for a new one."));
            if (!name.Trim().Equals(holder.Name, StringComparison.OrdinalIgnoreCase) || holder.Intruder is not null)
                obstacles.Add(new("wrong-person", $"This link was made for {holder.Name}; nobody else can decide with it.", "/name"));
            RuleException.ThrowIfAny(obstacles);
        }
        decide(change);
        holder.Link.Use(clock.Now());
        return await Decided(change);
    }

    public async Task<ChangeOrder> Approve(ApproveInput input)
    {
        var (network, change) = await Find(input.Network, input.Change);
        if (user.SeesAll)
        {
            var obstacles = new List<Obstacle>();
            if (string.IsNullOrWhiteSpace(input.Name)) obstacles.Add(new("missing", "Say who approved it for the customer.", "/name"));
            if (string.IsNullOrWhiteSpace(input.How)) obstacles.Add(new("missing", "Say how we know: the letter, the mail, the call, with its date.", "/how"));
            RuleException.ThrowIfAny(obstacles);
            change.Approve(input.Name!, input.Role ?? "", $"{input.How}, recorded by {user.Name}", clock.Now());
        }
        else
        {
            if ((await Signatory(network))?.Id != user.Id) throw new RuleException("wrong-person", "Only the signatory of your company approves a change. Ask them.");
            change.Approve(user.Name, input.Role ?? "signatory", "signed in", clock.Now());
        }
        return await Decided(change);
    }

    public async Task<ChangeOrder> Reject(RejectInput input)
    {
        var (_, change) = await Find(input.Network, input.Change);
        change.Reject(user.SeesAll ? input.Name ?? user.Name : user.Name, input.Why, clock.Now());
        return await Decided(change);
    }

    /// <summary>Puts the change into design, kit list and plan; the signature under the kit list is void from here.</summary>
    public async Task<ChangeOrder> Apply(ApplyInput input)
    {
        var (network, change) = await Find(input.Network, input.Change);
        if (change.State is not ChangeState.CustomerApproved) change.Apply(null, clock.Now()); // says what stands in the way
        var voided = await kit.Apply(network, change.Additions, change.Handoff, $"change {change.Reference}");
        change.Apply(voided, clock.Now());
        if (change.MonthlyMinor != 0 && network.Services.FirstOrDefault() is { } service) service.MonthlyMinor += change.MonthlyMinor;
        if (await db.Plans.OfOrNull(network.Id) is { } plan)
        {
            var today = plan.Today(clock);
            if (change.LeadDays > 0 || voided is not null) RaiseChange.Reschedule(plan, change.Reference, change.LeadDays, voided is not null, today);
            plan.Reforecast(today);
        }
        db.Facts.Add(Fact.Of(new ChangeApplied(change.Id, change.Reference, change.What, voided), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return change;
    }

    async Task<ChangeOrder> Decided(ChangeOrder change)
    {
        db.Facts.Add(Fact.Of(new ChangeDecided(change.Id, change.Reference, change.State, change.DecidedName ?? "", change.DecidedHow ?? ""), change.NetworkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return change;
    }

    Task<Parties.Published.Person?> Signatory(Network network) =>
        (from c in db.Networks.Where(n => n.Id == network.Id).SelectMany(n => n.Contacts) where c.Purpose == ContactPurpose.Signs join p in db.People on c.PersonId equals p.Id select p).FirstOrDefaultAsync();

    async Task<(Network, ChangeOrder)> Find(string reference, string change)
    {
        var network = await db.Networks.One(reference);
        return (network, await db.ChangeOrders.Include(c => c.Parts).Where(c => c.NetworkId == network.Id).Referred(change).SingleOrDefaultAsync() ?? throw new NotFoundException($"Change {change}"));
    }
}

/// <summary>The customer decided on a change.</summary>
public sealed record ChangeDecided(Guid ChangeId, string Reference, ChangeState State, string Name, string How) : Happening
{
    public override string Sentence => $"{Reference} {(State == ChangeState.Rejected ? "rejected" : "approved")} by {Name} ({How}).";
    public override Guid? Subject => ChangeId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}

/// <summary>A change is now in design, kit list and plan.</summary>
public sealed record ChangeApplied(Guid ChangeId, string Reference, string What, int? VoidedVersion) : Happening
{
    public override string Sentence => $"{Reference} applied: {What.TrimEnd('.')}{(VoidedVersion is { } v ? $"; sign-off of kit list v{v} is void" : "")}.";
    public override Guid? Subject => ChangeId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}
